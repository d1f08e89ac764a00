"""The standing world in small tiles: chosen once for each version of the map, laid for each page.

What a tile looks like depends on its neighbours (a wall is seen from above or from the front, a
floor below a wall lies in its shade), so a grid of tile numbers is worked out with whole arrays
when the map changes.  The picture of the part that is shown is laid out of it when the camera has
moved, with stains, corpses and what hangs on the walls, and kept until then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pygame

from hyosan_arcade.frontends.terminal.chasms import beside, lay_chasms
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.frontends.terminal.sprites import SmallArt
    from hyosan_arcade.view.scene import Decal, Ground, World2D

TILE_NAMES = (
    "void floor wood grass asphalt stairs_up stairs_down wall window window_broken tree gap rope"
).split()
"""In the order of the numbers in `Ground.tiles`."""
DOOR_STATES = ("open", "closed", "locked", "barricaded", "broken")
"""In the order of `DoorView.state`."""
SHUT = ("closed", "locked", "barricaded")
WALL_LIKE = np.array([name in ("wall", "window", "window_broken") for name in TILE_NAMES])
OPAQUE = WALL_LIKE | np.array([name in ("void", "tree") for name in TILE_NAMES])
VOID, GAP, ROPE = (TILE_NAMES.index(name) for name in ("void", "gap", "rope"))
VARIANTS = {"floor": 4, "wood": 4, "grass": 3, "asphalt": 2}
SHADE = 0.74
"""How bright the floor is right below a wall."""
UNSEEN = ("lamp", "lamp_broken")
FLAT = ("papers", "mat", "glass_shards")
GLOWING = ("exit_sign", "lamp_red")
"""These are seen in the dark by themselves."""
PAPERS = ("papers", "papers_2", "papers_3")
CORPSE = 0.62
"""How bright a body on the floor still is."""
STAINS = {"pool": ("blood2", "blood1"), "scorch": ("ink", "night")}
SPLATTER = ((0, 0), (1, 0), (-1, 1), (2, 1), (0, -1), (-2, 0), (1, 2))
"""Places of a stain's px, the sureest first."""
DRY = "dust_"


