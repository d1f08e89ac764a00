"""Level 1 keeps its promises: its size, its three ways out, and what it teaches on the way."""

from __future__ import annotations

from collections import Counter

import pytest

from hyosan_arcade.content.library import find_level
from hyosan_arcade.content.reach import reachable
from hyosan_arcade.sim.events import Event, ObjectiveChanged, RunEnded, Said
from hyosan_arcade.sim.flow import walk_distances
from hyosan_arcade.sim.intent import IDLE, Button, Intent
from hyosan_arcade.sim.spec import TILE_KINDS, DoorState
from hyosan_arcade.sim.world import World

LEVEL = find_level("classroom")
WALLS = {"wall", "window"}
HOME_DOORS = [
    tile
    for door in LEVEL.doors
    for tile in door.tiles
    if (tile[0] - 2, tile[1]) in LEVEL.zones["class_2_5"]
]
"""The tiles of the two doors of the room where the run begins."""


def put(world: World, place: str) -> None:
    """Set the person down at the first free tile of a place, or beside it."""
    for row, col in LEVEL.places(place):
        for near in ((row, col), (row + 1, col), (row, col + 1), (row, col - 1)):
            if not world.tilemap.blocks(*near):
                world.bodies[0].x, world.bodies[0].y = near[1] + 0.5, near[0] + 0.5
                return
    raise AssertionError(f"no free tile at {place}")


def play(world: World, ticks: int, intent: Intent = IDLE) -> list[Event]:
    """Let `ticks` pass; the person does `intent` and cannot be hurt."""
    seen: list[Event] = []
    for _ in range(ticks):
        world.bodies[0].hp = 100.0
        world.bodies[0].infection = -1
        seen += world.step([intent])
    return seen


def said(events: list[Event]) -> set[str]:
    return {event.text for event in events if isinstance(event, Said)}


def ending(events: list[Event]) -> list[tuple[str, str]]:
    return [(e.outcome, e.text) for e in events if isinstance(e, RunEnded)]


def test_it_is_a_whole_floor() -> None:
    assert (LEVEL.width, LEVEL.height) >= (60, 40)
    assert sum(name.startswith("class_2_") for name in LEVEL.zones) >= 6
    kinds = Counter(zombie.kind for zombie in LEVEL.zombies)
    assert 35 <= kinds.total() <= 60
    assert kinds["walker"] > kinds.total() / 2
    assert {"walker", "fresh", "runner", "crawler"} <= set(kinds)


def test_start_and_ally_share_a_room_with_a_mop_and_phones() -> None:
    room = set(LEVEL.zones["class_2_5"]) | set(LEVEL.zones["rope_window"])
    assert LEVEL.start in room
    assert LEVEL.ally is not None
    assert LEVEL.ally.at in room
    found = {item.item.name for item in LEVEL.items if item.at in room}
    assert {"MOP", "PHONE"} <= found
    assert not [zombie for zombie in LEVEL.zombies if zombie.at in room]


def test_walls_seen_from_the_front_are_two_tiles_thick() -> None:
    """A wall tile with a floor south of it has a wall, or the other half of a doorway, north."""
    names = [[TILE_KINDS[kind].name for kind in row] for row in LEVEL.tiles]
    for row in range(1, LEVEL.height - 1):
        for col in range(1, LEVEL.width - 1):
            is_face = names[row][col] in WALLS and names[row + 1][col] not in WALLS
            is_post = names[row][col - 1] not in WALLS and names[row][col + 1] not in WALLS
            if is_face and not is_post:
                assert names[row - 1][col] in WALLS, (row, col)


def test_every_room_and_thing_can_be_reached() -> None:
    reached = reachable(LEVEL)
    for zone, tiles in LEVEL.zones.items():
        assert any(reached[tile] for tile in tiles), zone
    for item in LEVEL.items:
        assert reached[item.at], item
    for zombie in LEVEL.zombies:
        assert reached[zombie.at], zombie


def test_at_first_both_stairs_are_shut() -> None:
    doors = {door.name: door for door in LEVEL.doors if door.name}
    assert doors["west_door"].state is doors["east_door"].state is DoorState.LOCKED
    assert doors["east_door"].key == "keycard"


