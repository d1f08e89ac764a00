"""Things that lie about: picked up by walking over them, counted, shown, used."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import Picked
from hyosan_arcade.sim.intent import Button
from hyosan_arcade.sim.spec import Item
from tests.scenarios.room import Room, tap, walk


@pytest.mark.parametrize(
    ("glyph", "item"),
    [
        ("p", Item.PHONE),
        ("h", Item.BANDAGE),
        ("R", Item.RATION),
        ("B", Item.BLOOD_PACK),
        ("k", Item.KEYCARD),
    ],
)
def test_walking_over_a_thing_picks_it_up(glyph: str, item: Item) -> None:
    room = Room(f"######\n#@.{glyph}.#\n######")
    before = room.person.items[item]
    room.play(40, walk(1, 0))
    assert room.person.items[item] == before + 1
    assert [(p.item, p.count) for p in room.happened(Picked)] == [(item, 1)]
    assert room.world.snapshot().items == ()


def test_a_thing_out_of_reach_stays() -> None:
    room = Room("######\n#@.p.#\n######").play(30)
    assert not room.happened(Picked)
    assert len(room.world.snapshot().items) == 1


def test_a_mop_renews_the_weapon_in_hand() -> None:
    room = Room("######\n#@m..#\n######")
    room.person.mop_hits = 4
    room.play(20, walk(1, 0))
    assert room.world.snapshot().person(0).weapon_left == 1.0


def test_followers_and_allies_leave_things_to_the_people() -> None:
    room = Room("########\n#@...Ap#\n########").play(30)
    room.ally.x = 6.5
    room.play(5)
    assert not room.happened(Picked)


def test_the_next_item_is_one_that_is_carried() -> None:
    room = Room("####\n#@.#\n####")
    room.person.items[Item.BLOOD_PACK] = 1
    room.play(2, tap(Button.NEXT_ITEM))
    assert room.person.selected is Item.BLOOD_PACK
    room.person.items[Item.BANDAGE] = 1
    room.play(2, tap(Button.NEXT_ITEM))
    assert room.person.selected is Item.BANDAGE


def test_the_use_button_says_what_it_would_do() -> None:
    def verb(row: str) -> str:
        room = Room(f"{'#' * 8}\n#{row}#\n{'#' * 8}").play(1)
        prompts = room.world.snapshot().prompts
        return prompts[0].verb if prompts else ""

    assert verb(".@+...") == "open"
    assert verb(".@/...") == "close"
    assert verb(".@=...") == "locked"
    assert verb("..@...") == ""
