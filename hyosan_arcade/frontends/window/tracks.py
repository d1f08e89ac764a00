"""Lines in the world: the way she was sent, hands that hold, the track of a shot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.view.lines import dotted

if TYPE_CHECKING:
    from hyosan_arcade.frontends.window.sheets import Sheets
    from hyosan_arcade.view.lines import Line
    from hyosan_arcade.view.scene import CameraView

Point = tuple[int, int]
DOT_GAP_PX = 6
DROP_GAP_PX = 3
SHADOW_PX = (13, 6)
DOT_TICKS = 5
"""A way's dots move on by a px in this many ticks: they run to where she goes."""


class TrackPainter:
    """Draws the lines of a frame."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets

    def draw_below(
        self, target: pygame.Surface, line: Line, camera: CameraView, ticks: int
    ) -> None:
        """Draw a way on the floor: dots of ember, each on a drop of ink."""
        if line.kind != "way":
            return
        ink, ember = self._sheets.color("ink"), self._sheets.color("ember")
        for x, y in dotted(seen(line, camera), DOT_GAP_PX, ticks // DOT_TICKS % DOT_GAP_PX):
            target.fill(ink, (x - 1, y - 1, 4, 4))
            target.fill(ember, (x, y, 2, 2))

    def draw_above(self, target: pygame.Surface, line: Line, camera: CameraView) -> None:
        """Draw what is in the air: hands, a shot."""
        points = seen(line, camera)
        if line.kind == "hand":
            self._hands(target, points[0], points[-1])
        elif line.kind == "drop":
            self._drop(target, points[0], points[-1])
        elif line.kind == "shot":
            self._shot(target, points[0], points[-1], line.progress)

    def _hands(self, target: pygame.Surface, hers: Point, his: Point) -> None:
        """Draw two arms that meet halfway: hers ember and white, the other's gold."""
        middle = ((hers[0] + his[0]) // 2, (hers[1] + his[1]) // 2 + 1)
        for a, b, color in ((hers, middle, "paper"), (his, middle, "gold")):
            pygame.draw.line(target, self._sheets.color("ink"), a, b, 4)
            pygame.draw.line(target, self._sheets.color(color), a, b, 2)
        knot = self._sheets.ui("hand_link")
        at = (middle[0] - knot.get_width() // 2, middle[1] - knot.get_height() // 2)
        target.blit(knot, at, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _drop(self, target: pygame.Surface, feet: Point, floor: Point) -> None:
        """Draw how high somebody is over the floor: a ring where the shadow is, dots up to them."""
        paper, ink = self._sheets.color("paper"), self._sheets.color("ink")
        for grown, color in ((1, ink), (0, paper)):
            box = pygame.Rect(0, 0, SHADOW_PX[0] + 2 * grown, SHADOW_PX[1] + 2 * grown)
            box.center = floor
            pygame.draw.ellipse(target, color, box, 1)
        for x, y in dotted([floor, feet], DROP_GAP_PX, DROP_GAP_PX)[:-1]:
            target.fill(paper, (x, y, 1, 1))

    def _shot(self, target: pygame.Surface, start: Point, end: Point, progress: float) -> None:
        """Draw a bright track that goes out from the muzzle on."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        gone = min(max(progress * 1.3 - 0.3, 0.0), 1.0)
        tail = (round(start[0] + dx * gone), round(start[1] + dy * gone))
        pygame.draw.line(target, self._sheets.color("ink"), tail, end, 3)
        pygame.draw.line(
            target, self._sheets.color("gold" if progress > 0.3 else "paper"), tail, end
        )


def seen(line: Line, camera: CameraView) -> list[Point]:
    """Return the points of a line in the picture."""
    return [(x - camera.x, y - camera.y) for x, y in line.points]
