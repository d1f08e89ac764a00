"""Dae-han's perk: with no phone left he shouts, and the dead come to where he stood."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.events import Heard, NoiseMade, Shouted, Threw
from hyosan_arcade.sim.intent import Button, Intent
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.view.soundings import cues_of
from tests.scenarios.room import Room, press, tap, walk

ALONE = "#########\n#@......#\n#########"
THROW = Button.THROW


def joker(picture: str = ALONE, who: str = "daehan") -> Room:
    """Return a room with `who` and no phone to throw."""
    room = Room(picture, people=(who,))
    room.person.items[Item.PHONE] = 0
    return room


def often(tick: int) -> Intent:
    """Press again and again."""
    return press(THROW if tick % 10 == 0 else Button.NONE)


def test_a_shout_is_a_noise_of_fourteen_tiles_where_he_stands() -> None:
    room = joker().play(2, tap(THROW))
    noise = next(n for n in room.happened(NoiseMade) if n.source == "shout")
    assert (noise.radius, noise.x, noise.y) == (14.0, room.person.x, room.person.y)
    assert len(room.happened(Shouted)) == 1


@pytest.mark.parametrize(("tiles", "hears"), [(14, True), (15, False)])
def test_it_is_heard_at_fourteen_walked_tiles(tiles: int, hears: bool) -> None:
    edge = "#" * (tiles + 3)
    room = joker(f"{edge}\n#@{'.' * (tiles - 1)}z#\n{edge}").facing(1, 0)
    room.play(3, tap(THROW))
    assert bool(room.happened(Heard)) is hears


def test_six_seconds_pass_between_two_shouts() -> None:
    room = joker().play(1000, often)
    first, second, *_ = room.when(Shouted)
    assert second - first == pytest.approx(360, abs=10)


def test_the_dead_come_to_the_place_and_not_to_him() -> None:
    edge = "#" * 21
    room = joker(f"{edge}\n#....@.........z....#\n#...................#\n{edge}").facing(1, 0)
    room.play(2, tap(THROW))
    assert room.mood(0) is Mood.SEEK
    x = room.person.x
    room.person.x = 1.5
    room.until_true(lambda: abs(room.place(0)[0] - x) < 3.5, 1200)
    assert room.place(0)[0] > 2.5, "not where he has gone to"


def test_a_second_shout_at_one_spot_pulls_half() -> None:
    room = joker().play(500, often)
    assert [shout.pull for shout in room.happened(Shouted)[:2]] == [1.0, 0.5]
    assert [n.radius for n in room.happened(NoiseMade) if n.source == "shout"][:2] == [14.0, 7.0]


def test_with_a_phone_he_throws_it() -> None:
    room = joker()
    room.person.items[Item.PHONE] = 1
    room.play(60, tap(THROW))
    assert room.happened(Threw)
    assert not room.happened(Shouted)
    room.play(60, tap(THROW))
    assert len(room.happened(Shouted)) == 1


@pytest.mark.parametrize("who", ["jiho", "eunha", "haeul", "miso", "yuna"])
def test_nobody_else_shouts(who: str) -> None:
    assert not joker(who=who).play(60, tap(THROW)).happened(Shouted)


def test_a_shout_is_seen_on_the_noise_meter_heard_and_captioned() -> None:
    room = joker().play(2, tap(THROW))
    assert max(room.world.snapshot().loudness) > 12.0
    cue = cues_of(room.happened(Shouted)[0], (0.0, 0.0))[0]
    assert (cue.name, cue.caption) == ("call", "caption.shout")


def test_he_shouts_as_he_walks() -> None:
    room = joker().play(30, walk(1, 0))
    x = room.person.x
    room.play(12, lambda tick: Intent(move_x=127, buttons=THROW if tick == 0 else Button.NONE))
    assert room.happened(Shouted)
    assert room.person.x > x + 0.5
