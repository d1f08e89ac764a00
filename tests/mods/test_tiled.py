"""A level goes to the Tiled editor and comes back; of a stranger's map nothing is believed."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.level import examine, level_from_text
from hyosan_arcade.content.palette import SCHOOL
from hyosan_arcade.content.places import shipped_levels_root
from hyosan_arcade.content.reading import read_source
from hyosan_arcade.content.schema import Level
from hyosan_arcade.content.starter import starter
from hyosan_arcade.content.tiled import as_entry, lines_of, stamps_of, tiled_map
from hyosan_arcade.content.tiled_merge import bare_level, merged
from hyosan_arcade.content.tiled_project import project_text
from hyosan_arcade.content.tiled_read import TiledError, read_tiled

STARTER = starter("room", "room.level.toml")
SHIPPED = sorted(shipped_levels_root().glob("*.level.toml"))
Map = dict[str, Any]


def to_level(text: str) -> Level:
    return msgspec.convert(read_source(text.encode(), "x").table, Level)


def to_tiled(text: str) -> str:
    level = to_level(text)
    return tiled_map(level, stamps_of(level, SCHOOL), "x.tiles.png")


@cache
def starter_map() -> str:
    return to_tiled(STARTER)


def changed(change: Callable[[Map], None]) -> bytes:
    """Return the starter's map after `change`."""
    root = json.loads(starter_map())
    change(root)
    return json.dumps(root).encode()


def number_of(root: Map, group: str, letter: str) -> int:
    """Return the number by which the map names a tile."""
    for tile in root["tilesets"][0]["tiles"]:
        told = {p["name"]: p["value"] for p in tile["properties"]}
        if tile["type"] == group and told["letter"] == letter:
            return int(tile["id"]) + 1
    raise AssertionError(f"no {group} {letter}")


def tell(root: Map, number: int, name: str, value: object) -> None:
    """Give a tile a property, as the editor does."""
    tile = root["tilesets"][0]["tiles"][number - 1]
    tile["properties"].append({"name": name, "type": "string", "value": value})


# --- there and back -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_level_comes_back_to_the_letter(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    painted = read_tiled(to_tiled(text).encode(), "x.tmj")
    assert merged(painted, text.encode(), path.name) == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_map_legend_and_zones_also_come_to_an_empty_file(path: Path) -> None:
    before = to_level(path.read_text(encoding="utf-8"))
    painted = read_tiled(to_tiled(path.read_text(encoding="utf-8")).encode(), "x.tmj")
    after = to_level(merged(painted, bare_level("copy").encode(), "copy.level.toml"))
    assert after.map.rows == before.map.rows
    assert after.map.zones == before.map.zones
    assert after.zones == before.zones
    plain = {glyph: as_entry(entry) for glyph, entry in after.legend.items()}
    assert plain == {glyph: as_entry(entry) for glyph, entry in before.legend.items()}


GLYPHS = "".join(sorted(set(SCHOOL) - set("@A")))


