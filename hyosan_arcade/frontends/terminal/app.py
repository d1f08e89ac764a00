"""The terminal: a front-end of text cells.

It translates and decides nothing: bytes become `Controls`, a `Scene` becomes cells and sounds.
Signals are obeyed between two frames; a frame is made only when the terminal can take it, and the
loop keeps its beat of sixty a second whatever the terminal does.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hyosan_arcade.frontends.audio import Audio, SoundBank
from hyosan_arcade.frontends.base import FrontendError
from hyosan_arcade.frontends.terminal.capabilities import Wish, detect, terminfo_colors
from hyosan_arcade.frontends.terminal.encode import ColorDepth, Encoder
from hyosan_arcade.frontends.terminal.guard import Guard
from hyosan_arcade.frontends.terminal.held import Held
from hyosan_arcade.frontends.terminal.layout import is_too_small
from hyosan_arcade.frontends.terminal.line import open_line
from hyosan_arcade.frontends.terminal.mouse import Pointer
from hyosan_arcade.frontends.terminal.pace import Pace
from hyosan_arcade.frontends.terminal.painting import Look, Painting
from hyosan_arcade.frontends.terminal.probe import ASK_KEYS, ASK_LAST
from hyosan_arcade.frontends.terminal.tokeniser import Tokeniser
from hyosan_arcade.frontends.terminal.tokens import (
    Attributes,
    Change,
    CursorAt,
    Key,
    KeyFlags,
    Mouse,
    MouseDeed,
    Token,
)
from hyosan_arcade.frontends.terminal.writer import Writer
from hyosan_arcade.view.cues import CueTable, CueTableError

if TYPE_CHECKING:
    from pathlib import Path

    from hyosan_arcade.view.art import Art
    from hyosan_arcade.view.controls import ControlMap, Controls
    from hyosan_arcade.view.scene import Scene

ANSWER_S = 0.1
"""So long the first frame waits for the terminal to say what keys it has."""
ASK_S = 0.05
QUIT_KEYS, INTERRUPT_KEY, STOP_KEY, REDRAW_KEY = ("q",), "c", "z", "l"
"""With Ctrl."""


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class TerminalOptions:
    """What the player asks of the terminal; `log` takes what is written to stderr meanwhile.

    `color` is auto, true, 256, 16 or mono; `view` is auto, pixel or glyph; `fps` is at most drawn.
    `word` gives the words of a text key.  `wants_card` shows the card of a first start, and
    `on_card_read` is called once it is closed.
    """

    color: str = "auto"
    view: str = "auto"
    fps: int = 60
    is_mute: bool = False
    log: Path | None = None
    word: Callable[[str], str] = str
    wants_card: bool = False
    on_card_read: Callable[[], None] = _nothing


class Terminal:
    """A terminal with keys, mouse and sound; implements `Frontend`."""

    def __init__(
        self, guard: Guard, painting: Painting, bindings: ControlMap, audio: Audio
    ) -> None:
        self.guard = guard
        self.painting = painting
        self.audio = audio
        self.held = Held(bindings, Pointer(painting.point))
        self.writer = Writer(guard.line)
        self.encoder = Encoder(ColorDepth.INDEXED_256)
        self.pace = Pace(60)
        self.shows_card = False
        self._on_card_read: Callable[[], None] = _nothing
        self._stood_s = 0.0
        self._stands_at_s = 0.0
        self._size = guard.line.size()
        self._tokeniser = Tokeniser()
        self._early: list[Token] = []
        self._wants_quit = self._was_away = False

    @property
    def wants_quit(self) -> bool:
        """Whether the player left, a signal ended the game, or the terminal hung up."""
        return self._wants_quit or self.ended_by > 0 or self.guard.line.is_gone

    @property
    def has_releases(self) -> bool:
        """Whether the terminal says when a key is let go."""
        return self.held.has_releases

    @property
    def ended_by(self) -> int:
        """The signal that ended the game, to be raised again once all is kept; 0 for none."""
        return self.guard.ending.by

    def show_card(self, on_read: Callable[[], None]) -> None:
        """Show the card of a first start until a key is pressed; then call `on_read`."""
        self._stands_at_s = self.now_s()
        self.shows_card, self._on_card_read = True, on_read

    def now_s(self) -> float:
        """Seconds on a clock that never goes back, and that stands still under a card."""
        return self._stands_at_s if self.shows_card else time.perf_counter() - self._stood_s

    def poll(self) -> Controls:
        """Collect what was pressed since the last call."""
        self._obey_signals()
        tokens = [token for token in self._read() if not self._take(token)]
        controls = self.held.read(tokens, time.perf_counter())
        is_away, self._was_away = self._was_away or is_too_small(*self._size), False
        return replace(controls, lost_focus=True) if is_away else controls

    def present(self, scene: Scene) -> None:
        """Show and sound one frame, if the terminal can take it; wait for the next to be due."""
        if scene.art is not None and scene.art is not self.painting.art:
            self.painting.wear(scene.art)
            self.audio.wear(scene.art.files)
        self.audio.play(scene.cues, scene.listener)
        self.held.see(scene)
        now_s = time.perf_counter()
        if self.pace.is_due(now_s) and self.writer.is_ready(now_s):
            self.pace.drawn(now_s)
            self._draw(scene, now_s)
        self.audio.open()
        self.pace.wait(self.writer)

    def close(self) -> None:
        """Give the terminal and the sound back as they were."""
        self.guard.close()
        self.guard.line.close()
        self.audio.close()

    def await_answers(self, until_s: float) -> None:
        """Wait for the answers to the questions of the start, at most until then."""
        while not self.guard.has_answered and self.guard.line.wait_for_input(
            max(until_s - time.perf_counter(), 0.0)
        ):
            self._early = self._read()

    def _read(self) -> list[Token]:
        """Return all that the terminal has said; answers are taken in at once."""
        early, self._early = self._early, []
        tokens = self._tokeniser.feed(self.guard.line.read(), time.perf_counter())
        for token in tokens:
            self.guard.has_answered |= isinstance(token, (Attributes, CursorAt, KeyFlags))
            if isinstance(token, CursorAt):
                self.writer.take_answer(token)
        return early + tokens

    def _take(self, token: Token) -> bool:
        """Act on what is for the terminal and not for the game; say whether it was."""
        is_key = isinstance(token, Key) and token.change is Change.PRESS
        if isinstance(token, Key) and is_key and token.ctrl:
            return self._take_ctrl(token.name)
        is_click = isinstance(token, Mouse) and token.deed is MouseDeed.PRESS
        if not self.shows_card or not (is_key or is_click):
            return False
        self._stood_s = time.perf_counter() - self._stands_at_s
        self.shows_card = False
        self._on_card_read()
        return True

    def _take_ctrl(self, name: str) -> bool:
        if name == INTERRUPT_KEY:
            self.guard.ending.by = self.ended_by or signal.SIGINT
        elif name == STOP_KEY:
            self.guard.wants_stop = True
        elif name == REDRAW_KEY:
            self.encoder.forget()
        elif name in QUIT_KEYS:
            self._wants_quit = True
        else:
            return False
        return True

    def _obey_signals(self) -> None:
        """Stop, come back, or take a new size, as signals have asked."""
        guard = self.guard
        is_back = guard.wants_stop or guard.is_continued
        if guard.wants_stop:
            guard.suspend()
        elif guard.is_continued:
            guard.resume()
        if is_back:
            self.held.let_go()
            self.writer.forget()
            self._was_away = True
        if is_back or guard.is_resized:
            guard.is_resized = False
            self._size = guard.line.size()
            self.encoder.forget()

    def _draw(self, scene: Scene, now_s: float) -> None:
        if is_too_small(*self._size):
            cells = self.painting.paint_too_small(*self._size)
        else:
            cells = self.painting.paint(scene, *self._size)
            if self.shows_card:
                self.painting.paint_card(cells, self.held)
        frame = self.encoder.frame(cells)
        if frame:
            self.writer.send(frame, now_s)


def open_terminal(
    art: Art, assets_root: Path, bindings: ControlMap, options: TerminalOptions
) -> Terminal:
    """Open the terminal on stdin and stdout; raise `FrontendError` where that is impossible.

    `bindings` takes on the terminal's own keys, and others once it is known to tell key-ups.
    """
    line = open_line()
    guard = Guard(line, options.log)
    try:
        guard.enter()
        line.write_all(ASK_KEYS + ASK_LAST, ASK_S)
        until_s = time.perf_counter() + ANSWER_S
        terminal = _furnish(guard, art, assets_root, (bindings, options))
        terminal.await_answers(until_s)
    except BaseException:
        guard.close()
        line.close()
        raise
    return terminal


def _furnish(
    guard: Guard, art: Art, assets_root: Path, asked: tuple[ControlMap, TerminalOptions]
) -> Terminal:
    """Put all that a terminal needs around a guarded line."""
    bindings, options = asked
    found = detect(
        os.environ, terminfo_colors(os.environ.get("TERM", "")), Wish(options.color, options.view)
    )
    look = Look(found.view.fact, options.word)
    terminal = Terminal(
        guard, Painting(art, assets_root, look), bindings, _sound(art, assets_root, options)
    )
    terminal.encoder = Encoder(ColorDepth(found.color.fact))
    terminal.pace = Pace(options.fps)
    if options.wants_card:
        terminal.show_card(options.on_card_read)
    return terminal


def _sound(art: Art, assets_root: Path, options: TerminalOptions) -> Audio:
    """Return the sound; who hears nothing spends nothing on it, a server's guests above all."""
    try:
        table = CueTable.read(assets_root / "sounds.toml")
    except CueTableError as error:
        raise FrontendError(str(error)) from error
    audio = Audio(SoundBank(assets_root), table, is_muted=options.is_mute)
    audio.wear(art.files)
    return audio
