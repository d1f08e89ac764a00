"""What hangs on walls or lies flat: boards, clocks, signs, papers.  It is painted into the ground.

Standing furniture is not here: it must be sorted with the bodies that walk round it, and arrives
as sprites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.frontends.window.terrain import Terrain
    from hyosan_arcade.view.scene import CameraView, Ground

FLAT = ("papers", "mat")
VARIANTS = {"papers": ("papers", "papers_2", "papers_3")}
GLOWING = ("exit_sign", "lamp_red")
"""These are seen in the dark by themselves."""
UNSEEN = ("lamp",)
"""Ceilings are cut away; only the light of what hangs there is seen."""
WALL_LAMPS = ("lamp_red",)
"""Seen on walls, unseen on ceilings."""
RED_LAMP = (6, 4)
RED_LAMP_RISE_PX = 25
BOARD_PX = (4, 2, 88, 20)
"""The board within its wall picture."""
BOARD_MIN_PX = 48
BOARD_RISE_PX = 28
REACH = 3
Fitting = tuple[str, int, int]
"""(kind, row, col)."""


class Fittings:
    """The wall and floor decoration of one level."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._fittings: tuple[Fitting, ...] = ()
        self._boards: tuple[tuple[int, int, int], ...] = ()
        self._terrain: Terrain

    def look(self, ground: Ground, terrain: Terrain) -> None:
        """Take the decoration as it is now."""
        self._terrain = terrain
        self._fittings = tuple(
            (prop.kind, prop.row, prop.col)
            for prop in ground.props
            if prop.kind not in UNSEEN
            and prop.kind != "board"
            and (prop.kind not in WALL_LAMPS or terrain.wall(prop.row, prop.col))
        )
        self._boards = board_runs({(p.row, p.col) for p in ground.props if p.kind == "board"})

    def sign(self, rows: range, cols: range) -> tuple[object, ...]:
        """Return what hangs or lies within `rows` and `cols`."""
        near = tuple(f for f in self._fittings if f[1] in rows and f[2] in cols)
        boards = tuple(b for b in self._boards if b[0] in rows)
        return near, boards

    def fix(
        self,
        tiles: tuple[range, range],
        corner: tuple[int, int],
        floor: pygame.Surface,
        upright: pygame.Surface,
    ) -> None:
        """Draw what reaches into `tiles`."""
        rows = range(tiles[0].start - 1, tiles[0].stop + REACH)
        cols = range(tiles[1].start - REACH, tiles[1].stop + REACH)
        for kind, row, col in self._fittings:
            if row in rows and col in cols:
                surface = floor if kind in FLAT else upright
                self._draw(surface, (kind, row, col), corner)
        for board in self._boards:
            self._draw_board(upright, board, corner)

    def draw_glowing(self, target: pygame.Surface, camera: CameraView) -> None:
        """Draw again, over the dark, what shines by itself."""
        for fitting in self._fittings:
            if fitting[0] in GLOWING:
                self._draw(target, fitting, (camera.x, camera.y))

    def _draw(self, surface: pygame.Surface, fitting: Fitting, corner: tuple[int, int]) -> None:
        kind, row, col = fitting
        x = col * TILE_PX + TILE_PX // 2 - corner[0]
        y = (self._foot_row(row, col) + 1) * TILE_PX - 1 - corner[1]
        if kind == "lamp_red":
            box = pygame.Rect((x - 3, y - RED_LAMP_RISE_PX), RED_LAMP)
            surface.fill(self._sheets.color("ember"), box)
            surface.fill(self._sheets.color("gold"), (box.x + 1, box.y, box.w - 2, 1))
            return
        names = VARIANTS.get(kind, (kind,))
        picture, anchor = self._sheets.prop(names[(row * 7 + col * 3) % len(names)])
        at = (x - anchor[0], y - anchor[1])
        surface.blit(picture, at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _draw_board(
        self, surface: pygame.Surface, board: tuple[int, int, int], corner: tuple[int, int]
    ) -> None:
        """Draw a board as wide as its run of tiles, from the two ends of the picture."""
        spec = self._sheets.art.walls.get("face_board")
        if spec is None:
            return
        row, first, last = board
        whole = self._sheets.box(spec.file, spec.rect).subsurface(BOARD_PX)
        width = min(max((last - first + 1) * TILE_PX, BOARD_MIN_PX), BOARD_PX[2]) // 2 * 2
        middle = (first + last + 1) * TILE_PX // 2 - corner[0]
        foot = (self._foot_row(row, first) + 1) * TILE_PX - corner[1]
        at = (middle - width // 2, foot - BOARD_RISE_PX)
        half = (width // 2, BOARD_PX[3])
        surface.blit(whole, at, ((0, 0), half))
        surface.blit(whole, (middle, at[1]), ((BOARD_PX[2] - width // 2, 0), half))

    def _foot_row(self, row: int, col: int) -> int:
        """Return the row whose south edge is the foot of the wall at (row, col)."""
        return row + 1 if self._terrain.face_height(row + 1, col) == 2 else row


def board_runs(places: set[tuple[int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Join boards side by side: (row, first col, last col) each.

    >>> board_runs({(2, 5), (2, 6), (2, 9)})
    ((2, 5, 6), (2, 9, 9))
    """
    runs: list[tuple[int, int, int]] = []
    for row, col in sorted(places):
        if runs and runs[-1][0] == row and runs[-1][2] == col - 1:
            runs[-1] = (row, runs[-1][1], col)
        else:
            runs.append((row, col, col))
    return tuple(runs)
