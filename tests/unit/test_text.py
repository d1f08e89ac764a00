"""Setting text: two scripts on one line, where lines break, and letters that no font has."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.window.sheets import Sheets
from hyosan_arcade.frontends.window.text import UNKNOWN_SIZE, Type
from hyosan_arcade.view.art import Art, ArtError
from hyosan_arcade.view.breaks import CLOSING, pieces

ART = Art.load(assets_root())
TYPE = Type(Sheets(ART, assets_root()))
PAPER = ART.colors["paper"]
MIXED = st.text(st.sampled_from("ab Wi.,!가힣뷁을 、[」"), max_size=60)


def fresh() -> Type:
    return Type(Sheets(ART, assets_root()))


def inked(words: Type, text: str, at: tuple[int, int]) -> pygame.Rect:
    """Write on an empty picture; return the box of the letters without their shadow."""
    picture = pygame.Surface((200, 40), pygame.SRCALPHA, 32)
    words.draw(picture, at, text)
    boxes = pygame.mask.from_threshold(picture, PAPER, (1, 1, 1, 255)).get_bounding_rects()
    return boxes[0].unionall(boxes[1:])


def test_latin_and_hangul_stand_on_one_line() -> None:
    assert inked(TYPE, "H", (10, 20)) == pygame.Rect(10, 20, 5, 6)
    alone = inked(TYPE, "모", (10, 20))
    assert (alone.top, alone.bottom) == (18, 27)
    mixed = inked(TYPE, "모H", (10, 20))
    assert (mixed.top, mixed.bottom) == (18, 27)
    assert mixed.right == 10 + TYPE.width("모H")


def test_a_line_is_as_wide_as_its_letters_and_the_gaps_between() -> None:
    assert TYPE.width("") == 0
    assert TYPE.width("가나") == 9 + 1 + 9
    assert TYPE.width("가H") == 9 + 1 + 5


def test_lines_follow_one_another_without_touching() -> None:
    tallest = TYPE.line("끌gH", "paper").get_height() - 1
    assert tallest <= TYPE.line_h


@given(text=MIXED, width=st.integers(20, 200))
@settings(max_examples=150, deadline=None)
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = TYPE.wrap(text, width)
    assert all(TYPE.width(line) <= width for line in lines)
    shown, whole = "".join(lines).replace(" ", ""), text.replace(" ", "")
    if not any(line.endswith("…") for line in lines):
        assert shown == whole
        assert not any(line[:1] in CLOSING for line in lines[1:] if line)


def test_korean_breaks_between_syllables_and_latin_at_spaces() -> None:
    room = TYPE.width("도망쳐 살")
    assert TYPE.wrap("도망쳐 살아남아라", room) == ["도망쳐 살", "아남아라"]
    assert TYPE.wrap("Run for it", TYPE.width("Run for")) == ["Run for", "it"]
    assert TYPE.wrap("가나다!", TYPE.width("가나다")) == ["가나", "다!"]
    assert "".join(pieces("둘 two  셋")) == "둘 two 셋"


def test_a_word_too_long_for_any_line_ends_in_an_ellipsis() -> None:
    [line] = TYPE.wrap("Donaudampfschifffahrt", 40)
    assert line.endswith("…")
    assert TYPE.width(line) <= 40


def test_a_letter_that_no_font_has_is_a_box_and_is_named_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    words = fresh()
    with caplog.at_level(logging.WARNING):
        box = inked(words, "ж", (10, 20))
        words.line("жж", "paper")
        words.width("ж and ж")
    assert box == pygame.Rect(10, 20, *UNKNOWN_SIZE)
    assert [record.message for record in caplog.records if "U+0436" in record.message] == [
        "no font has the letter '\\u0436' (U+0436): drawn as a box"
    ]
    assert words.width("жH") == UNKNOWN_SIZE[0] + 1 + 5


def test_hangul_is_read_when_first_drawn(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    shutil.copytree(assets_root() / "fonts", tmp_path / "fonts")
    (tmp_path / "fonts" / "hangul.png").unlink()
    words = Type(Sheets(ART, tmp_path))
    with caplog.at_level(logging.WARNING):
        assert words.width("Hello") > 0
        assert not caplog.records
        assert words.width("가나") == 2 * UNKNOWN_SIZE[0] + 1
    assert [r.message for r in caplog.records if "hangul.png cannot be shown" in r.message]
    assert len(caplog.records) == 1, "one line for the file, none for its letters"


def test_a_torn_font_is_named_once_and_not_for_each_letter(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(assets_root() / "fonts", tmp_path / "fonts")
    pygame.image.save(pygame.Surface((8, 8), pygame.SRCALPHA, 32), tmp_path / "fonts/hangul.png")
    words = Type(Sheets(ART, tmp_path))
    with caplog.at_level(logging.WARNING):
        words.width("가나다라")
    assert ["hangul.png is 8×8 px" in r.message for r in caplog.records] == [True]


def test_a_font_file_that_is_no_picture_is_named_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(assets_root() / "fonts", tmp_path / "fonts")
    (tmp_path / "fonts" / "hangul.png").write_bytes(b"no picture")
    words = Type(Sheets(ART, tmp_path))
    with caplog.at_level(logging.WARNING):
        words.width("가나다라")
    assert ["hangul.png cannot be shown" in r.message for r in caplog.records] == [True]


def test_letters_without_widths_are_refused(tmp_path: Path) -> None:
    text = (assets_root() / "sheets.toml").read_text(encoding="utf-8")
    torn = text.replace('glyphs = " !', 'glyphs = " !!', 1)
    (tmp_path / "sheets.toml").write_text(torn, encoding="utf-8")
    with pytest.raises(ArtError, match=r"font.*glyphs but .* widths"):
        Art.load(tmp_path)
