"""From level to level: what is handed on, coming back with a gift, and being left behind."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from hyosan_arcade.run.replay import ReplayError, parse_replay, verify, write_replay
from hyosan_arcade.run.session import Session
from hyosan_arcade.run.tape import encode
from hyosan_arcade.sim.events import AllyReturned, Handed, LeftBehind, Roped
from hyosan_arcade.sim.feral import leave
from hyosan_arcade.sim.hybrid import TEMPERS
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.legacy import Legacy, hand_on
from hyosan_arcade.sim.script import EndRun, OnAlly, TriggerSpec
from hyosan_arcade.sim.spec import AllySpec, DoorState, Item
from hyosan_arcade.sim.world import Difficulty, World
from tests.scenarios.room import Room, level_of, walk

if TYPE_CHECKING:
    from pathlib import Path

HALL = "\n".join(["#" * 40, "#@A" + "." * 36 + "#", "#" + "." * 38 + "#", "#" * 40])
WING = """
    ####################
    #@A....#...........#
    #......#...........#
    #..................#
    #......#...........#
    ####################
"""
LOCKED = WING.replace("#..................#", "#......=...........#").replace(
    "#......#...........#\n    ####", "#..................#\n    ####"
)
AWAY = Legacy(bond=70.0, sent_away=1, is_away=True)


def begun(picture: str, legacy: Legacy | None, seed: int = 1, **fields: object) -> Room:
    """Return a room that begins with `legacy`."""
    room = Room(picture, **fields)  # type: ignore[arg-type]
    room.world = World(room.world.level, seed, Difficulty.NORMAL, ("haeul",), legacy)
    return room


# --- what is handed on --------------------------------------------------------------------------


def test_how_she_is_goes_with_her_into_the_next_level() -> None:
    room = Room(HALL)
    room.hybrid.hunger, room.hybrid.bond = 55.0, 47.0
    room.hybrid.tasted, room.hybrid.sent_away = 2, 1
    legacy = hand_on(room.world)
    assert legacy == Legacy(55.0, 47.0, 2, 1)
    after = begun(HALL, legacy).hybrid
    assert (after.hunger, after.bond, after.tasted, after.sent_away) == (55.0, 47.0, 2, 1)
    assert after.restraint == 60.0 + 47.0 / 4 - 20.0, "what she tasted stays for ever"


def test_without_a_legacy_a_level_begins_as_it_says() -> None:
    room = begun(HALL, None, ally=AllySpec("nari", (1, 2), hunger=44.0, bond=33.0))
    assert (room.hybrid.hunger, room.hybrid.bond) == (44.0, 33.0)


def test_a_level_without_her_hands_on_what_it_was_given() -> None:
    room = begun(HALL.replace("A", "."), AWAY)
    assert hand_on(room.world) == AWAY
    assert not any(body.is_hybrid for body in room.world.bodies)


def test_who_has_left_is_away_and_comes_back_less_hungry() -> None:
    room = Room(HALL)
    room.hybrid.hunger = 95.0
    leave(room.world, room.ally, by_herself=False)
    assert hand_on(room.world).is_away, "also while she still walks"
    room.play(310)
    legacy = hand_on(room.world)
    assert (legacy.is_away, legacy.hunger, legacy.sent_away) == (True, 20.0, 1)


def test_those_who_joined_come_along() -> None:
    allies = (AllySpec("nari", (1, 2)), AllySpec("bora", (1, 4)), AllySpec("gaon", (1, 6)))
    room = Room(HALL, allies=allies)
    assert hand_on(room.world).company == ("bora", "gaon")
    after = begun(HALL, hand_on(room.world))
    hybrids = {b.name: b.hybrid for b in after.world.bodies if b.hybrid is not None}
    assert list(hybrids) == ["nari", "bora", "gaon"]
    assert hybrids["bora"].temper == TEMPERS["bora"]
    assert hybrids["bora"].has_joined


def test_who_is_in_the_level_already_does_not_come_twice() -> None:
    allies = (AllySpec("nari", (1, 2)), AllySpec("bora", (1, 4), joined=False))
    room = begun(HALL, Legacy(company=("bora",)), allies=allies)
    bora = [body for body in room.world.bodies if body.name == "bora"]
    assert len(bora) == 1
    assert bora[0].hybrid is not None
    assert bora[0].hybrid.has_joined


# --- left behind --------------------------------------------------------------------------------


def won_with_her_at(column: float) -> Room:
    room = Room(HALL)
    room.hybrid.order = Order.GO
    room.ally.x = column
    room.world.end("win", "")
    room.history += [(0, event) for event in room.world.events]
    return room


def test_a_level_won_without_her_is_remembered() -> None:
    room = won_with_her_at(room_far := 1.5 + 20.1)
    assert room.happened(LeftBehind)[0].x == room_far
    assert hand_on(room.world).bond == 20.0


def test_within_twenty_tiles_she_caught_up() -> None:
    room = won_with_her_at(1.5 + 19.9)
    assert not room.happened(LeftBehind)
    assert hand_on(room.world).bond == 30.0


def test_who_was_sent_away_or_a_stranger_or_lost_with_you_was_not_left_behind() -> None:
    for field in ("has_left", "leaving_ticks", "has_joined"):
        room = Room(HALL)
        room.ally.x = 30.0
        setattr(room.hybrid, field, 100 if field == "leaving_ticks" else field == "has_left")
        room.world.end("win", "")
        assert room.hybrid.bond == 30.0, field
    lost = Room(HALL)
    lost.ally.x = 30.0
    lost.world.end("lose", "")
    assert lost.hybrid.bond == 30.0


# --- coming back --------------------------------------------------------------------------------


def back(picture: str, legacy: Legacy = AWAY, seed: int = 1, **fields: object) -> Room:
    """Return a room a minute into the level after she was sent away."""
    room = begun(picture, legacy, seed, **fields)
    assert not room.ally.is_alive
    room.until(AllyReturned, 3700)
    return room


def test_she_comes_back_a_minute_in_with_hunger_twenty() -> None:
    room = begun(WING, AWAY)
    assert room.hybrid.has_left
    assert room.until(AllyReturned, 3700) == 3600
    assert room.hybrid.hunger == pytest.approx(20.0, abs=0.1)
    assert room.hybrid.bond == 70.0
    assert room.ally.is_alive
    assert room.hybrid.listens_to_people
    room.play(600)
    assert room.ally.distance_to(room.person.x, room.person.y) < 5.0


def test_she_comes_from_where_nobody_looks_within_twelve_tiles() -> None:
    room = back(WING)
    row, col = room.world.tilemap.tile_of(room.ally.x, room.ally.y)
    assert not room.world.sight_of(room.person)[row * room.world.tilemap.width + col]
    assert abs(room.ally.x - 1.5) + abs(room.ally.y - 1.5) <= 12.0


def test_where_all_is_in_sight_she_comes_from_as_far_as_may_be() -> None:
    room = back(HALL)
    event = room.happened(AllyReturned)[0]
    assert event.x + event.y - 3.0 == pytest.approx(12.0)


def test_a_level_can_answer_to_her_return() -> None:
    trigger = TriggerSpec("end", OnAlly(state="back"), (EndRun("lose", "back"),))
    assert back(HALL, triggers=(trigger,)).world.outcome_text == "back"


def test_in_a_level_won_before_that_minute_she_is_still_away() -> None:
    room = begun(HALL, AWAY).play(100)
    assert hand_on(room.world).is_away


# --- what she brings ----------------------------------------------------------------------------


def gifts(picture: str, legacy: Legacy = AWAY) -> dict[str, Room]:
    """Return a room for every gift that some seed draws."""
    rooms = {}
    for seed in range(1, 13):
        room = begun(picture, legacy, seed)
        room.hybrid.return_ticks = 1
        room.play(1)
        rooms[room.happened(AllyReturned)[0].gift] = room
    return rooms


def test_where_there_is_nothing_to_bring_she_brings_herself() -> None:
    assert list(gifts(HALL, replace(AWAY, bond=59.0))) == [""]


def test_the_gift_is_drawn_among_what_would_help() -> None:
    assert sorted(gifts(LOCKED)) == ["hybrid", "key", "route"]
    assert sorted(gifts(LOCKED, replace(AWAY, bond=59.0))) == ["key", "route"]
    assert sorted(gifts(HALL)) == ["hybrid"]


def test_a_key_is_handed_over_when_she_reaches_you() -> None:
    room = gifts(LOCKED)["key"]
    assert room.person.items[Item.KEYCARD] == 0
    room.until(Handed, 900, walk(1, 0))
    assert room.person.items[Item.KEYCARD] == 1


def test_a_route_is_the_nearest_locked_door_opened() -> None:
    room = gifts(LOCKED)["route"]
    assert room.world.tilemap.doors[0].state == DoorState.OPEN


def test_a_door_without_a_key_belongs_to_the_level() -> None:
    level = level_of(LOCKED)
    doors = tuple(replace(door, key="") for door in level.doors)
    room = begun(LOCKED, replace(AWAY, bond=10.0), doors=doors)
    room.hybrid.return_ticks = 1
    room.play(1)
    assert room.happened(AllyReturned)[0].gift == ""
    assert room.world.tilemap.doors[0].state == DoorState.LOCKED


def test_where_a_gap_is_in_the_way_the_route_is_a_rope() -> None:
    level = level_of(HALL)
    gap = (*level.tiles[1][:20], 11, 11, *level.tiles[1][22:])
    rows = (level.tiles[0], gap, gap, level.tiles[3])
    room = begun(HALL, replace(AWAY, bond=10.0), tiles=rows)
    room.hybrid.return_ticks = 1
    room.play(1)
    assert room.happened(AllyReturned)[0].gift == "route"
    assert room.happened(Roped)


def test_another_of_her_kind_joins_and_has_a_temper_of_her_own() -> None:
    room = gifts(HALL)["hybrid"]
    others = [body for body in room.world.bodies if body.hybrid is not None][1:]
    assert len(others) == 1
    assert others[0].name in ("bora", "gaon", "sian")
    assert others[0].hybrid is not None
    assert others[0].hybrid.temper == TEMPERS[others[0].name]
    assert hand_on(room.world).company == (others[0].name,)


def test_with_three_others_no_fourth_comes() -> None:
    full = replace(AWAY, company=("bora", "gaon", "sian"))
    assert list(gifts(HALL, full)) == [""]


# --- proof --------------------------------------------------------------------------------------


def test_a_run_with_a_legacy_is_replayed_and_proved(tmp_path: Path) -> None:
    legacy = Legacy(61.25, 1 / 3 * 100, 1, 2, False, ("gaon",))
    level = level_of(HALL)
    session = Session(level, 5, people=("haeul",), legacy=legacy)
    for _ in range(200):
        session.tick([walk(1, 0)])
    write_replay(tmp_path / "a.replay", session.replay())
    replay = parse_replay((tmp_path / "a.replay").read_bytes())
    assert replay.header.inherited() == legacy
    assert verify(replay, level).proven
    other = replace(replay, header=type(replay.header)(**{
        **{name: getattr(replay.header, name) for name in replay.header.__struct_fields__},
        "legacy": None,
    }))  # fmt: skip
    assert not verify(other, level).proven


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"hunger":20.0', b'"hunger":120.0'),
        (b'"tasted":0', b'"tasted":-1'),
        (b'"company":[]', b'"company":["a","b","c","d"]'),
        (b'"is_away":false', b'"is_gone":false'),
    ],
)
def test_a_legacy_nobody_can_have_is_no_replay(before: bytes, after: bytes) -> None:
    session = Session(level_of(HALL), 5, people=("haeul",), legacy=Legacy())
    session.tick([walk(1, 0)])
    head = msgspec.json.encode(session.replay().header)
    assert before in head
    forged = head.replace(before, after) + b"\n" + encode(session.replay().words)
    with pytest.raises(ReplayError, match="header line is wrong"):
        parse_replay(forged + hashlib.sha256(forged).digest())


def test_the_result_of_a_run_carries_what_the_next_begins_with() -> None:
    session = Session(level_of(HALL), 5, people=("haeul",))
    session.tick([walk(1, 0)])
    assert session.result().legacy == hand_on(session.world)
