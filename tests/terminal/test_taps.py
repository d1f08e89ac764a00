"""What taps come to in the world itself, where no key-up is told: getting free, throwing."""

from __future__ import annotations

import pytest

from hyosan_arcade.content.library import find_level
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import load_words
from hyosan_arcade.sim.events import Bitten, Escaped, Grabbed
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.compose import Staging
from hyosan_arcade.view.controls import ControlMap, intent_of
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.screen import GameContext
from tests.scenarios.room import Room
from tests.terminal.hands import Hands

TAPS_APART_TICKS = 10
"""Six taps a second, which nobody finds hard."""


@pytest.mark.parametrize("key", (b"j", b"f", b" "))
def test_tapping_gets_one_free_before_the_bite(key: bytes) -> None:
    room, hands = Room("########\n#......#\n#.@.z..#\n#......#\n########").chasing(), Hands()
    room.until(Grabbed)
    room.until(
        Escaped,
        person=lambda tick: intent_of(hands.poll(b"" if tick % TAPS_APART_TICKS else key), None),
    )
    assert not room.happened(Bitten)


@pytest.fixture
def screen() -> PlayScreen:
    words, bound = load_words(assets_root() / "text"), ControlMap()
    context = GameContext(
        Staging(Art.load(assets_root()), words, bound), lambda: (), HintBook(words, bound)
    )
    return PlayScreen(context, find_level("classroom"))


def aim_marks(screen: PlayScreen) -> list[tuple[int, int]]:
    world = screen.compose(1.0).world
    assert world is not None
    return [(mark.x, mark.y) for mark in world.markers if mark.kind == "aim"]


def test_two_taps_aim_and_throw(screen: PlayScreen) -> None:
    hands = Hands()

    def phones() -> int:
        return int(screen.snapshot.person(0).items[Item.PHONE])

    had = phones()
    screen.tick(hands.poll(b"k"))
    (near,) = aim_marks(screen)
    for _ in range(30):
        screen.tick(hands.poll())
    (far,) = aim_marks(screen)
    assert far != near, "the longer, the farther"
    assert phones() == had
    for typed in (b"k", *[b""] * 30):
        screen.tick(hands.poll(typed))
    assert phones() == had - 1
    assert not aim_marks(screen)
