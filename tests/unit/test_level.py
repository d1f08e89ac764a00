"""From a level file to its spec: units, floors, doors, texts, encodings, digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import examine, level_from_text, read_level
from hyosan_arcade.content.palette import SCHOOL
from hyosan_arcade.content.places import shipped_levels_root
from hyosan_arcade.sim.script import EndRun, OnTimer, SetLight, Spawn
from hyosan_arcade.sim.spec import TILE_INDEX, DoorState, Item, LevelSpec

SHIPPED = sorted(shipped_levels_root().glob("*.level.toml"))
WIN = """
[[trigger]]
id = "win"
when = { on = "timer", after = 600 }
then = [{ do = "end", result = "win" }]
"""


def level(rows: str, more: str = "", head: str = "", zones: str = "") -> LevelSpec:
    """Read a small level that time wins; `rows` and `zones` are strings, rows apart by blanks."""
    drawn, layer = "\n".join(rows.split()), "\n".join(zones.split())
    text = f"format = 1\nid = 'small'\ntitle = 'Small'\n{head}\n[map]\nrows = '''\n{drawn}\n'''\n"
    text += f"zones = '''\n{layer}\n'''\n" if zones else ""
    return level_from_text(text + more + WIN, "small.level.toml")


def kind_at(spec: LevelSpec, row: int, col: int) -> int:
    return spec.tiles[row][col]


# --- what is shipped ------------------------------------------------------------------------------


def test_some_levels_are_shipped() -> None:
    assert [path.name for path in SHIPPED]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_level_is_without_any_fault(path: Path) -> None:
    spec, report = examine(path.read_bytes(), path.name)
    assert report.faults == ()
    assert spec is not None
    assert spec.level_id == path.name.removesuffix(".level.toml")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_level_speaks_both_languages(path: Path) -> None:
    spec = read_level(path)
    assert set(spec.title) == set(spec.text) == {"en", "ko"}
    assert set(spec.text["en"]) == set(spec.text["ko"])
    assert {f"zone.{name}" for name in spec.zones} <= set(spec.text["en"])


# --- tiles, and what stands on them ---------------------------------------------------------------


def test_a_thing_stands_on_the_floor_most_of_its_neighbours_have() -> None:
    spec = level("#######  #:::..#  #:t:z.#  #::::@#  #######")
    assert kind_at(spec, 2, 2) == TILE_INDEX["wood"]
    assert kind_at(spec, 2, 4) == TILE_INDEX["floor"], "two and two: the one above wins"
    assert kind_at(spec, 3, 5) == TILE_INDEX["floor"]


def test_floor_grows_into_things_that_only_touch_things() -> None:
    spec = level("#######  #,tttt#  #ttttt#  #tttt@#  #######")
    inside = {kind_at(spec, row, col) for row in (1, 2, 3) for col in range(1, 6)}
    assert inside == {TILE_INDEX["grass"]}


def test_without_any_floor_it_is_plain_floor() -> None:
    spec = level("####  #@t#  ####")
    assert kind_at(spec, 1, 1) == kind_at(spec, 1, 2) == TILE_INDEX["floor"]


def test_the_legend_may_say_what_lies_below() -> None:
    legend = '[legend]\nG = { tile = "grass", zombie = "runner" }\n"_" = "asphalt"\n'
    spec = level("#####  #@G_#  #...#  #####", legend)
    assert kind_at(spec, 1, 2) == TILE_INDEX["grass"]
    assert kind_at(spec, 1, 3) == TILE_INDEX["asphalt"]
    assert spec.zombies[0].kind == "runner"


def test_what_hangs_on_walls_leaves_the_wall() -> None:
    spec = level("#BnO#  #@..#  #####")
    assert {kind_at(spec, 0, col) for col in range(5)} == {TILE_INDEX["wall"]}
    assert [prop.kind for prop in spec.props] == ["board", "notice_board", "clock"]


def test_adjacent_door_tiles_of_one_glyph_are_one_door() -> None:
    spec = level("#######  #@.+..#  #..+..#  #++=/##  #.....#  #######")
    doors = {door.tiles: (door.state, door.key) for door in spec.doors}
    assert doors == {
        ((1, 3), (2, 3)): (DoorState.CLOSED, ""),
        ((3, 1), (3, 2)): (DoorState.CLOSED, ""),
        ((3, 3),): (DoorState.LOCKED, "keycard"),
        ((3, 4),): (DoorState.OPEN, ""),
    }


def test_a_door_may_be_written_as_a_tile() -> None:
    legend = '[legend]\nD = { tile = "door_locked", name = "gate", key = "keycard", hp = 300 }\n'
    door = level("#####  #@D.#  #.Dk#  #.../  #####", legend).doors[0]
    assert (door.name, door.key, door.hp, door.state) == ("gate", "keycard", 300, DoorState.LOCKED)
    assert door.tiles == ((1, 2), (2, 2))


def test_marks_zones_and_items_are_in_reading_order() -> None:
    zones = "[zones]\nA = 'hall'\n"
    spec = level("#####  #@pE#  #E.h#  #####", zones, "", ".....  .AA..  .A...  .....")
    assert spec.marks["exit"] == ((1, 3), (2, 1))
    assert spec.zones["hall"] == ((1, 1), (1, 2), (2, 1))
    assert [(item.item, item.at) for item in spec.items] == [
        (Item.PHONE, (1, 2)),
        (Item.BANDAGE, (2, 3)),
    ]


def test_every_palette_glyph_can_be_used() -> None:
    glyphs = "".join(glyph for glyph in SCHOOL if glyph not in "@ Bn\"'")
    spec = level(f"{'.' * (len(glyphs) + 2)}  @{glyphs}.")
    assert len(spec.tiles[1]) == len(glyphs) + 2


# --- numbers and rules ----------------------------------------------------------------------------


def test_seconds_become_ticks() -> None:
    spec = level(
        "####  #@.#  ####",
        """
