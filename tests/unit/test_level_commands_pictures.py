"""The pictures for level makers: every glyph has a likeness, zones are tinted, places are named."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame
import pytest

from hyosan_arcade.commands.level_preview import draw_level
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.level import level_from_text
from hyosan_arcade.content.palette import SCHOOL
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.schema import Entry
from hyosan_arcade.content.starter import starter
from hyosan_arcade.content.tiled import LEGEND, PALETTE, ZONE, Stamp
from hyosan_arcade.frontends.window.overview import MARGIN_PX, ZONE_COLORS
from hyosan_arcade.frontends.window.stamps import StampPainter
from hyosan_arcade.view.likeness import Likeness, likeness
from hyosan_arcade.view.scene import TILE_PX

MAGENTA = (255, 0, 255)


def squares_of(stamps: list[Stamp]) -> list[pygame.Surface]:
    painter = StampPainter(staging().art, assets_root())
    sheet = painter.paint([likeness(stamp) for stamp in stamps], 8)
    boxes = [(n % 8 * TILE_PX, n // 8 * TILE_PX, TILE_PX, TILE_PX) for n in range(len(stamps))]
    return [sheet.subsurface(box) for box in boxes]


def test_every_glyph_of_the_palette_is_drawn_in_art_that_exists(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stamps = [Stamp(PALETTE, glyph, entry) for glyph, entry in SCHOOL.items()]
    squares = squares_of(stamps)
    assert caplog.messages == []
    for stamp, square in zip(stamps, squares, strict=True):
        colors = {tuple(square.get_at((x, y)))[:3] for x in range(16) for y in range(16)}
        assert MAGENTA not in colors, stamp.letter
        assert len(colors) > 1 or stamp.letter in " ", stamp.letter


def test_each_glyph_looks_like_itself_alone() -> None:
    things = [e for e in SCHOOL.values() if e.prop or e.item or e.zombie or e.door]
    squares = squares_of([Stamp(PALETTE, "x", entry) for entry in things])
    looks = {pygame.image.tobytes(square, "RGB") for square in squares}
    assert len(looks) >= len(things) - 1  # a locked door may look as the closed one


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        (Stamp(PALETTE, "#", Entry(tile="wall")), Likeness("wall")),
        (Stamp(PALETTE, "@", Entry(mark="start")), Likeness("floor", character="player")),
        (Stamp(LEGEND, "1", Entry(mark="gate")), Likeness("floor", letter="1")),
        (Stamp(LEGEND, "5"), Likeness("floor", letter="5")),
        (Stamp(LEGEND, "D", Entry(door="barricaded")), Likeness("floor", prop="door_h_closed")),
        (Stamp(LEGEND, "U", Entry(survivor="eunha")), Likeness("floor", character="survivor")),
        (Stamp(LEGEND, "k", Entry(item="keycard")), Likeness("floor", prop="item_keycard")),
        (Stamp(ZONE, "A", name="hall"), Likeness("", letter="A")),
    ],
)
def test_what_a_glyph_looks_like(stamp: Stamp, expected: Likeness) -> None:
    assert likeness(stamp) == expected


def test_a_zone_letter_stands_on_its_colour() -> None:
    (square,) = squares_of([Stamp(ZONE, "A")])
    assert tuple(square.get_at((0, 0)))[:3] == ZONE_COLORS[0]


def test_a_preview_tints_the_zones_and_nothing_else(tmp_path: Path) -> None:
    text = starter("room", "x")
    plain = text.replace("S" * 11, "." * 11).replace('S = "staff_room"\n', "")
    pictures = []
    for name, words in (("zoned", text), ("plain", plain)):
        draw_level(level_from_text(words, name), staging(), tmp_path / f"{name}.png")
        pictures.append(pygame.image.load(tmp_path / f"{name}.png"))
    assert pictures[0].get_size() == pictures[1].get_size()

    def pixel(picture: pygame.Surface, row: int, col: int) -> tuple[int, ...]:
        at = [2 * (MARGIN_PX + place * TILE_PX + 1) for place in (col, row)]
        return tuple(picture.get_at((at[0], at[1])))

    assert pixel(pictures[0], 5, 25) != pixel(pictures[1], 5, 25)  # in the staff room
    assert pixel(pictures[0], 5, 2) == pixel(pictures[1], 5, 2)  # in the classroom