@dataclass(frozen=True, slots=True)
class Page:
    """The part of the world shown: its first tile, its size in px, px to a tile.

    A place of the world, in world px, is at `x(place)`, `y(place)` of the picture.
    """

    col: int
    row: int
    width: int
    height: int
    size: int

    def x(self, world_px: float) -> int:
        """Return where a world px lies across the picture."""
        return int(world_px * self.size // TILE_PX) - self.col * self.size

    def y(self, world_px: float) -> int:
        """Return where a world px lies down the picture."""
        return int(world_px * self.size // TILE_PX) - self.row * self.size

    def holds(self, x: float, y: float) -> bool:
        """Say whether a place of the world, world px, is in the picture."""
        return 0 <= self.x(x) < self.width and 0 <= self.y(y) < self.height

    @property
    def rows(self) -> int:
        """How many rows of tiles are seen at least in part."""
        return -(-self.height // self.size)

    @property
    def cols(self) -> int:
        """How many columns of tiles are seen at least in part."""
        return -(-self.width // self.size)


class GroundPainter:
    """Lays the ground of one level with the tiles of one size.

    `opaque`: (H, W) what stops light.  `glowing` are pictures that shine by themselves, and the px
    of the page where their top left is.
    """

    def __init__(self, art: SmallArt) -> None:
        self.opaque: NDArray[np.bool_] = np.zeros((0, 0), np.bool_)
        self.glowing: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self._art = art
        self._choice: NDArray[np.intp] = np.zeros((0, 0), np.intp)
        self._shaded: NDArray[np.bool_] = np.zeros((0, 0), np.bool_)
        self._uppers: NDArray[np.bool_] = np.zeros((0, 0), np.bool_)
        self._seen = ("", -1)
        self._page = Page(0, 0, 0, 0, art.size)
        self._picture = pygame.Surface((1, 1), 0, 32)
        self._stained = 0

    def look(self, world: World2D, page: Page) -> pygame.Surface:
        """Return the picture of the page as it is now; it is kept, so do not draw on it."""
        ground = world.ground
        seen = (ground.level_id, ground.version)
        total = world.decals_dropped + len(world.decals)
        if seen != self._seen:
            self._survey(ground)
        if seen != self._seen or page != self._page or total < self._stained:
            self._seen, self._page = seen, page
            self._lay(page)
            self._stain(world.decals, page)
            self._hang(ground, page)
        elif total > self._stained:
            fresh = min(total - self._stained, len(world.decals))
            self._stain(world.decals[len(world.decals) - fresh :], page)
        self._stained = total
        return self._picture

    def _survey(self, ground: Ground) -> None:
        """Choose a tile for every square of the map."""
        tiles = ground.tiles
        wall = WALL_LIKE[tiles]
        is_open = ~wall & (tiles != VOID)
        front = wall & beside(is_open, 1, 0)
        lower = front & beside(wall, -1, 0)
        self._uppers = beside(lower, 1, 0)
        choice = self._floors(tiles)
        lay_chasms(choice, tiles == GAP, tiles == ROPE, self._art.tile_names)
        rims = beside(is_open, -1, 0) + 2 * beside(is_open, 0, -1) + 4 * beside(is_open, 0, 1)
        tops = wall & ~front & ~self._uppers
        choice[tops] = self._number("top_0") + rims[tops]
        runs_down = beside(wall, -1, 0) & beside(wall, 1, 0)
        for name in ("wall", "window", "window_broken"):
            here = tiles == TILE_NAMES.index(name)
            kind = "front" if name == "wall" else name
            choice[lower & here] = self._number(f"{kind}_lower")
            choice[beside(lower & here, 1, 0)] = self._number(f"{kind}_upper")
            choice[front & ~lower & here] = self._number(f"{kind}_single")
            if name != "wall":
                choice[tops & here & runs_down] = self._number(f"{name}_down")
                choice[tops & here & ~runs_down] = self._number(f"{name}_across")
        # a lamp that shines on the lower half of a front shines on its upper half too
        self._choice, self.opaque = choice, OPAQUE[tiles] & ~lower
        self._hang_doors(ground, wall)
        self._shaded = is_open & beside(wall, -1, 0) & ~np.isin(tiles, (GAP, ROPE))

    def _floors(self, tiles: NDArray[np.uint8]) -> NDArray[np.intp]:
        """Choose the floors, chequered and with a scuff here and there."""
        row, col = np.mgrid[: tiles.shape[0], : tiles.shape[1]]
        chance = (row * 7 + col * 13 + row * col * 5) % 11
        choice = np.full(tiles.shape, self._number("void"), np.intp)
        for number, name in enumerate(TILE_NAMES):
            here = tiles == number
            if name == "floor":
                variant = (row + col) % 2 + 2 * (chance == 0)
            elif name == "tree":
                name, variant = "grass", chance % 3
            else:
                variant = chance % VARIANTS.get(name, 1)
            if name in VARIANTS:
                choice[here] = (self._number(f"{name}_0") + variant)[here]
            elif name in self._art.tile_names:
                choice[here] = self._number(name)
        return choice

    def _hang_doors(self, ground: Ground, wall: NDArray[np.bool_]) -> None:
        """Put doors in: from the front with their upper half, or edge on."""
        for door in ground.doors:
            state = DOOR_STATES[door.state]
            rows, cols = zip(*door.tiles, strict=True)
            first, last = (rows[0], min(cols) - 1), (rows[0], max(cols) + 1)
            is_front = len(set(rows)) == 1 and (_has(wall, first) or _has(wall, last))
            for row, col in door.tiles:
                self._choice[row, col] = self._number(
                    f"door_{state}_{'lower' if is_front else 'side'}"
                )
                self.opaque[row, col] = state in SHUT
                is_recess = is_front and row > 0 and not wall[row - 1, col]
                if is_recess and _has(wall, (row - 1, first[1])) and _has(wall, (row - 1, last[1])):
                    self._choice[row - 1, col] = self._number(f"door_{state}_upper")
                    self.opaque[row - 1 : row + 1, col] = state in SHUT, False

    def _number(self, name: str) -> int:
        return self._art.tile_names[name]

    def _lay(self, page: Page) -> None:
        """Lay the tiles of a page."""
        size = page.size
        height, width = self._choice.shape
        row, col = np.arange(page.rows) + page.row, np.arange(page.cols) + page.col
        inside = np.ix_(row.clip(0, height - 1), col.clip(0, width - 1))
        is_map = ((row >= 0) & (row < height))[:, None] & ((col >= 0) & (col < width))
        choice = np.where(is_map, self._choice[inside], self._number("void"))
        laid = self._art.tiles[choice]
        shade = np.where((self._shaded[inside] & is_map)[..., None], SHADE, 1.0)
        laid = laid.copy()
        for line in range(2 if size > 6 else 1):
            part = laid[:, :, line]
            laid[:, :, line] = (part * (shade + (1 - shade) * 0.5 * line)[..., None]).astype(
                np.uint8
            )
        pixels = laid.swapaxes(1, 2).reshape(page.rows * size, page.cols * size, 3)
        pixels = pixels[: page.height, : page.width]
        self._picture = pygame.Surface((page.width, page.height), 0, 32)
        pygame.surfarray.blit_array(self._picture, pixels.swapaxes(0, 1))

    def _stain(self, decals: tuple[Decal, ...], page: Page) -> None:
        """Put marks on the floor: corpses lie, the rest are a few px."""
        reach = TILE_PX
        for decal in decals:
            x, y = page.x(decal.x), page.y(decal.y)
            if -reach < x < page.width + reach and -reach < y < page.height + reach:
                if decal.name.startswith("corpse/"):
                    self._lay_corpse(decal, (x, y))
                else:
                    self._splatter(decal, (x, y))

    def _lay_corpse(self, decal: Decal, at: tuple[int, int]) -> None:
        _, kind, variant = decal.name.split("/")
        place = (decal.variant // 4 % 4, "down", 0)
        stamp = self._art.figure(kind, int(variant), place)
        if stamp is None:
            return
        picture = stamp.picture.copy()
        dim = round(255 * CORPSE)
        picture.fill((dim, dim, dim, 255), special_flags=pygame.BLEND_RGBA_MULT)
        paper = pygame.PixelArray(picture)
        paper.replace(self._art.eye, self._art.color("rot1"))
        paper.close()
        self._picture.blit(picture, (at[0] + stamp.left, at[1] + stamp.top))

    def _splatter(self, decal: Decal, at: tuple[int, int]) -> None:
        name = decal.name.removeprefix(DRY)
        if name == "footprints" and self._art.size < 8:
            return
        is_dry = decal.name != name
        strong, weak = ("rot1", "slate1") if is_dry else STAINS.get(name, ("blood2", "blood1"))
        chance = decal.variant * 5 + decal.x * 3 + decal.y
        count = 2 if name == "footprints" else 3 + (decal.variant + self._art.size // 2) % 4
        if name == "pool":
            wide = max(self._art.size // 2, 2)
            self._picture.fill(self._art.color(weak), (at[0] - wide // 2, at[1] - 1, wide, 2))
        for number in range(count):
            x, y = SPLATTER[(number + chance * (number > 1)) % len(SPLATTER)]
            color = strong if number < 2 else weak
            flip = -1 if decal.mirrored else 1
            self._picture.fill(self._art.color(color), (at[0] + x * flip, at[1] + y, 1, 1))

    def _hang(self, ground: Ground, page: Page) -> None:
        """Draw trees and what hangs on walls or lies flat."""
        self.glowing = []
        for row, col in np.argwhere(ground.tiles == TILE_NAMES.index("tree")).tolist():
            self._stand("tree", ((col + 0.5) * TILE_PX, (row + 1) * TILE_PX - 1), page)
        for prop in ground.props:
            if prop.kind in UNSEEN or (
                prop.kind == "lamp_red" and not self._is_wall(prop.row, prop.col)
            ):
                continue
            if prop.kind in FLAT:
                name = (
                    PAPERS[(prop.row * 7 + prop.col * 3) % 3]
                    if prop.kind == "papers"
                    else prop.kind
                )
                self._stand(name, ((prop.col + 0.5) * TILE_PX, (prop.row + 1) * TILE_PX - 3), page)
            else:
                self._hang_up(prop.kind, prop.row, prop.col, page)

    def _stand(self, name: str, foot: tuple[float, float], page: Page) -> None:
        stamp = self._art.thing(name)
        if stamp is not None:
            at = (page.x(foot[0]) + stamp.left, page.y(foot[1]) + stamp.top)
            self._picture.blit(stamp.picture, at)

    def _hang_up(self, kind: str, row: int, col: int, page: Page) -> None:
        """Hang a thing high on the front of the wall it belongs to."""
        stamp = self._art.thing(kind)
        if stamp is None:
            return
        is_upper = self._is_upper(row, col)
        is_lower = self._is_upper(row - 1, col)
        top = (row - is_lower - page.row) * page.size
        top += page.size // 4 + 2 if is_upper or is_lower else 1
        wide = stamp.picture.get_width()
        at = ((col - page.col) * page.size + (page.size - wide) // 2, top)
        self._picture.blit(stamp.picture, at)
        if kind in GLOWING:
            self.glowing.append((stamp.picture, at))

    def _is_upper(self, row: int, col: int) -> bool:
        return _has(self._uppers, (row, col))

    def _is_wall(self, row: int, col: int) -> bool:
        names = self._art.tile_names
        first, last = names["top_0"], names["window_broken_down"]
        height, width = self._choice.shape
        inside = 0 <= row < height and 0 <= col < width
        return inside and first <= int(self._choice[row, col]) <= last


def _has(grid: NDArray[np.bool_], tile: tuple[int, int]) -> bool:
    """Say what a grid says of a tile, False beyond it."""
    inside = 0 <= tile[0] < grid.shape[0] and 0 <= tile[1] < grid.shape[1]
    return inside and bool(grid[tile])
