"""The director: stress, phases, how many come, from where, and the warning before."""

from __future__ import annotations

import pytest

from hyosan_arcade.sim.combat import hurt
from hyosan_arcade.sim.director import Phase, add_bite_stress
from hyosan_arcade.sim.events import AllyWarned, Event, PhaseChanged
from hyosan_arcade.sim.flow import FAR, walk_distances
from hyosan_arcade.sim.intent import IDLE, Intent, Pace
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import DirectorSpec
from hyosan_arcade.sim.world import Difficulty
from tests.scenarios.room import Room, Script, walk

SCHOOL = """
    ##################################
    #..........#...........#.........#
    #..........#...........#.........#
    #................................#
    #..........#...........#.........#
    #..........#...........#.........#
    #####.###########.##########.#####
    #................................#
    #...............@................#
    #................................#
    #####.###########.##########.#####
    #..........#...........#.........#
    #..........#...........#.........#
    #................................#
    #..........#...........#.........#
    ##################################
"""
WALKERS = DirectorSpec(intensity=0.5, level_number=1, max_alive=400, kinds=(("walker", 1),))


def school(seed: int = 1, spec: DirectorSpec = WALKERS, **more: Difficulty) -> Room:
    room = Room(SCHOOL, seed=seed, director=spec, **more)
    room.person.hp = room.person.max_hp = 1e9
    return room


def clear(room: Room) -> None:
    """Take every zombie away, so that stress does not build up by itself."""
    room.world.horde.mood[:] = Mood.DEAD
    room.world.horde.bury()


# --- stress -------------------------------------------------------------------------------------


def test_stress_follows_damage_and_the_near_dead_and_falls_when_clear() -> None:
    room = Room("#########\n#@......#\n#.......#\n#########").play(1)
    hurt(room.world, room.person, 10.0, (1.0, 0.0))
    room.person.bleeding = 0
    room.play(1)
    assert room.world.director.stress == pytest.approx(12.0)
    room.play(60)
    assert room.world.director.stress == pytest.approx(9.0, abs=0.1), "three a second"
    room.play(300)
    assert room.world.director.stress == 0.0
    crowd = Room("#########\n#@.z.z..#\n#########").facing(1, 0)
    crowd.world.horde.mood[:], crowd.world.horde.mood_ticks[:] = Mood.RISE, -1000
    crowd.play(60)
    assert crowd.world.director.stress == pytest.approx(2 * 1.6, abs=0.1)


def test_a_bite_is_a_shock_and_a_hundred_is_the_most() -> None:
    director = Room("####\n#@.#\n####").world.director
    add_bite_stress(director)
    assert director.stress == 35.0
    add_bite_stress(director)
    add_bite_stress(director)
    assert director.stress == 100.0


# --- phases -------------------------------------------------------------------------------------


def phases(room: Room, ticks: int) -> list[tuple[int, str]]:
    for _ in range(ticks):
        room.play(1)
        clear(room)
    return [(t, e.phase) for t, e in room.history if isinstance(e, PhaseChanged)]


def test_it_builds_peaks_and_relaxes_again_and_again() -> None:
    changes = phases(school(), 60 * 60 * 5)
    names = [phase for _, phase in changes]
    assert names[:4] == ["peak", "relax", "build", "peak"]
    assert changes[0][0] == pytest.approx(75 * 60, abs=3), "the first build takes its longest"
    for (before, phase), (after, _) in zip(changes, changes[1:], strict=False):
        shortest, longest = {"peak": (15, 15), "relax": (25, 35), "build": (45, 75)}[phase]
        assert shortest * 60 - 2 <= after - before <= longest * 60 + 2, phase


def test_stress_of_seventy_brings_the_peak_early() -> None:
    room = school().play(900)
    for _ in range(60 * 12):
        room.world.director.stress = 80.0
        room.play(1)
        clear(room)
    assert room.happened(PhaseChanged)[0].phase == "peak"
    assert room.when(PhaseChanged)[0] < 27 * 60


@pytest.mark.parametrize(
    ("level", "difficulty", "size"),
    [
        (1, Difficulty.NORMAL, 26),
        (5, Difficulty.NORMAL, 50),
        (1, Difficulty.STORY, 15),
        (1, Difficulty.CRUEL, 36),
    ],
)
def test_a_peak_is_twenty_and_six_a_level(level: int, difficulty: Difficulty, size: int) -> None:
    spec = DirectorSpec(intensity=0.5, level_number=level, max_alive=400, kinds=(("walker", 1),))
    room = school(spec=spec, difficulty=difficulty)
    room.world.director.peak_in, room.world.director.source = 0, (2, 2)
    before = room.world.horde.next_id
    came = []
    for _ in range(60 * 15 + 2):
        room.play(1)
        came.append(room.world.horde.next_id - before)
        clear(room)
    assert came[-1] == size
    assert came[60] > 0, "from the start"
    assert came[450] == pytest.approx(size / 2, abs=4), "evenly over fifteen seconds"


def test_no_more_than_max_alive_come() -> None:
    spec = DirectorSpec(intensity=1.0, max_alive=12, kinds=(("walker", 1),))
    room = school(spec=spec)
    room.world.director.peak_in, room.world.director.source = 0, (2, 2)
    room.play(900)
    assert room.world.horde.count == 12


def test_a_level_can_do_without_a_director() -> None:
    room = school(spec=DirectorSpec(enabled=False)).play(60 * 90)
    assert room.world.horde.count == 0
    assert not room.happened(PhaseChanged)


