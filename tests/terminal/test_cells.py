"""Frames of cells: words, wide letters, pixels, and what is left of what they cover."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.frontends.terminal.cells import (
    BOLD,
    SPACE,
    UPPER_HALF,
    Cells,
    text_width,
)

RED = (200, 20, 20)
BLUE = (20, 20, 200)


def whole_letters(cells: Cells) -> bool:
    """Tell whether every right half has its wide letter, and every wide letter its right half."""
    for row in cells.glyph:
        for col, code in enumerate(row):
            if code == 0 and (col == 0 or text_width(chr(row[col - 1])) != 2):
                return False
            wide = code != 0 and text_width(chr(code)) == 2
            if wide and (col + 1 == len(row) or row[col + 1] != 0):
                return False
    return True


def test_words_take_their_cells_and_keep_the_paper() -> None:
    cells = Cells.blank(2, 12, BLUE)
    assert cells.write(0, 1, "나리 hp", RED) == 8
    assert cells.text(0) == " 나리 hp    "
    assert tuple(cells.ink[0, 1]) == RED
    assert tuple(cells.paper[0, 2]) == BLUE
    assert cells.glyph[0, 2] == 0


def test_words_are_clipped_at_the_rims_without_half_letters() -> None:
    cells = Cells.blank(1, 4)
    cells.write(0, -1, "가나다", RED)
    assert cells.text(0) == " 나 "
    cells.write(5, 0, "below", RED)
    assert whole_letters(cells)


def test_writing_on_half_a_wide_letter_removes_the_other_half() -> None:
    cells = Cells.blank(1, 6)
    cells.write(0, 0, "가나다", RED)
    cells.write(0, 1, "x", RED)
    assert cells.text(0) == " x나다"
    cells.write(0, 4, "y", RED)
    assert cells.text(0) == " x나y "


def test_pixels_become_half_blocks_and_cut_no_letter_in_two() -> None:
    cells = Cells.blank(2, 4)
    cells.write(0, 0, "가나", RED)
    picture = np.zeros((2, 2, 3), np.uint8)
    picture[0], picture[1] = RED, BLUE
    cells.put_pixels(0, 1, picture)
    assert [int(code) for code in cells.glyph[0]] == [SPACE, UPPER_HALF, UPPER_HALF, SPACE]
    assert tuple(cells.ink[0, 1]) == RED
    assert tuple(cells.paper[0, 1]) == BLUE


def test_pixels_are_clipped_to_the_frame() -> None:
    cells = Cells.blank(2, 3)
    picture = np.arange(6 * 5 * 3, dtype=np.uint8).reshape(6, 5, 3)
    cells.put_pixels(-1, -1, picture)
    assert tuple(cells.ink[0, 0]) == tuple(picture[2, 1])
    assert tuple(cells.paper[1, 2]) == tuple(picture[5, 3])


def test_words_over_pixels_stand_on_the_mean_of_the_two() -> None:
    cells = Cells.blank(1, 2)
    picture = np.zeros((2, 2, 3), np.uint8)
    picture[0] = 100
    cells.put_pixels(0, 0, picture)
    cells.write(0, 0, "a", RED)
    assert tuple(cells.paper[0, 0]) == (50, 50, 50)
    assert tuple(cells.paper[0, 1]) == (0, 0, 0)


def test_a_frame_has_four_corners_and_an_empty_middle() -> None:
    cells = Cells.blank(4, 6)
    cells.write(1, 2, "old", RED)
    cells.frame((0, 0, 3, 5), RED, BLUE)
    assert [cells.text(row) for row in range(4)] == ["╭───╮ ", "│   │ ", "╰───╯ ", "      "]


def test_style_and_shade_keep_to_their_box() -> None:
    cells = Cells.blank(1, 4, (100, 100, 100))
    cells.set_style((0, 1, 1, 2), BOLD)
    cells.shade((0, 2, 5, 5), 0.5)
    assert cells.style[0].tolist() == [0, BOLD, BOLD, 0]
    assert cells.paper[0, :, 0].tolist() == [100, 100, 50, 50]


WRITES = st.lists(
    st.tuples(st.integers(-3, 9), st.text("a한bé́나 ", max_size=5), st.booleans()), max_size=12
)


@given(WRITES)
def test_no_half_of_a_letter_is_ever_left(writes: list[tuple[int, str, bool]]) -> None:
    cells = Cells.blank(1, 8)
    for col, text, fills in writes:
        if fills:
            cells.fill((0, col, 1, len(text)), BLUE)
        else:
            cells.write(0, col, text, RED)
        assert whole_letters(cells)


def test_a_part_is_pasted_clipped_and_without_halves_of_letters() -> None:
    cells = Cells.blank(2, 6)
    cells.write(0, 0, "가나다", RED)
    part = Cells.blank(1, 4, BLUE)
    part.write(0, 0, "라마", RED)
    cells.paste(0, 3, part)
    assert cells.text(0) == "가 라 "
    assert whole_letters(cells)
    assert tuple(cells.paper[0, 3]) == BLUE
