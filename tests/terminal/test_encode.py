"""What is sent to a terminal shows there what was meant, in every depth of colour."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.frontends.terminal.cells import (
    BOLD,
    NIGHT,
    REVERSE,
    RGB,
    SPACE,
    STRIKE,
    UNDERLINE,
    UPPER_HALF,
    Cells,
)
from hyosan_arcade.frontends.terminal.encode import SYNC_END, SYNC_START, ColorDepth, Encoder
from hyosan_arcade.frontends.terminal.palette import (
    BASIC_COLORS,
    basic,
    indexed,
    indexed_color,
)
from tools.terminal.glass import Glass, same_picture

WHITE = (255, 255, 255)
RED = (200, 20, 20)
EXACT: tuple[RGB, ...] = ((0, 0, 0), WHITE, (95, 135, 175), (255, 215, 95), (255, 95, 0))
"""Colours that a 256-colour terminal has."""


def pixels_shown(cells: Cells) -> Cells:
    """Return cells as any terminal shows them: half blocks of one colour are blank paper."""
    shown = Cells(cells.glyph.copy(), cells.ink, cells.paper, cells.style)
    same = (cells.ink == cells.paper).all(-1)
    shown.glyph[(cells.glyph == UPPER_HALF) & same] = SPACE
    return shown


def after_sync(sent: bytes) -> str:
    assert sent.startswith(SYNC_START) and sent.endswith(SYNC_END)
    return sent[len(SYNC_START) : -len(SYNC_END)].decode()


def pixel_frame(rows: int, cols: int, seed: int = 1) -> Cells:
    cells = Cells.blank(rows, cols)
    colors = np.array(EXACT, np.uint8)
    chosen = np.random.default_rng(seed).integers(0, len(colors), (rows * 2, cols))
    cells.put_pixels(0, 0, colors[chosen])
    return cells


@pytest.mark.parametrize("depth", [ColorDepth.TRUE, ColorDepth.INDEXED_256])
def test_a_terminal_shows_the_frame(depth: ColorDepth) -> None:
    cells = pixel_frame(7, 11)
    cells.write(2, 1, "나리 HP", EXACT[4], EXACT[0])
    cells.set_style((2, 1, 1, 4), BOLD | UNDERLINE)
    glass = Glass(7, 11)
    glass.feed(Encoder(depth).frame(cells))
    assert same_picture(pixels_shown(cells), glass.cells)


def test_an_unchanged_frame_sends_nothing() -> None:
    encoder = Encoder(ColorDepth.TRUE)
    assert encoder.frame(pixel_frame(4, 6))
    assert encoder.frame(pixel_frame(4, 6)) == b""


def test_a_difference_too_small_for_the_colours_sends_nothing() -> None:
    encoder = Encoder(ColorDepth.INDEXED_256)
    encoder.frame(Cells.blank(2, 4, (0, 0, 0)))
    assert encoder.frame(Cells.blank(2, 4, (1, 0, 0))) == b""


def test_only_what_changed_is_sent() -> None:
    encoder = Encoder(ColorDepth.TRUE)
    cells = Cells.blank(5, 40)
    encoder.frame(cells)
    cells.write(3, 10, "ab", RED)
    cells.write(3, 14, "c", RED)
    ink, paper = "38;2;200;20;20", "48;2;11;12;18"
    assert after_sync(encoder.frame(cells)) == f"\x1b[4;11H\x1b[0m\x1b[{ink};{paper}mab\x1b[2Cc"


def test_forgetting_sends_everything_again() -> None:
    encoder = Encoder(ColorDepth.TRUE)
    whole = encoder.frame(pixel_frame(4, 6))
    encoder.forget()
    assert encoder.frame(pixel_frame(4, 6)) == whole


def test_a_frame_of_another_size_is_sent_whole() -> None:
    encoder = Encoder(ColorDepth.TRUE)
    encoder.frame(pixel_frame(4, 6))
    glass = Glass(3, 9)
    glass.feed(encoder.frame(pixel_frame(3, 9)))
    assert same_picture(pixels_shown(pixel_frame(3, 9)), glass.cells)


def test_uniform_pixels_are_blank_paper_in_one_run() -> None:
    cells = Cells.blank(1, 5)
    cells.put_pixels(0, 0, np.full((2, 5, 3), 90, np.uint8))
    assert after_sync(Encoder(ColorDepth.TRUE).frame(cells)) == (
        "\x1b[1;1H\x1b[0m\x1b[38;2;0;0;0;48;2;90;90;90m     "
    )


def test_blanks_between_words_do_not_change_the_ink() -> None:
    cells = Cells.blank(1, 9)
    cells.write(0, 0, "one", RED)
    cells.write(0, 4, "two", RED)
    sent = after_sync(Encoder(ColorDepth.TRUE).frame(cells))
    assert sent.endswith("mone two  ")


def test_sixteen_colours_use_the_short_numbers_and_keep_words_legible() -> None:
    cells = Cells.blank(1, 3, (0, 0, 0))
    cells.write(0, 0, "a", (255, 85, 85))
    cells.write(0, 1, "b", (10, 4, 4))
    sent = after_sync(Encoder(ColorDepth.BASIC_16).frame(cells))
    assert sent == "\x1b[1;1H\x1b[0m\x1b[91;40ma\x1b[97mb "


def test_without_colour_bright_paper_is_reversed_and_pixels_are_lit_or_not() -> None:
    cells = Cells.blank(1, 6)
    cells.write(0, 0, "a", (0, 0, 0), WHITE)
    picture = np.zeros((2, 4, 3), np.uint8)
    picture[0, 1:3] = picture[1, 2:] = 255
    cells.put_pixels(0, 2, picture)
    sent = after_sync(Encoder(ColorDepth.MONO).frame(cells))
    assert sent == "\x1b[1;1H\x1b[0;7ma\x1b[0m  ▀█▄"


def nearest(color: RGB) -> RGB:
    """Return what 256 colours make of one."""
    return indexed_color(int(indexed(np.array([color], np.uint8))[0]))


def test_colours_a_terminal_has_stay_as_they_are() -> None:
    for color in ((0, 0, 0), WHITE, (255, 215, 95), (95, 215, 215), (255, 95, 0), (95, 135, 175)):
        assert nearest(color) == color
    assert basic(np.array(BASIC_COLORS, np.uint8)).tolist() == list(range(16))


def test_dark_colours_keep_their_hue() -> None:
    """A deep blue, green and red are no greys where there are 256 colours."""
    for number, color in enumerate([(90, 16, 28), (24, 96, 40), (20, 26, 90)]):
        shown = nearest(color)
        assert shown.index(max(shown)) == number
        assert len(set(shown)) > 1


def test_wood_in_lamplight_is_brown_and_greys_stay_grey() -> None:
    for color in ((150, 98, 64), (138, 85, 58), (120, 78, 52), (190, 130, 88)):
        red, green, blue = nearest(color)
        assert red > green > blue, (color, (red, green, blue))
    for grey in (20, 60, 120, 200):
        assert len(set(nearest((grey, grey, grey)))) == 1


EDITS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.integers(-2, 9),
        st.text("ab한글 ", max_size=6),
        st.sampled_from(EXACT),
        st.sampled_from([0, BOLD, REVERSE | STRIKE, UNDERLINE | BOLD]),
    ),
    max_size=4,
)


@settings(deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=4), st.sampled_from([True, False]))
def test_any_course_of_frames_ends_up_on_the_glass(
    frames: list[list[tuple[int, int, str, RGB, int]]], wipes: bool
) -> None:
    encoder, glass = Encoder(ColorDepth.TRUE), Glass(4, 9)
    cells = Cells.blank(4, 9)
    for edits in frames:
        if wipes:
            cells = pixel_frame(4, 9, seed=len(edits))
        for row, col, text, color, style in edits:
            after = cells.write(row, col, text, color, NIGHT)
            cells.set_style((row, col, 1, after - col), style)
        glass.feed(encoder.frame(cells))
        assert same_picture(pixels_shown(cells), glass.cells)
