"""The sheets are what the drawing code draws, on the palette, and as sheets.toml says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tools.art.commands import differences, load
from tools.art.font import glyph
from tools.art.palette import HEX, RGB
from tools.art.raster import Image

ASSETS = Path(__file__).resolve().parents[2] / "assets"
HYBRIDS = ("nari", "bora", "gaon", "sian")
LIVING = ("player", *HYBRIDS, "survivor", "trooper")
DEAD = ("walker", "fresh", "runner", "crawler")
UNIFORMED = ("soldier", "listener")
"""Dead who walk as the walkers do and differ by what they wear."""
BODIES = (*LIVING, *DEAD, *UNIFORMED)
MOVING = (
    "bandage",
    "leap",
    "strike",
    "throw",
    "shove",
    "hurt",
    "grabbed",
    "grab",
    "bite",
    "rise",
    "down",
)
SHADOW_ALPHAS = {0, 70, 115, 255}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return tomllib.loads((ASSETS / "sheets.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sheets(manifest: dict[str, Any]) -> dict[str, Image]:
    return {name: load(ASSETS / name) for name in sorted(named_files(manifest))}


def tables(manifest: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, members in manifest.items():
        if kind != "palette":
            yield from ((f"{kind}.{name}", table) for name, table in members.items())


def named_files(manifest: dict[str, Any]) -> set[str]:
    return {
        file for _, table in tables(manifest) for file in table.get("files", [table.get("file")])
    }


def frame(sheet: Image, table: dict[str, Any], pose: str, place: tuple[int, int]) -> Image:
    """Cut one frame; `place` is (direction, column)."""
    wide, tall = table["cell"]
    row = table["poses"].index(pose) * len(table["directions"]) + place[0]
    return sheet[row * tall : (row + 1) * tall, place[1] * wide : (place[1] + 1) * wide]


def test_the_committed_sheets_are_what_the_code_draws() -> None:
    assert differences(ASSETS) == []


def test_a_changed_sheet_is_noticed(tmp_path: Path) -> None:
    assert len(differences(tmp_path)) > 40
    assert all("run `python -m tools.art`" in fault for fault in differences(tmp_path))


def test_every_sheet_is_described_and_every_description_has_its_sheet(
    manifest: dict[str, Any],
) -> None:
    drawn = {
        path.relative_to(ASSETS).as_posix()
        for folder in ("sprites", "tiles", "fonts", "ui")
        for path in (ASSETS / folder).glob("*.png")
    }
    assert drawn == named_files(manifest)


def test_no_colour_is_off_the_palette(sheets: dict[str, Image], manifest: dict[str, Any]) -> None:
    assert manifest["palette"] == HEX
    allowed = set(RGB.values())
    for name, image in sheets.items():
        found = {
            tuple(map(int, colour)) for colour in np.unique(image[image[..., 3] > 0][:, :3], axis=0)
        }
        assert found <= allowed, f"{name}: {found - allowed}"
        assert set(np.unique(image[..., 3]).tolist()) <= SHADOW_ALPHAS, name


def test_character_sheets_have_the_size_their_rows_imply(
    sheets: dict[str, Image], manifest: dict[str, Any]
) -> None:
    for name, table in manifest["character"].items():
        wide, tall = table["cell"]
        rows = len(table["poses"]) * len(table["directions"])
        for file in table["files"]:
            assert sheets[file].shape == (rows * tall, table["frames"] * wide, 4), (name, file)


def test_every_rect_lies_in_its_sheet(sheets: dict[str, Image], manifest: dict[str, Any]) -> None:
    for name, table in tables(manifest):
        rects = table.get("rects", [table["rect"]] if "rect" in table else [])
        for x, y, wide, tall in rects:
            height, width = sheets[table["file"]].shape[:2]
            assert 0 <= x < x + wide <= width, name
            assert 0 <= y < y + tall <= height, name
            assert sheets[table["file"]][y : y + tall, x : x + wide, 3].any(), name


def test_every_figure_is_whole_in_its_cell(
    sheets: dict[str, Image], manifest: dict[str, Any]
) -> None:
    """A figure's outline is ink: another colour at the cell's edge means it was cut off."""
    for table in manifest["character"].values():
        for file in table["files"]:
            for pose in table["poses"]:
                for direction, column in np.ndindex(4, 4):
                    cell = frame(sheets[file], table, pose, (direction, column))
                    solid = cell[..., 3] > 0
                    inside = solid & ~(cell[..., :3] == RGB["ink"]).all(-1)
                    edges = (inside[0], inside[-1], inside[:, 0], inside[:, -1])
                    assert solid.sum() > 60, (file, pose, direction, column)
                    assert not any(edge.any() for edge in edges), (file, pose, direction, column)


def test_the_frames_of_a_pose_differ(sheets: dict[str, Image], manifest: dict[str, Any]) -> None:
    for name, table in manifest["character"].items():
        sheet = sheets[table["files"][0]]
        for pose in table["poses"]:
            least = 4 if pose in MOVING else 2
            for direction in range(len(table["directions"])):
                cells = [frame(sheet, table, pose, (direction, n)) for n in range(4)]
                distinct = len({cell.tobytes() for cell in cells})
                assert distinct >= least, (name, pose, direction)


@pytest.mark.parametrize("kind", [*DEAD, "soldier"])
def test_the_dead_keep_off_the_reserved_colours(
    kind: str, sheets: dict[str, Image], manifest: dict[str, Any]
) -> None:
    table = manifest["character"][kind]
    for file in table["files"]:
        image = sheets[file]
        for colour in ("gold", "ember"):
            assert not (image[..., :3] == RGB[colour]).all(-1)[image[..., 3] > 0].any(), (
                file,
                colour,
            )
        for direction, column in np.ndindex(4, 4):
            cell = frame(image, table, "walk", (direction, column))
            eyes = ((cell[..., :3] == RGB["paper"]).all(-1) & (cell[..., 3] > 0)).sum()
            assert eyes <= 4, f"{file}: {eyes} paper px; only the eyes may shine"
            assert eyes > 0 or direction == 1, f"{file}: no eye to shine"


def test_only_the_player_wears_gold(sheets: dict[str, Image], manifest: dict[str, Any]) -> None:
    for kind in LIVING:
        for file in manifest["character"][kind]["files"]:
            gold = (sheets[file][..., :3] == RGB["gold"]).all(-1).any()
            assert gold == (kind == "player"), file


def test_the_listeners_have_no_eyes_to_shine(
    sheets: dict[str, Image], manifest: dict[str, Any]
) -> None:
    for file in manifest["character"]["listener"]["files"]:
        shown = sheets[file][sheets[file][..., 3] > 0][:, :3]
        assert not (shown == RGB["paper"]).all(-1).any(), file


def test_every_hybrid_has_hair_clothes_and_a_scarf_of_her_own(
    sheets: dict[str, Image], manifest: dict[str, Any]
) -> None:
    """Two of them differ in much of what they show, not in their scarves alone."""
    front = {
        name: frame(sheets[f"sprites/{name}.png"], manifest["character"][name], "walk", (0, 0))
        for name in HYBRIDS
    }
    for one in HYBRIDS:
        for other in HYBRIDS:
            if one < other:
                differing = (front[one] != front[other]).any(-1).sum()
                assert differing > 80, (one, other)
            ember = (front[one][..., :3] == RGB["ember"]).all(-1) & (front[one][..., 3] > 0)
            assert ember.any() == (one == "nari"), "only she wears ember"


def test_the_fire_burns_in_four_frames(sheets: dict[str, Image], manifest: dict[str, Any]) -> None:
    cells = set()
    for name in ("campfire", "campfire_2", "campfire_3", "campfire_4"):
        x, y, wide, tall = manifest["prop"][name]["rect"]
        cells.add(sheets[manifest["prop"][name]["file"]][y : y + tall, x : x + wide].tobytes())
    assert len(cells) == 4


def test_the_four_kinds_of_dead_differ_in_outline(
    sheets: dict[str, Image], manifest: dict[str, Any]
) -> None:
    """Compare walking silhouettes seen from the side, anchors laid on each other."""
    outlines: dict[str, np.ndarray[Any, Any]] = {}
    for kind in DEAD:
        table = manifest["character"][kind]
        room = np.zeros((40, 40), bool)
        x, y = 20 - table["anchor"][0], 36 - table["anchor"][1]
        solid = frame(sheets[table["files"][0]], table, "walk", (2, 1))[..., 3] > 0
        room[y : y + solid.shape[0], x : x + solid.shape[1]] = solid
        outlines[kind] = room
    for one in DEAD:
        for other in DEAD:
            if one < other:
                union = (outlines[one] | outlines[other]).sum()
                differing = (outlines[one] ^ outlines[other]).sum()
                assert differing / union > 0.3, f"{one} looks like {other}"


def test_every_frame_stands_on_its_anchor(
    sheets: dict[str, Image], manifest: dict[str, Any]
) -> None:
    for name in BODIES:
        table = manifest["character"][name]
        for file in table["files"]:
            for column in range(table["frames"]):
                solid = frame(sheets[file], table, "walk", (0, column))[..., 3] > 0
                lowest = int(np.nonzero(solid.any(axis=1))[0][-1])
                assert abs(lowest - table["anchor"][1]) <= 1, (name, file, column)


def test_the_font_holds_ascii_and_tells_every_letter_apart(manifest: dict[str, Any]) -> None:
    font = manifest["font"]["hyosan"]
    glyphs: str = font["glyphs"]
    assert set(map(chr, range(32, 127))) <= set(glyphs)
    assert len(glyphs) == len(set(glyphs)) == len(font["widths"])
    bitmaps = {"/".join(glyph(letter)) for letter in glyphs}
    assert len(bitmaps) == len(glyphs)
    for letter, width in zip(glyphs, font["widths"], strict=True):
        rows = glyph(letter)
        assert {len(row) for row in rows} == {width}, letter
        assert width <= font["cell"][0], letter
        assert len(rows) <= font["cell"][1], letter
