"""Bytes to tokens: every dialect, split anywhere, and whatever garbage a line may bring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.frontends.terminal.hangul import keys_of
from hyosan_arcade.frontends.terminal.tokeniser import ESCAPE_S, UNFINISHED_S, Tokeniser
from hyosan_arcade.frontends.terminal.tokens import (
    Attributes,
    Change,
    CursorAt,
    Focus,
    Key,
    KeyFlags,
    ModeState,
    Mouse,
    MouseDeed,
    Paste,
    Token,
    Version,
)


def typed(name: str, *, shift: bool = False, alt: bool = False, ctrl: bool = False) -> Key:
    return Key(name, shift=shift, alt=alt, ctrl=ctrl, is_text=True)


SAYINGS: dict[bytes, list[Token]] = {
    b"w": [typed("w")],
    b"W": [typed("w", shift=True)],
    b" \r\n\t\x7f\x08": [
        *(typed(n) for n in ("space", "return", "return", "tab", "backspace", "backspace"))
    ],
    b"\x03\x11": [typed("c", ctrl=True), typed("q", ctrl=True)],
    b"\x00\x1c": [],
    "ㅈ".encode(): [typed("w")],
    "ㅉ".encode(): [typed("w", shift=True)],
    "좌".encode(): [typed("w"), typed("h"), typed("k")],
    "ｗ".encode(): [typed("w")],
    b"\x1bw": [typed("w", alt=True)],
    b"\x1b\x1b[A": [typed("escape"), Key("up")],
    b"\x1b[A\x1b[B\x1b[C\x1b[D": [Key("up"), Key("down"), Key("right"), Key("left")],
    b"\x1bOA\x1bOP\x1bOs": [Key("up"), Key("f1"), Key("3")],
    b"\x1b[1;2A": [Key("up", shift=True)],
    b"\x1b[1;5D": [Key("left", ctrl=True)],
    b"\x1b[15~\x1b[21~\x1b[[B": [Key("f5"), Key("f10"), Key("f2")],
    b"\x1b[Z": [Key("tab", shift=True)],
    b"\x1b[1;1:3B": [Key("down", Change.RELEASE)],
    b"\x1b[119u": [Key("w")],
    b"\x1b[119;1:1u\x1b[119;1:2u\x1b[119;1:3u": [
        Key("w"),
        Key("w", Change.REPEAT),
        Key("w", Change.RELEASE),
    ],
    b"\x1b[119:87;2u": [Key("w", shift=True)],
    b"\x1b[1094::119;1u": [Key("w")],
    b"\x1b[12616u": [Key("w")],
    b"\x1b[57441;2u\x1b[57441;1:3u": [
        Key("left shift", shift=True),
        Key("left shift", Change.RELEASE),
    ],
    b"\x1b[27u\x1b[13;1:3u": [Key("escape"), Key("return", Change.RELEASE)],
    b"\x1b[99;5u": [Key("c", ctrl=True)],
    b"\x1b[27;5;113~": [Key("q", ctrl=True)],
    b"\x1b[<0;3;5M\x1b[<0;3;5m": [
        Mouse(MouseDeed.PRESS, 4, 2, 1),
        Mouse(MouseDeed.RELEASE, 4, 2, 1),
    ],
    b"\x1b[<2;80;24M": [Mouse(MouseDeed.PRESS, 23, 79, 3)],
    b"\x1b[<35;1;1M\x1b[<32;2;1M": [
        Mouse(MouseDeed.MOVE, 0, 0, 0),
        Mouse(MouseDeed.MOVE, 0, 1, 1),
    ],
    b"\x1b[<64;1;1M": [Mouse(MouseDeed.WHEEL, 0, 0)],
    b"\x1b[M !!\x1b[M#!!": [Mouse(MouseDeed.PRESS, 0, 0, 1), Mouse(MouseDeed.RELEASE, 0, 0, 0)],
    b"\x1b[I\x1b[O": [Focus(True), Focus(False)],
    b"\x1b[200~www\x1b[A\x1b[201~d": [Paste(), typed("d")],
    b"\x1b[2;17R": [CursorAt(1, 16)],
    b"\x1b[1;2R": [Key("f3", shift=True)],
    b"\x1b[?62;22c": [Attributes((62, 22))],
    b"\x1b[?15u": [KeyFlags(15)],
    b"\x1b[?2026;2$y": [ModeState(2026, 2)],
    b"\x1bP>|XTerm(379)\x1b\\w": [Version("XTerm(379)"), typed("w")],
    b"\x1b]11;rgb:00/00/00\x07w": [typed("w")],
    b"\x1bP1$r0m\x1b[A": [Key("up")],
    b"\x1b[>1;2c\x1b[8;24;80t": [],
}


def read(*parts: bytes) -> list[Token]:
    tokeniser = Tokeniser()
    return [token for part in parts for token in tokeniser.feed(part, 0.0)]


@pytest.mark.parametrize("said", SAYINGS, ids=repr)
def test_a_terminal_is_understood(said: bytes) -> None:
    assert read(said) == SAYINGS[said]


@pytest.mark.parametrize("said", SAYINGS, ids=repr)
def test_byte_for_byte_it_says_the_same(said: bytes) -> None:
    assert read(*(said[n : n + 1] for n in range(len(said)))) == SAYINGS[said]


ANYTHING = st.lists(
    st.one_of(
        st.sampled_from(sorted(SAYINGS)),
        st.binary(max_size=8),
        st.text(max_size=4).map(lambda text: text.encode("utf-8", "replace")),
        st.sampled_from((b"\x1b", b"\x1b[", b"\x1bP", b"\x1b[" + b"1" * 60, b"]" * 5000)),
    ),
    max_size=12,
).map(b"".join)


@given(ANYTHING, st.lists(st.integers(0, 200), max_size=12))
def test_a_split_changes_nothing(said: bytes, cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(said)) for cut in cuts), len(said)]
    parts = [said[a:b] for a, b in zip(edges, edges[1:], strict=False) if a < b]
    assert read(*parts) == read(said)


@given(st.binary(max_size=400))
def test_garbage_is_borne_and_keys_come_through_after_it(said: bytes) -> None:
    tokeniser = Tokeniser()
    tokeniser.feed(said, 0.0)
    tokeniser.feed(b"", UNFINISHED_S)
    assert tokeniser.feed(b"w", UNFINISHED_S) == [typed("w")]


def test_only_silence_makes_an_escape() -> None:
    tokeniser = Tokeniser()
    assert tokeniser.feed(b"\x1b", 1.0) == []
    assert tokeniser.feed(b"", 1.0 + ESCAPE_S * 0.9) == []
    assert tokeniser.feed(b"", 1.0 + ESCAPE_S * 1.1) == [typed("escape")]
    assert tokeniser.feed(b"", 2.0) == []


def test_a_sequence_may_come_slower_than_an_escape() -> None:
    tokeniser = Tokeniser()
    tokeniser.feed(b"\x1b[1;1", 1.0)
    assert tokeniser.feed(b"", 1.0 + ESCAPE_S * 4) == []
    assert tokeniser.feed(b":3A", 1.2) == [Key("up", Change.RELEASE)]


def test_an_unfinished_sequence_holds_up_nothing_for_long() -> None:
    tokeniser = Tokeniser()
    tokeniser.feed(b"\x1b[12;", 1.0)
    assert tokeniser.feed(b"", 1.0 + UNFINISHED_S) == []
    assert tokeniser.feed(b"w", 2.0) == [typed("w")]


def test_alt_with_the_beginning_of_a_string_is_a_key() -> None:
    tokeniser = Tokeniser()
    tokeniser.feed(b"\x1bP", 1.0)
    assert tokeniser.feed(b"", 1.0 + ESCAPE_S * 1.1) == [typed("p", shift=True, alt=True)]
    assert tokeniser.feed(b"w", 1.1) == [typed("w")]


def test_every_key_of_a_korean_keyboard_has_its_letter() -> None:
    rows = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
    latin = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    assert tuple("".join(map(keys_of, row)) for row in rows) == latin
    assert "".join(map(keys_of, "ㅃㅉㄸㄲㅆㅒㅖ")) == "QWERTOP"


def test_syllables_come_apart_into_their_keys() -> None:
    assert keys_of("뷁") == "qnpfr"
    assert "".join(map(keys_of, "\u1112\u1161\u11ab")) == keys_of("한") == "gks"