def test_the_building_phase_drips() -> None:
    room = school()
    counts = []
    for _ in range(60 * 30):
        room.play(1)
        counts.append(room.world.horde.next_id)
        assert not (room.world.horde.goal >= 0).any(), "they wander in, they do not hunt"
        clear(room)
    assert counts[-1] == pytest.approx(3.75, abs=1), "one each eight seconds"


def test_kinds_come_by_their_weights() -> None:
    spec = DirectorSpec(intensity=1.0, max_alive=400, kinds=(("walker", 3), ("crawler", 1)))
    room = school(spec=spec)
    drawn = []
    for _ in range(12):
        room.world.director.phase, room.world.director.peak_in = Phase.BUILD, 0
        room.world.director.source = (2, 2)
        for _ in range(120):
            room.play(1)
            drawn += room.world.horde.kind.tolist()
            clear(room)
    assert len(drawn) > 60
    assert drawn.count(3) / len(drawn) == pytest.approx(0.25, abs=0.12)
    assert set(drawn) == {0, 3}


# --- where from ---------------------------------------------------------------------------------


def births(room: Room, ticks: int, person: Script) -> list[tuple[int, int]]:
    """Play on and return the tile of every birth, checked at once for sight and distance."""
    found = []
    seen = room.world.horde.next_id
    for tick in range(ticks):
        room.play(1, person(tick) if callable(person) else person)
        world = room.world
        if world.horde.next_id > seen:
            place = world.tilemap.tile_of(room.person.x, room.person.y)
            far = walk_distances(world.routes.hunt, [place])
            visible = world.sight_of(room.person)
            for slot in range(world.horde.count):
                tile = divmod(int(world.horde.tile[slot]), world.tilemap.width)
                assert 12 <= far[tile] < FAR, (tile, room.draw())
                assert not visible[world.horde.tile[slot]], (tile, room.draw())
                found.append(tile)
            seen = world.horde.next_id
        clear(room)
    return found


def roaming(tick: int) -> Intent:
    """Run up and down the corridor and in and out of rooms."""
    leg = tick // 90 % 6
    return (
        walk(1, 0, Pace.SPRINT),
        walk(0, 1),
        walk(-1, 0, Pace.SPRINT),
        walk(0, -1),
        walk(-1, 0),
        walk(1, 1),
    )[leg]


def test_nobody_appears_in_sight_nor_within_twelve_walked_tiles() -> None:
    found = births(school(seed=4), 60 * 100, roaming)
    assert len(found) > 25
    assert len(set(found)) > 5


def test_a_peak_whose_source_has_come_too_near_starts_elsewhere() -> None:
    room = school(seed=2)
    room.world.director.peak_in = 0
    room.world.director.source = (8, 10)  # six tiles off, in plain sight
    assert births(room, 200, lambda tick: IDLE)


def test_those_who_come_are_after_the_nearest_survivor() -> None:
    room = school()
    room.world.director.peak_in, room.world.director.source = 0, (2, 2)
    room.play(120)
    assert (room.world.horde.goal == 0).all()
    start = room.world.horde.pos[1].copy()
    room.play(240)
    assert room.world.horde.pos[1].max() > start.max() + 1.0


# --- the warning --------------------------------------------------------------------------------

WITH_HER = SCHOOL.replace("@..", "@A.")


def warnings(hunger: float, peaks: int) -> list[tuple[int, Event]]:
    """Return (tick, event) of `peaks` peaks and the warnings before them."""
    room = Room(WITH_HER, seed=9, director=WALKERS)
    room.person.hp = 1e9
    for _ in range(peaks):
        room.world.director.phase = Phase.BUILD
        room.world.director.phase_ticks = room.world.director.phase_length = 75 * 60
        for _ in range(700):
            room.hybrid.hunger = hunger
            room.play(1)
            clear(room)
            if room.world.director.phase is Phase.PEAK:
                break
        room.world.director.phase = Phase.BUILD
    return [(t, e) for t, e in room.history if isinstance(e, AllyWarned | PhaseChanged)]


@pytest.mark.parametrize(("hunger", "lead_s"), [(0.0, 10.0), (25.0, 8.5), (50.0, 7.0)])
def test_she_warns_before_every_peak_the_hungrier_the_later(hunger: float, lead_s: float) -> None:
    log = warnings(hunger, 5)
    assert [type(event) for _, event in log] == [AllyWarned, PhaseChanged] * 5
    for (warned, event), (peaked, _) in zip(log[::2], log[1::2], strict=True):
        assert isinstance(event, AllyWarned)
        assert event.lead_ticks == pytest.approx(lead_s * 60, abs=2)
        assert peaked - warned == pytest.approx(event.lead_ticks, abs=2)


def test_her_warning_points_to_where_they_come_from() -> None:
    room = Room(WITH_HER, seed=9, director=WALKERS)
    room.person.hp = 1e9
    room.world.director.phase_ticks = 75 * 60
    for _ in range(700):
        room.play(1)
        if room.world.director.phase is Phase.PEAK:
            break
        clear(room)
    warning = room.happened(AllyWarned)[0]
    room.until_true(lambda: room.world.horde.count > 0, 60)
    dx, dy = room.place(int(room.world.horde.zombie_id[0]))
    dx, dy = dx - warning.x, dy - warning.y
    length = (dx * dx + dy * dy) ** 0.5
    assert (dx * warning.dx + dy * warning.dy) / length > 0.95
    assert warning.dx**2 + warning.dy**2 == pytest.approx(1.0)
