"""The terminal is given back as it was, whatever ends or stops the game: on real lines."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.ptys import (
    ENTERED,
    FRAME_BEGIN,
    LEFT,
    Manners,
    Seat,
    game,
    seated,
    stage,
)
from tests.terminal.stage import CRASH, LOG_VARIABLE

NOTHING = "b''"


def playing(seat: Seat) -> None:
    """Wait until frames come."""
    before = seat.frame_count
    seat.until("a frame", lambda: seat.frame_count > before + 2)


def assert_given_back(seat: Seat, event: str) -> None:
    """Check that screen, keys, mouse and line are as they were before the game."""
    facts = seat.event(event)
    seat.look(0.05)
    assert facts["modes"] == seat.event("start")["modes"]
    last = seat.shown.rpartition(ENTERED)[2]
    assert last.count(LEFT) == 1
    assert FRAME_BEGIN not in last.partition(LEFT)[2]
    for switched in (b"?25h", b"?7h", b"?1002l", b"?1003l", b"?1006l", b"?1004l", b"?2004l", b"<u"):
        assert b"\x1b[" + switched in last.partition(LEFT)[0], switched


def test_quitting_gives_the_terminal_back() -> None:
    with seated(stage()) as seat:
        playing(seat)
        seat.type(b"\x11")
        assert_given_back(seat, "end")
        end = seat.event("end")
        assert (end["code"], end["by"]) == (0, 0)


def test_ctrl_c_ends_it_as_an_interrupt() -> None:
    with seated(stage()) as seat:
        playing(seat)
        seat.type(b"\x03")
        assert_given_back(seat, "end")
        assert seat.event("end")["by"] == signal.SIGINT


@pytest.mark.parametrize("number", (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT))
def test_a_signal_gives_the_terminal_back_and_is_raised_again(number: int) -> None:
    with seated(stage()) as seat:
        playing(seat)
        os.kill(seat.pid, number)
        assert_given_back(seat, "end")
        assert seat.event("end")["by"] == number


def test_a_crash_is_told_on_the_normal_screen() -> None:
    with seated(stage("crash")) as seat:
        assert_given_back(seat, "end")
        assert seat.event("end")["code"] == 1
        after = seat.shown.rpartition(LEFT)[2]
        assert b"Traceback" in after
        assert b"RuntimeError: " + CRASH.encode() + b"\r\n" in after


def test_the_whole_game_gives_the_terminal_back() -> None:
    with seated(game("--terminal", "--mute", "--level", "classroom", "--seed", "3")) as seat:
        seat.until("the first card", lambda: seat.frame_count > 0)
        seat.type(b"x")
        playing(seat)
        os.kill(seat.pid, signal.SIGTERM)
        assert_given_back(seat, "end")
        assert seat.event("end")["by"] == signal.SIGTERM


@pytest.mark.parametrize("how", ("key", "signal"))
def test_stopped_and_called_back_no_frame_comes_in_between(how: str) -> None:
    with seated(stage()) as seat:
        playing(seat)
        if how == "key":
            seat.type(b"\x1a")
        else:
            os.kill(seat.pid, signal.SIGTSTP)
        assert seat.event("stop")["by"] == signal.SIGTSTP
        assert_given_back(seat, "stop")
        shown = len(seat.shown)
        seat.look(0.2)
        assert len(seat.shown) == shown
        seat.order("fg")
        seat.until("the way back", lambda: ENTERED in seat.shown[shown:])
        ticks = seat.ticks(4)
        assert seat.shown[shown:].startswith(ENTERED)
        assert any(tick["lost_focus"] for tick in seat.tale.facts)
        assert not ticks[-1]["lost_focus"]
        seat.until("all of it", lambda: b"tick " in seat.shown[shown:])
        seat.type(b"\x11")
        assert_given_back(seat, "end")


def test_in_the_background_it_waits_without_a_byte() -> None:
    with seated(stage()) as seat:
        playing(seat)
        seat.type(b"\x1a")
        seat.event("stop")
        seat.look(0.1)
        shown = len(seat.shown)
        seat.order("bg")
        assert seat.event("stop", 2)["by"] == signal.SIGTTOU
        assert seat.event("stop", 2)["modes"] == seat.event("start")["modes"]
        assert len(seat.shown) == shown
        seat.order("fg")
        playing(seat)
        seat.type(b"\x11")
        assert_given_back(seat, "end")


def test_stopped_without_a_warning_it_takes_the_terminal_again() -> None:
    with seated(stage()) as seat:
        playing(seat)
        os.kill(seat.pid, signal.SIGSTOP)
        seat.event("stop")
        seat.look(0.1)
        shown = len(seat.shown)
        seat.order("fg")
        seat.until("the way back", lambda: ENTERED in seat.shown[shown:])
        playing(seat)
        seat.type(b"\x11")
        assert_given_back(seat, "end")


def test_answers_on_their_way_are_not_typed_into_the_shell() -> None:
    with seated(stage("noise"), Manners(delay_s=0.06)) as seat:
        playing(seat)
        seat.type(b"\x11")
        assert_given_back(seat, "end")
        assert seat.event("end")["typed"] == NOTHING


def test_a_terminal_that_takes_nothing_cannot_keep_it() -> None:
    with seated(stage("noise")) as seat:
        playing(seat)
        seat.manners.reads = False
        seat.look(0.3)
        os.kill(seat.pid, signal.SIGTERM)
        assert seat.event("end")["by"] == signal.SIGTERM
        assert seat.event("end")["modes"] == seat.event("start")["modes"]


def test_libraries_that_complain_do_not_do_so_in_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "logs" / "hyosan.log"
    monkeypatch.setenv(LOG_VARIABLE, str(log))
    with seated(stage("c_noise")) as seat:
        seat.ticks(3)
        seat.type(b"\x11")
        assert_given_back(seat, "end")
        assert b"ALSA" not in seat.shown
    assert "ALSA lib: no such thing" in log.read_text(encoding="utf-8")
