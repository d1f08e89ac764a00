"""Hangul: every syllable is its own picture, and the sheet and its table say where it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Png

from tools.art import hangul
from tools.art.commands import load, save
from tools.art.hangul_jamo import LEADS, TAILS, VOWELS, consonant
from tools.art.raster import Image

ROOT = Path(__file__).resolve().parents[2]
SHEET = ROOT / "assets" / "fonts" / "hangul.png"
SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    table = tomllib.loads((ROOT / "assets" / "sheets.toml").read_text(encoding="utf-8"))
    font: dict[str, Any] = table["font"]["hangul"]
    return font


@pytest.fixture(scope="module")
def sheet() -> Image:
    return load(SHEET)


@pytest.fixture(scope="module")
def bitmaps(spec: dict[str, Any], sheet: Image) -> dict[str, bytes]:
    """Return what the committed sheet shows for every letter of the font."""
    letters = [chr(spec["first"] + n) for n in range(spec["count"])] + list(spec["glyphs"])
    return {letter: cell(spec, sheet, n).tobytes() for n, letter in enumerate(letters)}


def cell(spec: dict[str, Any], sheet: Image, number: int) -> np.ndarray[Any, Any]:
    row, column = divmod(number, spec["columns"])
    wide, tall = spec["cell"]
    return sheet[row * tall : (row + 1) * tall, column * wide : (column + 1) * wide, 3] > 0


def written() -> set[str]:
    """Return every letter of every text file and level."""
    files = [*(ROOT / "assets" / "text").glob("*.toml"), *(ROOT / "levels").rglob("*.toml")]
    return {letter for file in files for letter in file.read_text(encoding="utf-8")}


def test_the_sheet_is_what_the_code_draws(sheet: Image) -> None:
    assert np.array_equal(sheet, hangul.sheet())


def test_all_syllables_are_told_apart(bitmaps: dict[str, bytes]) -> None:
    assert len(SYLLABLES) == len(LEADS) * len(VOWELS) * len(TAILS) == 11_172
    assert len({bitmaps[letter] for letter in SYLLABLES}) == len(SYLLABLES)


def test_letters_alone_are_told_apart(bitmaps: dict[str, bytes], spec: dict[str, Any]) -> None:
    assert "".join(map(chr, range(0x3131, 0x3164))) in spec["glyphs"]
    assert len(set(bitmaps.values())) == len(bitmaps)


def test_everything_written_has_a_letter_of_its_own(bitmaps: dict[str, bytes]) -> None:
    korean = {letter for letter in written() if "ㄱ" <= letter <= "힣"}
    assert len(korean) > 300
    assert korean <= bitmaps.keys()
    assert len({bitmaps[letter] for letter in korean}) == len(korean)


def test_the_two_fonts_hold_all_that_is_written(bitmaps: dict[str, bytes]) -> None:
    table = tomllib.loads((ROOT / "assets" / "sheets.toml").read_text(encoding="utf-8"))
    known = set(table["font"]["hyosan"]["glyphs"]) | bitmaps.keys() | {"\n"}
    assert sorted(written() - known) == []


def test_bodies_keep_their_distance(bitmaps: dict[str, bytes], spec: dict[str, Any]) -> None:
    """A syllable leaves its last column free; only some finals reach the tenth row."""
    wide, tall = spec["cell"]
    ink = {c: np.frombuffer(bitmaps[c], bool).reshape(tall, wide) for c in SYLLABLES}
    assert spec["width"] == wide - 1
    for letter, shape in ink.items():
        assert not shape[:, spec["width"] :].any(), letter
        assert shape[: tall - 1].any(axis=0).sum() >= 5, letter
    hanging = {letter for letter, shape in ink.items() if shape[tall - 1].any()}
    assert {hangul.Syllable.of(letter).vowel for letter in hanging}.isdisjoint(hangul.UPRIGHT)
    assert all(set(hangul.Syllable.of(c).tail) & set(hangul.TALL_TAILS) for c in hanging)


@pytest.mark.parametrize(
    ("letter", "parts"),
    [
        ("가", ("ㄱ", "ㅏ", "")),
        ("효", ("ㅎ", "ㅛ", "")),
        ("닭", ("ㄷ", "ㅏ", "ㄹㄱ")),
        ("힣", ("ㅎ", "ㅣ", "ㅎ")),
    ],
)
def test_a_syllable_is_taken_apart(letter: str, parts: tuple[str, str, str]) -> None:
    assert hangul.Syllable.of(letter) == hangul.Syllable(*parts)


def test_a_letter_has_the_height_it_is_asked_for() -> None:
    for letter in LEADS:
        for height in (3, 4, 5, 6, 7):
            if letter == "ㄹ" and height == 3:
                continue  # stands on the vowel in four rows instead
            rows = consonant(letter, 5, height)
            assert len(rows) == height, (letter, height)
            assert len({len(row) for row in rows}) == 1, (letter, height)


def test_a_size_nobody_drew_is_named() -> None:
    with pytest.raises(ValueError, match="ㅍ is not drawn 3 by 3 px"):
        consonant("ㅍ", 3, 3)


def test_a_sheet_of_one_colour_takes_one_bit_a_pixel(tmp_path: Path, sheet: Image) -> None:
    save(tmp_path / "font.png", sheet)
    with Png.open(tmp_path / "font.png") as png:
        assert png.mode in ("1", "P")
    assert np.array_equal(load(tmp_path / "font.png"), sheet)
    assert SHEET.stat().st_size < 20_000