@pytest.mark.parametrize(
    ("exit_zone", "text"), [("west_exit", "end.west"), ("east_exit", "end.east")]
)
def test_either_stairs_win(exit_zone: str, text: str) -> None:
    world = World(LEVEL, 1)
    put(world, exit_zone)
    assert ending(play(world, 2)) == [("win", text)]


def test_the_switch_raises_the_west_shutter_and_is_heard() -> None:
    world = World(LEVEL, 1)
    play(world, 2)
    put(world, "shutter_switch")
    events = play(world, 12, Intent(buttons=Button.USE))
    door = next(door for door in world.tilemap.doors if door.name == "west_door")
    assert door.state is DoorState.OPEN
    assert "say.shutter" in said(events)
    assert world.sounds.sirens


def test_the_keycard_sends_the_next_wave_and_opens_an_objective() -> None:
    world = World(LEVEL, 1)
    play(world, 2)
    card = next(item for item in LEVEL.items if item.item.name == "KEYCARD")
    world.bodies[0].x, world.bodies[0].y = card.at[1] + 0.5, card.at[0] + 0.5
    events = play(world, 30, Intent(buttons=Button.USE))
    opened = {e.objective_id: e.status for e in events if isinstance(e, ObjectiveChanged)}
    assert opened["card"] == "done"
    assert opened["east"] == "open"


def test_a_call_brings_the_dead_and_then_the_rope() -> None:
    world = World(LEVEL, 1)
    play(world, 2)
    put(world, "rope_window")
    assert not ending(play(world, 30)), "without a rope the window is only a window"
    put(world, "pa_console")
    assert "say.call" in said(play(world, 12, Intent(buttons=Button.USE)))
    put(world, "west_stairs")
    world.bodies[0].x = 6.5
    heard = said(play(world, 101 * 60))
    assert {"say.answer", "say.half", "say.rope"} <= heard
    put(world, "rope_window")
    assert ending(play(world, 2)) == [("win", "end.rope")]


def test_the_lessons_come_in_order() -> None:
    world = World(LEVEL, 1)
    first = said(play(world, 600))
    assert {"say.wake", "say.doors", "lesson.phone"} <= first
    put(world, "corridor")
    assert "say.door" in said(play(world, 5))
    put(world, "class_2_5")
    assert "say.desk" in said(play(world, 3600 - 600))


def test_the_first_steps_out_of_the_classroom_are_in_peace() -> None:
    """Nobody within nine walked tiles of either door; runners and the fresh keep off the hall."""
    hunt = World(LEVEL, 1).routes.hunt
    sills = [(row + 1, col) for row, col in HOME_DOORS]
    far = walk_distances(hunt, sills, 20)
    for zombie in LEVEL.zombies:
        assert far[zombie.at] > 9, zombie
        assert zombie.kind in ("walker", "crawler") or zombie.at not in LEVEL.zones["corridor"]


def test_the_west_door_is_free_and_desks_hold_the_east_one() -> None:
    desks = {prop.at for prop in LEVEL.props if prop.kind == "desk"}
    before = {(row - 2, col) for row, col in HOME_DOORS}
    assert before & desks == {(row, col) for row, col in before if col > LEVEL.start[1]}


def test_whoever_does_nothing_lives_for_a_minute_and_a_half() -> None:
    world = World(LEVEL, 1)
    events = [event for _ in range(90 * 60) for event in world.step([IDLE])]
    assert not ending(events)
    assert world.bodies[0].is_alive


def test_the_keycard_cries_out_where_it_lay() -> None:
    world = World(LEVEL, 1)
    play(world, 2)
    card = next(item for item in LEVEL.items if item.item.name == "KEYCARD")
    world.bodies[0].x, world.bodies[0].y = card.at[1] + 0.5, card.at[0] + 0.5
    assert "say.drawer" in said(play(world, 30, Intent(buttons=Button.USE)))
    siren = world.sounds.sirens[0]
    assert abs(siren.x - card.at[1]) + abs(siren.y - card.at[0]) < 3
