"""Everything that is built: the sheets by path, and sheets.toml that describes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tools.art import (
    cast,
    chasm,
    decals,
    doors,
    fire,
    fittings,
    font,
    furniture,
    ground,
    hangul,
    interface,
    items,
    title,
    walls,
    weapons,
)
from tools.art.atlas import Picture, pack
from tools.art.palette import HEX
from tools.art.raster import Box, Image

HEADER = """\
# What is where in the sheets beside this file.  Built by `python -m tools.art`.
# All numbers are px.  A character's row is pose * 4 + direction; its columns are frames.
"""


class Manifest:
    """sheets.toml, gathered table by table."""

    def __init__(self) -> None:
        """Start with the header."""
        self.parts: list[str] = [HEADER]

    def table(self, name: str, lines: Iterable[str]) -> None:
        """Add one table."""
        self.parts.append("\n".join([f"[{name}]", *lines]) + "\n")

    def text(self) -> str:
        """Give the finished file."""
        return "\n".join(self.parts)


def _quoted(names: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def _numbers(numbers: Iterable[int]) -> str:
    return "[" + ", ".join(str(number) for number in numbers) + "]"


def _toml_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _characters(manifest: Manifest) -> dict[str, Image]:
    sheets: dict[str, Image] = {}
    for role in (*cast.roles(), weapons.role()):
        sheets |= {path: draw() for path, draw in role.sheets.items()}
        manifest.table(
            f"character.{role.name}",
            (
                f"files = {_quoted(role.sheets)}",
                f"cell = {_numbers(role.cell)}",
                f"anchor = {_numbers(role.anchor)}",
                f"frames = {cast.FRAMES}",
                'directions = ["down", "up", "right", "left"]',
                f"poses = {_quoted(role.poses)}",
            ),
        )
    return sheets


def _ground(manifest: Manifest) -> dict[str, Image]:
    path = "tiles/school.png"
    blocks = {**ground.blocks(), **chasm.blocks()}
    sheet, boxes = pack({name: Picture(image) for name, image in blocks.items()}, 264)
    for name, box in boxes.items():
        pattern = (box[2] // ground.TILE, box[3] // ground.TILE)
        lines = (f'file = "{path}"', f"rect = {_numbers(box)}", f"pattern = {_numbers(pattern)}")
        manifest.table(f"tile.{name}", lines)
    return {path: sheet}


def _walls(manifest: Manifest) -> dict[str, Image]:
    path = "tiles/walls.png"
    sheet, boxes = pack({name: Picture(image) for name, image in walls.faces().items()}, 200)
    for name, box in boxes.items():
        manifest.table(f"wall.{name}", (f'file = "{path}"', f"rect = {_numbers(box)}"))
    return {path: sheet}


def _anchored(
    manifest: Manifest, path: str, pictures: Mapping[str, Picture], width: int
) -> dict[str, Image]:
    """Pack pictures into one sheet and describe each as a prop."""
    sheet, boxes = pack(pictures, width)
    for name, box in boxes.items():
        anchor = pictures[name].anchor or (box[2] // 2, box[3] - 1)
        lines = (f'file = "{path}"', f"rect = {_numbers(box)}", f"anchor = {_numbers(anchor)}")
        manifest.table(f"prop.{name}", lines)
    return {path: sheet}


def _decals(manifest: Manifest) -> dict[str, Image]:
    path = "tiles/decals.png"
    groups = decals.decals()
    shadows = {name: {name: image} for name, image in decals.shadows().items()}
    every = {**groups, **shadows}
    pictures = {name: Picture(image) for group in every.values() for name, image in group.items()}
    sheet, boxes = pack(pictures, 256)
    for name, image in decals.shadows().items():
        left, top, wide, tall = boxes[name]
        sheet[top : top + tall, left : left + wide] = image
    for group, members in every.items():
        rects = ", ".join(_numbers(boxes[name]) for name in members)
        manifest.table(f"decal.{group}", (f'file = "{path}"', f"rects = [{rects}]"))
    return {path: sheet}


def _interface(manifest: Manifest) -> dict[str, Image]:
    path = "ui/ui.png"
    sheet, boxes = pack(interface.pictures(), 160)
    places: dict[str, tuple[str, Box]] = {name: (path, box) for name, box in boxes.items()}
    images = {path: sheet}
    for name, image in title.pictures().items():
        images[f"ui/{name}.png"] = image
        places[name] = (f"ui/{name}.png", (0, 0, image.shape[1], image.shape[0]))
    for name, (file, box) in places.items():
        manifest.table(f"ui.{name}", (f'file = "{file}"', f"rect = {_numbers(box)}"))
    return images


def _font(manifest: Manifest) -> dict[str, Image]:
    path = "fonts/hyosan.png"
    face = font.face()
    manifest.table(
        "font.hyosan",
        (
            f'file = "{path}"',
            f"cell = {_numbers(font.CELL)}",
            f"columns = {font.COLUMNS}",
            f"baseline = {font.BASELINE}",
            f"line = {font.LINE}",
            f"glyphs = {_toml_string(face.glyphs)}",
            f"widths = {_numbers(face.widths)}",
        ),
    )
    return {path: face.sheet}


def _hangul(manifest: Manifest) -> dict[str, Image]:
    path = "fonts/hangul.png"
    widths = [hangul.width_of(letter) for letter in hangul.EXTRAS]
    manifest.table(
        "font.hangul",
        (
            f'file = "{path}"',
            f"cell = {_numbers(hangul.CELL)}",
            f"columns = {hangul.COLUMNS}",
            f"baseline = {hangul.BASELINE}",
            f"line = {hangul.LINE}",
            f"first = {hangul.FIRST:#x}",
            f"count = {hangul.COUNT}",
            f"width = {hangul.WIDTH}",
            f"glyphs = {_toml_string(hangul.EXTRAS)}",
            f"widths = {_numbers(widths)}",
        ),
    )
    return {path: hangul.sheet()}


def build() -> tuple[dict[str, Image], str]:
    """Draw every sheet, by its path under assets/, and write sheets.toml as text."""
    manifest = Manifest()
    manifest.table("palette", (f'{name} = "{value}"' for name, value in HEX.items()))
    images = _characters(manifest) | _ground(manifest) | _walls(manifest)
    props = {**furniture.furniture(), **fittings.fittings(), **items.items(), **fire.fires()}
    images |= _anchored(manifest, "tiles/props.png", props, 200)
    images |= _anchored(manifest, "tiles/doors.png", doors.doors(), 200)
    images |= _decals(manifest) | _interface(manifest) | _font(manifest)
    images |= _hangul(manifest)
    return images, manifest.text()
