"""Frames go out no faster than they are seen; on a line with the test at its other end."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from hyosan_arcade.frontends.terminal.line import DEFAULT_SIZE, Line
from hyosan_arcade.frontends.terminal.modes import raw_modes, reset_terminal, set_modes
from hyosan_arcade.frontends.terminal.probe import QUESTIONS, ask
from hyosan_arcade.frontends.terminal.tokeniser import Tokeniser
from hyosan_arcade.frontends.terminal.tokens import CursorAt
from hyosan_arcade.frontends.terminal.writer import (
    MOST_UNANSWERED,
    SILENT_S,
    STALLED_S,
    UNPACED_S,
    Writer,
)

termios = pytest.importorskip("termios")
NOW_S = 100.0
FRAME = b"\x1b[?2026h" + b"x" * 40 + b"\x1b[?2026l"
HUGE = b"y" * (1 << 20)


class Ends:
    """A line, and the far end of it."""

    def __init__(self) -> None:
        self.far, self.near = os.openpty()
        set_modes(self.near, raw_modes(termios.tcgetattr(self.near)))
        os.set_blocking(self.far, False)
        self.line = Line(self.near, self.near)
        self.writer = Writer(self.line)

    def seen(self) -> bytes:
        """Return what has come to the far end."""
        chunks = []
        while True:
            try:
                chunks.append(os.read(self.far, 1 << 16))
            except BlockingIOError:
                return b"".join(chunks)

    def answers(self) -> list[CursorAt]:
        """Return what a terminal would answer to what it has seen."""
        asked = [part.split(b"\x1b[")[-1] for part in self.seen().split(b"\x1b[6n")[:-1]]
        told = b"".join(b"\x1b[" + place.replace(b"H", b"R") for place in asked)
        return [t for t in Tokeniser().feed(told, 0.0) if isinstance(t, CursorAt)]

    def close(self) -> None:
        self.line.close()
        os.close(self.near)
        os.close(self.far)


@pytest.fixture
def ends() -> Iterator[Ends]:
    ends = Ends()
    yield ends
    ends.close()


def fill(ends: Ends, now_s: float) -> None:
    """Send all frames that may be under way."""
    for _ in range(MOST_UNANSWERED):
        assert ends.writer.is_ready(now_s)
        ends.writer.send(FRAME, now_s)


def test_a_frame_goes_out_whole_with_its_question(ends: Ends) -> None:
    ends.writer.send(FRAME, NOW_S)
    seen = ends.seen()
    assert seen.startswith(FRAME) and seen.endswith(b"\x1b[6n")
    assert ends.writer.byte_count == len(seen)


def test_only_so_many_frames_are_under_way(ends: Ends) -> None:
    fill(ends, NOW_S)
    assert not ends.writer.is_ready(NOW_S + 0.1)
    first, second = ends.answers()
    ends.writer.take_answer(first)
    assert ends.writer.is_ready(NOW_S + 0.1)
    ends.writer.send(FRAME, NOW_S + 0.1)
    assert not ends.writer.is_ready(NOW_S + 0.1)
    ends.writer.take_answer(second)
    assert ends.writer.is_ready(NOW_S + 0.2)


def test_an_answer_speaks_for_all_frames_before_it(ends: Ends) -> None:
    fill(ends, NOW_S)
    ends.writer.take_answer(ends.answers()[-1])
    fill(ends, NOW_S + 0.1)


def test_an_answer_nobody_asked_for_is_ignored(ends: Ends) -> None:
    fill(ends, NOW_S)
    for stray in (CursorAt(0, 0), CursorAt(1, 70), CursorAt(5, 1)):
        ends.writer.take_answer(stray)
    assert not ends.writer.is_ready(NOW_S + 0.1)


def test_a_terminal_that_never_answers_is_paced_by_the_clock(ends: Ends) -> None:
    fill(ends, NOW_S)
    assert not ends.writer.is_ready(NOW_S + SILENT_S * 0.9)
    now_s = NOW_S + SILENT_S * 1.1
    for _ in range(10):
        assert ends.writer.is_ready(now_s)
        ends.writer.send(FRAME, now_s)
        assert not ends.writer.is_ready(now_s + UNPACED_S * 0.5)
        now_s += UNPACED_S * 1.01


def test_one_that_answers_late_is_not_sent_more_until_it_has_caught_up(ends: Ends) -> None:
    fill(ends, NOW_S)
    now_s = NOW_S + SILENT_S * 1.1
    for _ in range(6):
        assert ends.writer.is_ready(now_s)
        ends.writer.send(FRAME, now_s)
        now_s += UNPACED_S * 1.1
    answers = ends.answers()
    for answer in answers[:-MOST_UNANSWERED]:
        ends.writer.take_answer(answer)
        assert not ends.writer.is_ready(now_s)
    ends.writer.take_answer(answers[-MOST_UNANSWERED])
    assert ends.writer.is_ready(now_s)


def test_one_that_falls_silent_is_tried_again_after_a_while(ends: Ends) -> None:
    fill(ends, NOW_S)
    for answer in ends.answers():
        ends.writer.take_answer(answer)
    fill(ends, NOW_S + 1)
    assert not ends.writer.is_ready(NOW_S + 1 + STALLED_S * 0.9)
    assert ends.writer.is_ready(NOW_S + 1 + STALLED_S * 1.1)


def test_what_the_line_does_not_take_waits_and_then_goes_on(ends: Ends) -> None:
    ends.writer.send(HUGE, NOW_S)
    assert ends.writer.is_sending
    assert not ends.writer.is_ready(NOW_S)
    seen = b""
    while ends.writer.is_sending:
        seen += ends.seen()
        ends.writer.pump()
    seen += ends.seen()
    assert seen.startswith(HUGE) and len(seen) == ends.writer.byte_count


def test_a_terminal_given_away_is_begun_anew(ends: Ends) -> None:
    ends.writer.send(HUGE, NOW_S)
    ends.writer.forget()
    ends.seen()
    assert not ends.writer.is_sending
    fill(ends, NOW_S + 1)


def test_a_line_reads_all_there_is_and_never_waits(ends: Ends) -> None:
    assert ends.line.read() == b""
    os.write(ends.far, b"wasd")
    assert ends.line.read() == b"wasd"
    assert not ends.line.is_gone


def test_a_line_that_hangs_up_is_gone() -> None:
    far, near = os.openpty()
    line = Line(near, near)
    os.close(far)
    assert line.read() == b""
    assert line.is_gone
    assert line.write(b"x") == 0
    line.close()
    os.close(near)


def test_a_line_without_a_size_has_the_usual_one(ends: Ends) -> None:
    assert ends.line.size() == DEFAULT_SIZE


def test_a_shell_does_not_inherit_our_impatience(ends: Ends) -> None:
    assert os.get_blocking(ends.near)


def test_a_killed_game_is_cleaned_up_after(ends: Ends) -> None:
    reset_terminal(ends.near, ends.near)
    modes = termios.tcgetattr(ends.near)
    assert modes[3] & termios.ICANON and modes[3] & termios.ECHO and modes[3] & termios.ISIG
    assert modes[0] & termios.ICRNL and modes[1] & termios.OPOST
    seen = ends.seen()
    for switched in (b"?1049l", b"?25h", b"?1003l", b"?2004l", b"=0u"):
        assert b"\x1b[" + switched in seen


def test_a_silent_terminal_is_asked_in_vain_and_left_as_it_was(ends: Ends) -> None:
    before = termios.tcgetattr(ends.near)
    answers = ask(ends.line, 0.05)
    assert not answers.has_answered
    assert termios.tcgetattr(ends.near) == before
    assert ends.seen().startswith(QUESTIONS)


def test_a_terminal_says_what_it_is(ends: Ends) -> None:
    told = b"\x1bP>|kitty(0.40)\x1b\\\x1b[?0u\x1b[?2026;2$y\x1b[?1006;0$y\x1b[?62c"
    os.write(ends.far, told)
    answers = ask(ends.line, 5.0)
    assert answers.has_answered and answers.has_releases
    assert answers.version == "kitty(0.40)"
    assert answers.modes == {2026}