@given(data=st.data(), width=st.integers(1, 20), height=st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_any_drawing_comes_back(data: st.DataObject, width: int, height: int) -> None:
    row = st.text(GLYPHS + "1234", min_size=width, max_size=width)
    region = st.text(".AB", min_size=width, max_size=width)
    rows = data.draw(st.lists(row, min_size=height, max_size=height))
    zones = data.draw(st.lists(region, min_size=height, max_size=height))
    legend = {
        "1": "wood",
        "2": {"mark": "gate"},
        "3": {"door": "locked", "hp": 3},
        "4": {"soldier": "patrol", "to": "gate"},
    }
    drawn = {"rows": "\n".join(rows) + "\n", "zones": "\n".join(zones) + "\n"}
    words = {"A": "first", "B": "second"}
    table = {"format": 1, "id": "x", "title": "x", "map": drawn, "zones": words, "legend": legend}
    level = msgspec.convert(table, Level)
    text = tiled_map(level, stamps_of(level, SCHOOL), "x.png")
    painted = read_tiled(text.encode(), "x.tmj")
    assert lines_of(painted.rows) == rows
    assert lines_of(painted.zones) == zones
    assert painted.names == words
    assert painted.legend == legend


def test_changes_keep_every_comment() -> None:
    def change(root: Map) -> None:
        squares = root["layers"][0]["data"]
        squares[5 * 28 + 20] = number_of(root, "palette", "z")
        squares[6 * 28 + 20] = number_of(root, "legend", "7")
        tell(root, number_of(root, "legend", "7"), "mark", "corner_two")
        root["layers"][1]["data"][6 * 28 + 20] = number_of(root, "zone", "Q")
        tell(root, number_of(root, "zone", "Q"), "name", "quiet_corner")

    text = merged(read_tiled(changed(change), "x.tmj"), STARTER.encode(), "room.level.toml")
    comments = [line for line in STARTER.split("\n") if line.startswith(("# ", "#:schema"))]
    assert [line for line in text.split("\n") if line.startswith(("# ", "#:schema"))] == comments
    assert len(comments) > 8
    level = level_from_text(text, "room.level.toml")
    assert level.marks["corner_two"] == ((6, 20),)
    assert level.zones["quiet_corner"] == ((6, 20),)
    assert (5, 20) in {zombie.at for zombie in level.zombies}
    assert len(level.triggers) == 4


def test_numbers_as_text_are_read_too() -> None:
    def as_text(root: Map) -> None:
        for layer in root["layers"]:
            layer["data"] = ",\n".join(str(n) for n in layer["data"])
            layer["encoding"] = "csv"

    assert read_tiled(changed(as_text), "x.tmj") == read_tiled(starter_map().encode(), "x.tmj")


def test_what_the_editor_adds_of_its_own_is_passed_over() -> None:
    def save(root: Map) -> None:
        root.update(compressionlevel=-1, editorsettings={"export": {"target": "."}}, version="1.10")
        root["layers"][0].update({"class": "", "locked": True, "properties": []})
        tile = root["tilesets"][0]["tiles"][number_of(root, "legend", "7") - 1]
        kept = {"type": "string", "propertytype": "level_prop"}
        tile["properties"] += [
            {"name": "prop", "value": "console", **kept},
            {"name": "name", "value": "bell", **kept},
            {"name": "mark", "value": "", **kept},
        ]
        tile["class"] = tile.pop("type")  # as one version wrote it

    painted = read_tiled(changed(save), "x.tmj")
    assert painted.legend["7"] == {"name": "bell", "prop": "console"}


def test_an_erased_square_is_void() -> None:
    painted = read_tiled(changed(lambda root: root["layers"][0]["data"].__setitem__(0, 0)), "x.tmj")
    assert painted.rows.startswith(" ###")
    assert examine(merged(painted, STARTER.encode(), "x").encode(), "x")[0] is not None


# --- strict ---------------------------------------------------------------------------------------


def layer(root: Map) -> Map:
    found: Map = root["layers"][0]
    return found


REFUSED: dict[str, tuple[Callable[[Map], object], str]] = {
    "compressed": (lambda r: layer(r).update(compression="zlib", encoding="base64"), "CSV"),
    "base64": (lambda r: layer(r).update(encoding="base64", data="AAAA"), "CSV"),
    "external": (lambda r: r["tilesets"][0].update(source="../x.tsj"), "embed it"),
    "two tilesets": (lambda r: r["tilesets"].append(r["tilesets"][0]), "2 tilesets"),
    "no tilesets": (lambda r: r["tilesets"].clear(), "0 tilesets"),
    "short": (lambda r: layer(r)["data"].pop(), "has 391 squares; its size asks for 392"),
    "long": (lambda r: layer(r)["data"].append(1), "has 393 squares"),
    "beyond": (lambda r: layer(r)["data"].__setitem__(30, 999), "row 2 col 3: is tile 999"),
    "negative": (lambda r: layer(r)["data"].__setitem__(0, -1), "row 1 col 1: is no tile's"),
    "mirrored": (lambda r: layer(r)["data"].__setitem__(0, 0x80000001), "turned or mirrored"),
    "fraction": (lambda r: layer(r)["data"].__setitem__(0, 1.5), "is no tile's number"),
    "true": (lambda r: layer(r)["data"].__setitem__(0, True), "is no tile's number"),
    "words": (lambda r: layer(r).update(data="1,x"), "has 2 squares"),
    "infinite": (lambda r: r.update(infinite=True), "switch off"),
    "isometric": (lambda r: r.update(orientation="isometric"), "not orthogonal"),
    "huge": (lambda r: r.update(width=100_000), "from 0 to 256"),
    "empty": (lambda r: r.update(width=0), "at least 1 x 1"),
    "objects": (lambda r: r["layers"].append({"type": "objectgroup", "name": "o"}), "layer 3"),
    "third layer": (lambda r: r["layers"].append({**layer(r), "name": "x"}), 'is called "x"'),
    "no map": (lambda r: r["layers"].pop(0), 'no tile layer called "map"'),
    "doubled": (lambda r: r["layers"].append(layer(r)), "keep one map"),
    "other size": (lambda r: layer(r).update(width=27), "is 27 x 14, the map 28 x 14"),
    "no class": (lambda r: r["tilesets"][0]["tiles"][0].update(type="x"), "no class of ours"),
    "strange word": (lambda r: tell(r, 1, "script", "x"), 'has a property "script"'),
    "two letters": (lambda r: tell(r, 1, "letter", "zz"), "one character"),
    "same letter": (lambda r: tell(r, 1, "letter", "#"), 'is a second "#"'),
    "wrong type": (lambda r: tell(r, 1, "hp", "many"), "means nothing"),
    "blank spare": (
        lambda r: layer(r)["data"].__setitem__(0, number_of(r, "legend", "5")),
        'the tile "5" is painted but means nothing',
    ),
    "unnamed zone": (
        lambda r: r["layers"][1]["data"].__setitem__(0, number_of(r, "zone", "Q")),
        "is no named zone",
    ),
    "zone in the map": (
        lambda r: layer(r)["data"].__setitem__(0, number_of(r, "zone", "A")),
        "paint it on the layer zones",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_ours_is_refused_in_one_line(name: str) -> None:
    change, said = REFUSED[name]
    with pytest.raises(TiledError) as caught:
        read_tiled(changed(change), "x.tmj")
    assert said in str(caught.value)
    assert str(caught.value).startswith("x.tmj: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1 column 1 is no JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b"[1]", "is no Tiled map"),
        (b'{"type": "map", "width": ' + b"9" * 5000 + b"}", "thousands of digits"),
        (b'{"type": "map", "width": NaN}', "has NaN"),
        (b'{"type": "map", "width": -Infinity}', "has -Infinity"),
        (b"\xff\xfe", "is not UTF-8"),
        (b" " * (2 * 1024 * 1024 + 1), "more than"),
        (b'{"type": "map"}', "is not orthogonal"),
    ],
)
def test_what_is_no_map_at_all_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(TiledError) as caught:
        read_tiled(content, "x.tmj")
    assert said in str(caught.value)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_map_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    content = bytearray(starter_map().encode())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        painted = read_tiled(bytes(content), "x.tmj")
        text = merged(painted, STARTER.encode(), "x.level.toml")
    except ContentError as error:
        assert str(error)
    else:
        assert read_source(text.encode(), "x").table["format"] == 1


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=12,
    ),
    st.sampled_from(["layers", "tilesets", "width", "infinite", "orientation"]),
)
@settings(max_examples=100, deadline=None)
def test_any_value_anywhere_is_read_or_refused(value: object, key: str) -> None:
    content = changed(lambda root: root.__setitem__(key, value))
    try:
        read_tiled(content, "x.tmj")
    except TiledError as error:
        assert str(error).startswith("x.tmj: ")


# --- the project ----------------------------------------------------------------------------------


def test_the_project_offers_the_words_of_a_level() -> None:
    types = {t["name"]: t for t in json.loads(project_text())["propertyTypes"]}
    assert "vending_machine" in types["level_prop"]["values"]
    assert "locked" in types["level_door"]["values"]
    members = {m["name"]: m for m in types["legend"]["members"]}
    assert members["prop"]["propertyType"] == "level_prop"
    assert members["hp"] == {"name": "hp", "type": "int", "value": 120}
    assert [m["name"] for m in types["zone"]["members"]] == ["letter", "name"]
    assert len({t["id"] for t in types.values()}) == len(types)
