"""The `hyosan` command: words and options in, an exit code out.

0 is fine, 1 failed, 2 a slip on the command line; whatever goes wrong is one clear line.  Nothing
heavy is imported before the command is known, so that `--help` and a typing slip answer at once.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from hyosan_arcade import __version__
from hyosan_arcade.commands.arguments import (
    DIFFICULTIES,
    add_device,
    add_levels_folder,
    add_who,
    device_options,
    png_file,
    seed,
)
from hyosan_arcade.commands.blackbox import BlackBox, say
from hyosan_arcade.commands.device import HEADLESS, TERMINAL, WINDOW
from hyosan_arcade.commands.failure import FAILED, FINE, USAGE, CommandError
from hyosan_arcade.commands.level_words import add_level

INTERRUPTED = 130
BOT_NAMES = ("rusher", "sneak", "alone", "hand", "feeder")
LONGEST_S = 4 * 3600
MOST = 50_000
OWN_OPTIONS = ("-h", "--help", "--version")
EPILOG = "Without a command, play: hyosan --level classroom --seed 7"

Command = Callable[[argparse.Namespace, BlackBox], int]


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # it would stand in the JSON
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads multiply matrices: we none
    words = sys.argv[1:] if argv is None else argv
    try:
        return _quietly_closed(words)
    except KeyboardInterrupt:
        return INTERRUPTED


def _quietly_closed(words: list[str]) -> int:
    """Run the command; a reader that went away (`| head`) is no fault of ours, a full disk is."""
    try:
        code = _guarded(words)
        if sys.stdout is not None:  # it is None where the shell closed it
            sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return FAILED
    except OSError as error:
        _discard_output()
        say(f"the output cannot be written: {error.strerror or error}")
        return FAILED
    return code


def _is_lost_output(error: Exception) -> bool:
    """Say whether it was a print that failed: files of ours fail with their name."""
    if not isinstance(error, OSError) or error.filename is not None:
        return False
    return error.errno in (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF, errno.EINVAL)


def _discard_output() -> None:
    """Let Python's last flush, at exit, go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _guarded(words: list[str]) -> int:
    """Run the command; turn what it gives up with into a line, what it dies of into a file."""
    box = BlackBox(words)
    try:
        return _dispatch(words, box)
    except CommandError as failure:
        say(str(failure))
        return failure.code
    except Exception as error:
        if _is_lost_output(error):
            raise
        from hyosan_arcade.commands.crash import write_report

        report = write_report(box, error)
        where = f"the report is in {report}" if report else "and no folder takes the report"
        say(f"stopped by itself ({type(error).__name__}: {error}); {where}")
        return FAILED


def _dispatch(words: list[str], box: BlackBox) -> int:
    if not words or (words[0].startswith("-") and words[0] not in OWN_OPTIONS):
        words = ["play", *words]
    try:
        options = _parser().parse_args(words)
    except SystemExit as leave:  # argparse has said its piece
        return FINE if leave.code in (None, 0) else USAGE
    command: Command = options.command
    return command(options, box)


