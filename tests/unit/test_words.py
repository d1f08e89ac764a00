"""Words: fallbacks, placeholders, the level's own texts, and that both languages are whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hyosan_arcade.content.cast import CAST
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.library import find_level
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import Words, languages, load_words, read_texts
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.spec import Item

ROOT = assets_root() / "text"
ENGLISH = read_texts(ROOT / "en.toml")
OTHERS = [code for code in languages(ROOT) if code != "en"]


def test_korean_is_on_offer_and_english_comes_first() -> None:
    assert languages(ROOT)[0] == "en"
    assert "ko" in OTHERS


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_same_keys_and_placeholders(code: str) -> None:
    texts = read_texts(ROOT / f"{code}.toml")
    assert set(texts) == set(ENGLISH)
    for key, words in texts.items():
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", ENGLISH[key])), key
        assert words.strip() == words != "", key


@pytest.mark.parametrize("code", ["en", *OTHERS])
def test_everything_the_rules_name_has_a_word(code: str) -> None:
    words = load_words(ROOT, code)
    for item in Item:
        assert words.has(f"item.{item.name.lower()}")
    for order in Order:
        assert words.has(f"order.{order.name.lower()}")
    for who in CAST:
        assert words.has(f"name.{who}")
    for verb in ("open", "close", "unlock", "locked", "pick", "use", "feed", "rescue", "push"):
        assert words.has(f"prompt.{verb}")
    assert words.has("results.win")
    assert words.has("results.lose")
    for how in ("killed", "turned", "time"):
        assert words.has(f"outcome.{how}")


def test_a_missing_word_is_said_in_english_and_then_as_its_key() -> None:
    words = Words("ko", ({"a": "가"}, {"a": "A", "b": "B"}))
    assert [words.get(key) for key in "abc"] == ["가", "B", "c"]


def test_placeholders_are_filled_and_unknown_ones_stay() -> None:
    words = Words("en", ({"k": "Take {item}, {who}"},))
    assert words.get("k", item="the mop") == "Take the mop, {who}"


def test_a_text_can_reach_nothing_through_its_placeholders() -> None:
    nasty = "{item.__class__} {item[0]} {0} {item!r} {item:>99}"
    assert Words("en", ({"k": nasty},)).get("k", item="mop") == nasty


def test_numbered_lines_are_counted_without_a_gap() -> None:
    words = Words("en", ({"x_1": "a", "x_2": "b", "x_4": "d"},))
    assert words.lines("x") == ("x_1", "x_2")
    assert len(load_words(ROOT).lines("nari.idle")) >= 6


def test_a_levels_words_win_in_its_language_and_in_english() -> None:
    level = find_level("classroom")
    korean = load_words(ROOT, "ko").of_level(level)
    assert korean.get("zone.corridor") == level.text["ko"]["zone.corridor"]
    assert korean.get("prompt.open") == "열기"
    assert korean.title_of(level) == level.title["ko"]
    french = Words("fr", ({},)).of_level(level)
    assert french.get("zone.corridor") == level.text["en"]["zone.corridor"]
    assert french.title_of(level) == "Classroom 2-5"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[a]\nb = 3\n", "a.b must be words in quotes"),
        (b"[a\n", "cannot be read"),
        (b'a = "\xff"\n', "cannot be read"),
    ],
)
def test_a_faulty_text_file_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "en.toml").write_bytes(content)
    with pytest.raises(ContentError, match=said) as caught:
        load_words(tmp_path)
    assert "en.toml" in str(caught.value)


def test_a_missing_text_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"en\.toml: no such text file"):
        load_words(tmp_path)
