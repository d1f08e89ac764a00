"""Windows: seen through, struck to pieces, climbed through; and the noise of it."""

from __future__ import annotations

from hyosan_arcade.sim.events import GlassBroke, NoiseMade, Spotted
from hyosan_arcade.sim.intent import Button
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import TILE_INDEX
from tests.scenarios.room import Room, tap, walk


def with_mop(row: str) -> Room:
    edge = "#" * (len(row) + 2)
    room = Room(f"{edge}\n#{row}#\n{edge}")
    room.person.mop_hits = 45
    return room


def test_a_mop_breaks_a_window_and_that_carries_fourteen_tiles() -> None:
    room = with_mop('.@"...').play(20, tap(Button.HIT, (5.0, 1.5)))
    assert len(room.happened(GlassBroke)) == 1
    assert [n.radius for n in room.happened(NoiseMade) if n.source == "glass"] == [14.0]


def test_bare_hands_break_no_window() -> None:
    room = Room('########\n#.@"...#\n########').play(60, tap(Button.HIT, (5.0, 1.5)))
    assert not room.happened(GlassBroke)


def test_a_broken_window_is_a_way() -> None:
    room = with_mop('.@"...').play(30, walk(1, 0))
    assert room.person.x < 3.0
    room.play(20, tap(Button.HIT, (5.0, 1.5)))
    room.play(60, walk(1, 0))
    assert room.person.x > 4.5


def test_the_dead_see_through_glass_and_come_through_it() -> None:
    room = Room('#########\n#@..".z.#\n#########').facing(-1, 0)
    room.until(Spotted, 20)
    ticks = room.until(GlassBroke, 900)
    assert ticks > 300, "twenty points at three a second"
    assert room.world.tilemap.kind[1, 4] == TILE_INDEX["window_broken"]
    room.until_true(lambda: room.place(0)[0] < 4.0, 300)


def test_the_crash_calls_others() -> None:
    room = Room('##############\n#.@"...#.....#\n#.......z....#\n##############').facing(1, 0)
    room.person.mop_hits = 45
    room.play(20, tap(Button.HIT, (5.0, 1.5)))
    assert room.mood(0) in (Mood.SEEK, Mood.SEARCH, Mood.CHASE)