# --- the words ----------------------------------------------------------------------------------


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with the words in one line, without the list of all options."""

    def error(self, message: str) -> NoReturn:
        """Say `message` and where help is; leave."""
        self.exit(USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = OneLineParser(
        prog="hyosan", description="A school outbreak.", epilog=EPILOG
    )
    parser.add_argument("--version", action="version", version=f"hyosan {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (
        _add_play,
        _add_demo,
        _add_verify,
        _add_replay,
        add_level,
        _add_scores,
        _add_bench,
        _add_doctor,
    ):
        add(commands)
    return parser


def _add_play(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    play = commands.add_parser("play", help="play (what hyosan does by itself)")
    _add_run_options(play)
    add_device(play, WINDOW, TERMINAL, HEADLESS)
    play.set_defaults(command=_play)


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="let a bot play without a screen, and report")
    _add_run_options(demo)
    demo.add_argument("--seconds", type=_seconds, default=10.0, metavar="S", help="at most; 10")
    demo.add_argument("--bot", choices=BOT_NAMES, default="rusher")
    demo.add_argument("--shot", type=png_file, metavar="FILE.png", help="write the last picture")
    demo.add_argument("--replay", type=Path, metavar="FILE", help="write the replay")
    demo.add_argument("--json", action="store_true", help="report as JSON")
    demo.set_defaults(command=_demo)


def _add_verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verify = commands.add_parser("verify", help="prove a replay: play it again, compare")
    _add_replay_options(verify)
    verify.add_argument("--json", action="store_true", help="report as JSON")
    verify.set_defaults(command=_verify)


def _add_replay(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    replay = commands.add_parser("replay", help="watch a replay")
    _add_replay_options(replay)
    add_device(replay, WINDOW, TERMINAL)
    replay.add_argument(
        "--shot", type=png_file, metavar="FILE.png", help="only draw its last picture"
    )
    replay.set_defaults(command=_replay)


def _add_scores(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    scores = commands.add_parser("scores", help="list the best runs")
    scores.add_argument("--level", default="", metavar="L", help="of one level: its name or file")
    add_levels_folder(scores)
    scores.add_argument("--json", action="store_true", help="report as JSON")
    scores.set_defaults(command=_scores)


def _add_bench(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bench = commands.add_parser("bench", help="measure this machine with a packed horde")
    bench.add_argument("--zombies", type=_count, default=5000, metavar="N", help="5000")
    bench.add_argument("--ticks", type=_count, default=300, metavar="T", help="300")
    bench.add_argument("--json", action="store_true", help="report as JSON")
    bench.set_defaults(command=_bench)


def _add_doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doctor = commands.add_parser("doctor", help="say what this machine offers the game")
    add_levels_folder(doctor)
    doctor.add_argument("--json", action="store_true", help="report as JSON")
    doctor.add_argument(
        "--reset-terminal",
        action="store_true",
        help="put a terminal right that a killed game has left in disorder",
    )
    doctor.set_defaults(command=_doctor)


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--level", default="", metavar="L", help="name or file of a level")
    parser.add_argument("--seed", type=seed, metavar="N", help="0 to 2**63 - 1")
    parser.add_argument("--difficulty", choices=DIFFICULTIES, default="normal")
    add_who(parser)
    add_levels_folder(parser)


def _add_replay_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--level", default="", metavar="L", help="where its level is now")
    add_levels_folder(parser)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= LONGEST_S:
        raise argparse.ArgumentTypeError(f"{text} is not more than 0 and at most {LONGEST_S}")
    return seconds


def _count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST:
        raise argparse.ArgumentTypeError(f"{text} is not within 1 .. {MOST}")
    return count


# --- the commands -------------------------------------------------------------------------------


def _play(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.heap import hold

    hold()  # what follows loads most of the game
    from hyosan_arcade.commands.play import PlayOptions, play
    from hyosan_arcade.sim.world import Difficulty

    return play(
        PlayOptions(
            level=options.level,
            levels=options.levels,
            seed=options.seed,
            difficulty=Difficulty(options.difficulty),
            who=options.who,
            device=device_options(options),
        ),
        box,
    )


def _demo(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.choice import DEFAULT_LEVEL
    from hyosan_arcade.commands.demo import DemoOptions, demo
    from hyosan_arcade.sim.world import Difficulty

    return demo(
        DemoOptions(
            level=options.level or DEFAULT_LEVEL,
            levels=options.levels,
            seconds=options.seconds,
            seed=1 if options.seed is None else options.seed,
            bot=options.bot,
            who=options.who,
            difficulty=Difficulty(options.difficulty),
            shot=options.shot,
            replay=options.replay,
            as_json=options.json,
        ),
        box,
    )


def _verify(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.verify import verify_file

    return verify_file(options.file, options.level, options.levels, as_json=options.json)


def _replay(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.watch import WatchOptions, watch

    device = device_options(options)
    return watch(
        WatchOptions(options.file, options.level, options.levels, device, options.shot), box
    )


def _scores(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.scores import list_scores

    return list_scores(options.level, options.levels, as_json=options.json)


def _bench(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.bench import bench

    return bench(options.zombies, options.ticks, as_json=options.json)


def _doctor(options: argparse.Namespace, box: BlackBox) -> int:
    from hyosan_arcade.commands.doctor import doctor, reset_terminal

    if options.reset_terminal:
        return reset_terminal()
    return doctor(options.levels, as_json=options.json)