[[trigger]]
id = "again"
when = { on = "timer", after = 0.5, every = 2 }
delay = 1.25
then = [{ do = "spawn", kind = "walker", at = "start", count = 3, every = 1.5 }]
""",
        "[rules]\ntime_limit = 90\n",
    )
    trigger = spec.triggers[0]
    assert spec.time_limit_ticks == 5400
    assert trigger.when == OnTimer(after_ticks=30, every_ticks=120)
    assert trigger.delay_ticks == 75
    assert trigger.repeat, "a timer that ticks again repeats by itself"
    assert trigger.then == (Spawn("walker", "start", 3, 90),)
    assert spec.triggers[1].then == (EndRun("win"),)


def test_whole_numbers_are_read_where_floats_are_meant() -> None:
    light = """
[zones]
A = "hall"
[[trigger]]
id = "light"
when = { on = "start" }
then = [{ do = "light", zone = "hall", level = 1 }]
"""
    spec = level("####  #@.#  ####", light, "", "....  .AA.  ....")
    action = spec.triggers[0].then[0]
    assert isinstance(action, SetLight)
    assert isinstance(action.level, float)


@pytest.mark.parametrize(
    ("written", "enabled"), [("false", False), ("true", True), ("{ intensity = 0.9 }", True)]
)
def test_the_director_may_be_switched_off_or_tuned(written: str, enabled: bool) -> None:
    spec = level("####  #@.#  ####", "", f"[rules]\ndirector = {written}\n")
    assert spec.director.enabled is enabled
    assert spec.director.intensity == (0.9 if "0.9" in written else 0.5)


def test_a_hybrid_starts_as_the_file_says() -> None:
    ally = "[legend]\nQ = { ally = 'bora' }\n[ally.bora]\nname = 'Bora'\nhunger = 40\nbond = 10\n"
    spec = level("#####  #@Q.#  #####", ally)
    assert spec.ally is not None
    assert (spec.ally.who, spec.ally.hunger, spec.ally.bond) == ("bora", 40.0, 10.0)
    assert spec.text["en"]["name.bora"] == "Bora"


# --- bytes ----------------------------------------------------------------------------------------


def test_bom_and_carriage_returns_change_nothing() -> None:
    content = SHIPPED[0].read_bytes()
    plain, _ = examine(content, "a")
    windows, report = examine(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"), "a")
    assert plain is not None
    assert windows is not None
    assert windows.digest == plain.digest
    assert report.faults == ()


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_another_encoding_says_how_to_save(encoding: str) -> None:
    _, report = examine('format = 1\ntitle = "지호"\n'.encode(encoding), "a")
    (fault,) = report.faults
    assert fault.code == "L002"
    assert "Save As" in fault.hint


def test_the_digest_sees_the_rules_and_not_the_comments() -> None:
    rows = "####  #@.#  ####"
    same = level(rows, "# a remark\n")
    assert level(rows).digest == same.digest
    assert level(rows).digest != level("####  #.@#  ####").digest
    assert level(rows).digest != level(rows, "", "[rules]\ndark = 0.5\n").digest


def test_a_spec_cannot_be_changed() -> None:
    spec = level("####  #@.#  ####")
    with pytest.raises(TypeError):
        spec.marks["start"] = ()  # type: ignore[index]


def test_a_missing_file_is_one_line() -> None:
    with pytest.raises(ContentError) as caught:
        read_level(Path("nowhere") / "none.level.toml")
    assert "no such file" in str(caught.value)
    assert "\n" not in str(caught.value)
