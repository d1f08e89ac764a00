"""Frames out, no faster than they are seen.

Each frame ends with a question for the cursor's place.  The answer tells that all before it has
been shown, so that at most a few frames are ever under way; what cannot go now is never made,
rather than queued, and the next frame shows the present.  The column asked in numbers the frame.
A terminal that never answers is paced by the clock instead.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyosan_arcade.frontends.terminal.line import Line
    from hyosan_arcade.frontends.terminal.tokens import CursorAt

MOST_UNANSWERED = 2
SILENT_S = 1.0
"""A terminal that has answered nothing for so long after its first frame probably never will."""
STALLED_S = 2.0
"""An answer that has not come by then is lost: one more frame is risked."""
UNPACED_S = 1 / 20
"""From frame to frame where nothing is answered."""
QUESTION_ROW, FIRST_COL, COLS = 2, 2, 16
"""Where the cursor is put to number a frame; never the first row, whose answer looks like F3."""
MOST_REMEMBERED = 64
"""Questions to a silent terminal are not kept for ever."""


class Writer:
    """Sends frames over one line; `sent_count` and `byte_count` tell what went out."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.sent_count = 0
        self.byte_count = 0
        self._rest = memoryview(b"")
        self._unanswered: deque[int] = deque(maxlen=MOST_REMEMBERED)
        self._has_answered = False
        self._first_s = self._last_s = 0.0

    @property
    def is_sending(self) -> bool:
        """Whether part of a frame still waits for the line to take it."""
        return bool(self._rest)

    def is_ready(self, now_s: float) -> bool:
        """Say whether a frame made now would go out now."""
        self.pump()
        if self.is_sending or self.line.is_gone:
            return False
        if len(self._unanswered) < MOST_UNANSWERED:
            return True
        if not self._has_answered and now_s - self._first_s > SILENT_S:
            return now_s - self._last_s >= UNPACED_S
        return now_s - self._last_s >= STALLED_S

    def send(self, frame: bytes, now_s: float) -> None:
        """Send a frame and ask whether it has come; only after `is_ready`."""
        number = self.sent_count % COLS
        question = b"\x1b[%d;%dH\x1b[6n" % (QUESTION_ROW, FIRST_COL + number)
        self._rest = memoryview(frame + question)
        self._unanswered.append(number)
        self._first_s = self._first_s or now_s
        self._last_s = now_s
        self.sent_count += 1
        self.byte_count += len(self._rest)
        self.pump()

    def pump(self) -> None:
        """Send on what the line did not take."""
        while self._rest:
            taken = self.line.write(self._rest)
            if not taken:
                return
            self._rest = self._rest[taken:]

    def take_answer(self, answer: CursorAt) -> None:
        """Note that a frame and all before it have been shown; what was not asked is ignored."""
        number = answer.col + 1 - FIRST_COL
        if answer.row + 1 != QUESTION_ROW or number not in self._unanswered:
            return
        self._has_answered = True
        while self._unanswered.popleft() != number:
            continue

    def forget(self) -> None:
        """Begin anew on a terminal that was given away and taken back."""
        self._rest = memoryview(b"")
        self._unanswered.clear()
