"""The front-end on real lines: keys, sizes, and frames that are never late."""

from __future__ import annotations

import os
import random
import re
import statistics

import pytest

from tests.terminal.ptys import (
    ENTERED,
    FRAME_BEGIN,
    Manners,
    Seat,
    game,
    seated,
    stage,
)
from tests.terminal.stage import STAMP

FULL = 127
START_S = 1.0
OLDEST_S = 0.250
STAMPED = re.compile(STAMP.replace("{ms:015d}", r"(\d{15})").encode())


def way(seat: Seat) -> tuple[int, int]:
    """Return the direction of the latest tick."""
    x, y = seat.ticks(1)[-1]["way"]
    return x, y


@pytest.mark.parametrize("answers", (True, False), ids=("answering", "silent"))
def test_a_game_begins_soon_whatever_the_terminal_says(answers: bool) -> None:
    with seated(game("--terminal", "--mute"), Manners(answers=answers)) as seat:
        seat.until("the screen", lambda: ENTERED in seat.shown)
        seat.until("a frame", lambda: FRAME_BEGIN in seat.shown)
        entered = next(at_s for at_s, count in seat.shown_at if ENTERED in seat.shown[:count])
        framed = next(at_s for at_s, count in seat.shown_at if FRAME_BEGIN in seat.shown[:count])
        assert framed - entered < START_S


def test_a_silent_terminal_still_gets_frames() -> None:
    with seated(stage(), Manners(answers=False)) as seat:
        seat.until("many frames", lambda: seat.frame_count > 15)


def test_without_key_up_one_w_walks_until_the_stop_key() -> None:
    with seated(stage()) as seat:
        seat.ticks(2)
        seat.type(b"w")
        seat.until("the first step", lambda: way(seat) == (0, -FULL))
        assert all(tick["way"] == [0, -FULL] for tick in seat.ticks(40))
        seat.type(b".")
        seat.until("the stop", lambda: way(seat) == (0, 0))


def test_with_key_up_letting_go_stops() -> None:
    with seated(stage(), Manners(has_kitty_keys=True)) as seat:
        seat.ticks(2)
        assert b"\x1b[>15u" in seat.shown.partition(ENTERED)[2]
        seat.type(b"\x1b[100;1:1u")
        seat.until("the first step", lambda: way(seat) == (FULL, 0))
        assert all(tick["way"] == [FULL, 0] for tick in seat.ticks(20))
        seat.type(b"\x1b[100;1:3u")
        seat.until("the stop", lambda: way(seat) == (0, 0))
        seat.type(b"\x1b[113;5u")
        assert seat.event("end")["code"] == 0
        assert seat.shown.count(b"\x1b[<u") == 1


def test_what_is_typed_before_the_first_frame_counts_once() -> None:
    with seated(stage(), Manners(answers=False)) as seat:
        seat.until("the screen", lambda: ENTERED in seat.shown)
        seat.type(b"fr")
        pressed = [action for tick in seat.ticks(20) for action in tick["pressed"]]
        assert sorted(pressed) == ["restart", "shove"]


def test_the_mouse_and_the_focus_are_told() -> None:
    with seated(stage()) as seat:
        seat.ticks(2)
        seat.type(b"\x1b[<0;5;5M\x1b[<0;5;5m\x1b[O")
        seat.until("a click", lambda: any("hit" in tick["pressed"] for tick in seat.tale.facts))
        assert any(tick["lost_focus"] for tick in seat.tale.facts)


def test_an_end_of_input_ends_the_game() -> None:
    with seated(stage()) as seat:
        seat.ticks(2)
        pid = seat.pid
        os.kill(seat.shell_pid, 9)  # a terminal whose shell is gone hangs up
        seat.until("the end", lambda: not is_alive(pid))


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_new_size_is_drawn_whole() -> None:
    with seated(stage(), size=(40, 120)) as seat:
        seat.until("frames", lambda: seat.frame_count > 3)
        shown = len(seat.frames())
        seat.resize(30, 100)
        seat.until("a last row", lambda: any(b"\x1b[30;1H" in f for f in seat.frames()[shown:]))
        assert not any(b"\x1b[31;" in frame for frame in seat.frames()[shown + 2 :])


def test_too_small_is_said_and_waits() -> None:
    with seated(stage()) as seat:
        seat.ticks(2)
        seat.resize(20, 60)
        seat.until("the words", lambda: b"terminal.too_small" in seat.shown)
        assert any(tick["lost_focus"] for tick in seat.ticks(10))
        seat.resize(24, 80)
        shown = len(seat.shown)
        seat.until("the play again", lambda: b"tick " in seat.shown[shown:])
        assert not any(tick["lost_focus"] for tick in seat.ticks(10)[5:])


def test_time_stands_still_until_the_card_is_read() -> None:
    with seated(stage("card")) as seat:
        seat.until("the card", lambda: b"terminal.card" in seat.shown)
        seat.look(0.3)
        assert not seat.tale.facts
        seat.type(b"w")
        ticks = seat.ticks(10)
        assert ticks[0]["tick"] == 1
        assert all(tick["way"] == [0, 0] for tick in ticks)


def test_a_slow_line_shows_the_present() -> None:
    """256 kB a second, 80 ms there and back: no frame is older than a quarter of a second."""
    manners = Manners(bytes_per_s=256_000, delay_s=0.08)
    with seated(stage("noise"), manners) as seat:
        seat.until("the beginning", lambda: seat.frame_count > 5)
        begin = len(seat.shown)
        seat.look(3.0)
        ages = [
            shown_at(seat, found.end()) - int(found[1]) / 1000
            for found in STAMPED.finditer(seat.shown, begin)
        ]
        assert len(ages) > 10
        assert statistics.quantiles(ages, n=10)[-1] < OLDEST_S


def shown_at(seat: Seat, end: int) -> float:
    """Return when the byte before `end` was shown."""
    return next(at_s for at_s, count in seat.shown_at if count >= end)


def test_every_frame_is_one_whole_update() -> None:
    with seated(stage("noise")) as seat:
        seat.until("frames", lambda: seat.frame_count > 20)
        first = seat.shown.index(FRAME_BEGIN)
        for part in seat.shown[first:].split(FRAME_BEGIN)[1:-1]:
            assert part.count(b"\x1b[?2026l") == 1
            after = part.partition(b"\x1b[?2026l")[2]
            assert re.fullmatch(rb"\x1b\[2;\d+H\x1b\[6n", after), after


def test_line_noise_ends_nothing() -> None:
    """Bytes from a bad line may do anything in the game but end it."""
    keys_of_ours = {0x03, 0x11, 0x1A}  # Ctrl-C, Ctrl-Q, Ctrl-Z
    noise = [byte for byte in random.Random(5).randbytes(6000) if byte not in keys_of_ours]
    with seated(game("--terminal", "--mute", "--level", "classroom")) as seat:
        seat.until("frames", lambda: seat.frame_count > 2)
        for begin in range(0, len(noise), 500):
            seat.type(bytes(noise[begin : begin + 500]))
            seat.look(0.05)
        seat.look(0.6)
        shown = seat.frame_count
        seat.resize(25, 81)
        seat.until("frames again", lambda: seat.frame_count > shown)
        seat.type(b"\x11")
        assert seat.event("end")["code"] == 0
