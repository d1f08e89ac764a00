"""A player with a keyboard and nothing else, who plays the real game in its real window.

    python -m tests.frontends.key_player --way win_west --seed 4 --shots /tmp

All that the game gets are key events of the X server, pressed by xdotool, from the title on and
back to it.  What to do, a playtest bot decides; like any bot it knows the snapshots alone.  It
cannot point: it walks eight ways, strikes where it faces, and throws nothing.  The exit code is 0
if it won; the run, a replay like any other, tells the rest.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from PIL import ImageGrab

from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.library import list_levels
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.window.app import Window, open_window
from hyosan_arcade.frontends.window.timing import TimedScreens
from hyosan_arcade.loop import run
from hyosan_arcade.run.bots import BOTS, Bot
from hyosan_arcade.run.replay import write_replay
from hyosan_arcade.sim.intent import AIM_UNITS, Button, Intent, Order, Pace
from hyosan_arcade.sim.script import EndRun, TriggerSpec
from hyosan_arcade.sim.snapshot import BodyView, Snapshot
from hyosan_arcade.sim.world import Difficulty
from hyosan_arcade.view.controls import Controls
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.scene import Scene
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.results import ResultsScreen
from hyosan_arcade.view.screens.screen import Choices, GameContext, Screen
from hyosan_arcade.view.screens.stack import ScreenStack

Keys = frozenset[str]
"""Names of keys as X knows them."""

PACE_KEYS = {Pace.SNEAK: "Control_L", Pace.SPRINT: "Shift_L"}
BUTTON_KEYS = {
    Button.HIT: "j",
    Button.SHOVE: "f",
    Button.USE: "e",
    Button.ITEM: "q",
    Button.NEXT_ITEM: "Tab",
}
ORDER_KEYS = {Order.COME: "1", Order.HOLD: "2", Order.LISTEN: "4", Order.FIGHT: "5"}
SLANT = 0.414
"""tan 22.5°: beyond it a way is nearer to the diagonal than to the straight."""
LOOK_TICKS, ACT_TICKS = 60, 75
"""How long a screen has been there when it is photographed, and when it is answered."""
DOOR_TICKS = 25
"""From pressing use to an open door."""


class Keyboard:
    """Presses keys in `window` through the X server."""

    def __init__(self, window: Window) -> None:
        self.pressed = 0
        self._held: Keys = frozenset()
        self._typist = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True)
        self._send(f"windowfocus {window.window.handle}")

    def hold(self, keys: Keys) -> None:
        """Hold down exactly these keys."""
        up = [f"keyup {key}" for key in sorted(self._held - keys)]
        down = [f"keydown {key}" for key in sorted(keys - self._held)]
        self.pressed += len(down)
        self._held = keys
        if up or down:
            self._send(" ".join(up + down))

    def tap(self, key: str) -> None:
        """Press and release one key."""
        self.hold(frozenset())
        self.pressed += 1
        self._send(f"key {key}")

    def close(self) -> None:
        """Let go of all keys."""
        self.hold(frozenset())
        self._pipe.close()
        self._typist.wait()

    @property
    def _pipe(self) -> IO[str]:
        assert self._typist.stdin is not None
        return self._typist.stdin

    def _send(self, words: str) -> None:
        self._pipe.write(f"{words}\n")
        self._pipe.flush()


def keys_for(intent: Intent, me: BodyView) -> Keys:
    """Return the keys that come nearest to what a bot wants; a blow is aimed by walking that way.

    >>> sorted(keys_for(Intent(move_x=127, move_y=-60, pace=Pace.SPRINT), me=None))
    ['Shift_L', 'd', 'w']
    """
    keys = {key for button, key in BUTTON_KEYS.items() if intent.holds(button)}
    ways = arrows(intent.move_x, intent.move_y)
    if intent.buttons & (Button.HIT | Button.SHOVE) and intent.has_aim:
        ways = arrows(intent.aim_x / AIM_UNITS - me.x, intent.aim_y / AIM_UNITS - me.y)
    if ways and intent.pace in PACE_KEYS:
        keys.add(PACE_KEYS[intent.pace])
    if intent.order in ORDER_KEYS:
        keys.add(ORDER_KEYS[intent.order])
    return ways | keys


def arrows(x: float, y: float) -> Keys:
    """Return the keys of the nearest of eight ways.

    >>> [sorted(arrows(*way)) for way in ((1, 0), (1, -1), (-5, 2), (0, 0))]
    [['d'], ['d', 'w'], ['a'], []]
    """
    least = SLANT * max(abs(x), abs(y))
    across = {"a"} if x < -least else {"d"} if x > least else set()
    along = {"w"} if y < -least else {"s"} if y > least else set()
    return frozenset(across | along)


@dataclass
class Album:
    """Photographs of the X screen, one for each occasion."""

    folder: Path | None
    _taken: set[str] = field(default_factory=set)

    def take(self, occasion: str) -> None:
        """Photograph the screen, the first time only."""
        if self.folder is not None and occasion not in self._taken:
            self._taken.add(occasion)
            ImageGrab.grab(xdisplay="").save(self.folder / f"keys-{occasion}.png")


class KeyPlayer:
    """The screens of `stack`, looked at after every picture and answered by key."""

    def __init__(
        self, stack: ScreenStack, keyboard: Keyboard, album: Album, bot: str, way: str
    ) -> None:
        self.won: PlayScreen | None = None
        self._stack = stack
        self._keyboard = keyboard
        self._album = album
        self._bot_name, self._way = bot, way
        self._bot: Bot | None = None
        self._top: Screen | None = None
        self._ticks = self._answered_tick = self._door_tick = 0

    @property
    def is_over(self) -> bool:
        """Whether the last screen has been left."""
        return self._stack.is_over

    def tick(self, controls: Controls) -> None:
        """Advance by one tick."""
        self._stack.tick(controls)
        self._ticks += 1

    def compose(self, blend: float) -> Scene:
        """Make the picture; then look, and press keys for the next tick."""
        scene = self._stack.compose(blend)
        if not self.is_over and self._ticks:
            self._answer(self._stack.screens[-1])
        return scene

    def _answer(self, top: Screen) -> None:
        if top is not self._top:
            self._top, self._bot, self._ticks = top, None, 1
            self._answered_tick = self._door_tick = 0
            self._keyboard.hold(frozenset())
        if self._ticks == self._answered_tick:
            return
        self._answered_tick = self._ticks
        if isinstance(top, PlayScreen):
            self._play(top)
        else:
            self._choose(top)

    def _choose(self, menu: Screen) -> None:
        """Look at a menu for a while; then begin, try again, or leave if the run was won."""
        occasion, key = "title", "Return"
        if isinstance(menu, ResultsScreen):
            occasion, key = ("won", "Escape") if self.won else ("lost", "r")
        if self._ticks >= LOOK_TICKS:
            self._album.take(occasion)
        if self._ticks >= ACT_TICKS:
            self._ticks = 1
            self._keyboard.tap("Escape" if self.won else key)  # on the title too: we are done

    def _play(self, play: PlayScreen) -> None:
        """Press what the bot wants."""
        seen = play.snapshot
        if seen.outcome:
            self._keyboard.hold(frozenset())
            self.won = play if seen.outcome == "win" else None
            return
        if self._bot is None:
            self._bot = BOTS[self._bot_name](play.session.seed)
        intent = self._bot.decide(self._known(seen))
        self._keyboard.hold(keys_for(intent, seen.person(0)))
        self._photograph(seen, intent)

    def _known(self, seen: Snapshot) -> Snapshot:
        """Return what the bot is told: of the ways to win the one asked for, if any."""
        if not self._way:
            return seen
        triggers = tuple(t for t in seen.level.triggers if t.trigger_id == self._way or not wins(t))
        return replace(seen, level=replace(seen.level, triggers=triggers))

    def _photograph(self, seen: Snapshot, intent: Intent) -> None:
        if self._ticks >= LOOK_TICKS:
            self._album.take("start")
        opens = any(p.verb == "open" for p in seen.prompts) and intent.holds(Button.USE)
        if opens and not self._door_tick:
            self._door_tick = self._ticks + DOOR_TICKS
        if 0 < self._door_tick <= self._ticks:
            self._album.take("door")
        for flag, value in seen.flags.items():
            if value:
                self._album.take(flag)


def wins(trigger: TriggerSpec) -> bool:
    """Say whether `trigger` ends the run well."""
    return any(isinstance(action, EndRun) and action.result == "win" for action in trigger.then)


def play(options: argparse.Namespace) -> KeyPlayer:
    """Open the game on its title and let the player have it."""
    scenery = staging()
    context = GameContext(
        staging=scenery,
        list_levels=list_levels,
        hints=HintBook(scenery.words, scenery.control_map),
        choices=Choices(Difficulty(options.difficulty), options.seed),
    )
    window = open_window(scenery.art, assets_root(), scenery.control_map, mute=True)
    keyboard = Keyboard(window)
    stack = ScreenStack(context)
    player = KeyPlayer(stack, keyboard, Album(options.shots), options.bot, options.way)
    try:
        run(window, TimedScreens(player, window.times))
    finally:
        keyboard.close()
        window.close()
    print(f"{keyboard.pressed} keys pressed")
    return player


def main() -> int:
    """Play until the run is won; say what it came to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--bot", choices=sorted(BOTS), default="sneak")
    parser.add_argument("--way", default="", help="the id of the trigger to win by")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--difficulty", choices=[d.value for d in Difficulty], default="normal")
    parser.add_argument("--replay", type=Path, help="write the run that was won")
    parser.add_argument("--shots", type=Path, help="a folder for photographs of the screen")
    options = parser.parse_args()
    began_s = time.monotonic()
    won = play(options).won
    if won is None or won.result is None:
        return 1
    if options.replay is not None:
        write_replay(options.replay, won.session.replay())
    result = won.result
    print(
        f"won {result.level_id} on {result.difficulty.value}, seed {result.seed}:"
        f" {result.outcome_text} after {result.seconds} s of play,"
        f" {result.kills} killed, {time.monotonic() - began_s:.0f} s in all"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
