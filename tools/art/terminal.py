"""The small pictures of the terminal: sheets for three sizes of tile, and what is where in them."""

from __future__ import annotations

from tools.art import terminal_figures, terminal_ground, terminal_things
from tools.art.atlas import pack
from tools.art.raster import Image
from tools.art.terminal_builds import BUILDS

SIZES = (8, 6, 4)
MANIFEST = "terminal/terminal.toml"
HEADER = """\
# The small pictures of the terminal.  Built by `python -m tools.art`.
# All numbers are px.  A row of figures belongs to the big sheet of the same place in `rows`; it
# has the frames of all poses for down, up, right and left in turn.
"""


def _names(names: tuple[str, ...]) -> str:
    return "[\n" + "".join(f'  "{name}",\n' for name in names) + "]"


def _figures_table() -> str:
    rows = _names(terminal_figures.row_names())
    poses = ", ".join(f"{name} = {count}" for name, count in terminal_figures.FRAMES)
    return f"[figures]\nrows = {rows}\nposes = {{ {poses} }}\n"


def build() -> tuple[dict[str, Image], str]:
    """Draw everything; give the sheets by path and the text of the manifest."""
    images: dict[str, Image] = {}
    parts = [HEADER, _figures_table()]
    for size in SIZES:
        figures, ground, things = (
            f"terminal/{name}_{size}.png" for name in ("figures", "ground", "things")
        )
        images[figures] = terminal_figures.sheet(size)
        images[ground], names = terminal_ground.strip(size)
        build_of = BUILDS[size]
        drawn = terminal_things.pictures(size)
        images[things], boxes = pack(drawn, 128)
        parts.append(
            f'[size.{size}]\nfigures = "{figures}"\nground = "{ground}"\nthings = "{things}"\n'
            f"cell = {list(build_of.cell)}\nanchor = {list(build_of.anchor)}\n"
        )
        lines = [
            f"{name} = {{ rect = {list(box)}, anchor = {list(drawn[name].anchor or (0, 0))} }}"
            for name, box in boxes.items()
        ]
        parts.append(f"[size.{size}.thing]\n" + "\n".join(lines) + "\n")
        if size == SIZES[0]:
            parts.insert(2, f"[ground]\ntiles = {_names(names)}\n")
    return images, "\n".join(parts)
