"""docs/levels.md and its pictures: everything in them that can be made is made here.

The page is written by hand; between `<!-- NAME: made by python -m tools.docs -->` and
`<!-- end NAME -->` stands what the code says.  A ```toml block that opens with `# FILE.level.toml`
is a whole level: it is checked, drawn into docs/pictures/levels-FILE.png, and where a block
follows that shows the check's answer, the answer is the real one.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from hyosan_arcade.commands.level_preview import draw_level
from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.level import examine
from tools.docs.reference import sections

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "levels.md"
PICTURES = ROOT / "docs" / "pictures"
NOTE = "made by python -m tools.docs"
_LEVEL = re.compile(r"```toml\n(# (\w+)\.level\.toml\n.*?)```", re.DOTALL)
_ANSWER = re.compile(r"```\n(hyosan level check (\w+)\.level\.toml)\n.*?```", re.DOTALL)


def made(page: str) -> str:
    """Return the page with every generated part as the code says it now."""
    for name, text in sections().items():
        page = _filled(page, name, text)
    levels = level_blocks(page)
    return _ANSWER.sub(lambda m: f"```\n{m[1]}\n{answer(levels[m[2]], m[2])}\n```", page)


def _filled(page: str, name: str, text: str) -> str:
    opening, closing = f"<!-- {name}: {NOTE} -->", f"<!-- end {name} -->"
    if page.count(opening) != 1 or page.count(closing) != 1:
        raise ValueError(f"{PAGE.name} needs one {opening} and one {closing}")
    before, _, rest = page.partition(opening)
    after = rest.partition(closing)[2]
    return f"{before}{opening}\n\n{text.strip()}\n\n{closing}{after}"


def level_blocks(page: str) -> dict[str, str]:
    """Return the whole levels of the page by name."""
    return {name: text for text, name in _LEVEL.findall(page)}


def answer(text: str, name: str) -> str:
    """Return what the checker says of a level."""
    return examine(text.encode(), f"{name}.level.toml")[1].render()


def draw(levels: dict[str, str], folder: Path) -> None:
    """Draw every level that can be drawn."""
    scenery = staging()
    for name, text in levels.items():
        level, _ = examine(text.encode(), name)
        if level is not None:
            draw_level(level, scenery, folder / f"levels-{name}.png")


def main() -> int:
    """Write the page and its pictures; `--check` only says whether they are as they should be."""
    page = PAGE.read_text(encoding="utf-8")
    wanted = made(page)
    if sys.argv[1:] != ["--check"]:
        PAGE.write_text(wanted, encoding="utf-8")
        draw(level_blocks(wanted), PICTURES)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        draw(level_blocks(wanted), Path(folder))
        stale = [
            picture.name
            for picture in sorted(Path(folder).glob("*.png"))
            if not is_same(picture, PICTURES / picture.name)
        ]
    if wanted != page:
        stale.insert(0, PAGE.name)
    for name in stale:
        print(f"{name} is out of date: run python -m tools.docs")
    return 1 if stale else 0


def is_same(one: Path, other: Path) -> bool:
    """Say whether two files hold the same bytes."""
    return other.is_file() and one.read_bytes() == other.read_bytes()
