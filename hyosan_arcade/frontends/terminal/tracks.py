"""Lines in the world: the way she was sent, hands that hold, the track of a shot, a leap's drop.

Each differs in form: dots that run, an unbroken pair of arms with a knot, a straight bright line, a
ring on the floor with dots up to the feet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.view.lines import dotted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hyosan_arcade.frontends.terminal.ground import Page
    from hyosan_arcade.frontends.terminal.sprites import SmallArt
    from hyosan_arcade.view.lines import Line

Point = tuple[int, int]
DOT_TICKS = 8
"""A way's dots move on by a px in this many ticks: they run to where she goes."""
DROP_GAP_PX = 2


def draw_ways(
    canvas: pygame.Surface, lines: Iterable[Line], page: Page, art: SmallArt, ticks: int
) -> None:
    """Draw ways on the floor: dots of ember, each on ink."""
    gap = max(page.size // 2, 3)
    for line in lines:
        if line.kind != "way":
            continue
        for x, y in dotted(placed(line, page), gap, ticks // DOT_TICKS % gap):
            wide = 2 if page.size > 6 else 1
            canvas.fill(art.color("ink"), (x - 1, y - 1, wide + 2, wide + 1))
            canvas.fill(art.color("ember"), (x, y, wide, wide))


def draw_lines(canvas: pygame.Surface, lines: Iterable[Line], page: Page, art: SmallArt) -> None:
    """Draw what is in the air: hands, a drop, a shot."""
    for line in lines:
        points = placed(line, page)
        if line.kind == "hand":
            _draw_hands(canvas, points[0], points[-1], art)
        elif line.kind == "drop":
            _draw_drop(canvas, points[0], points[-1], art)
        elif line.kind == "shot":
            _draw_shot(canvas, points, line.progress, art)


def placed(line: Line, page: Page) -> list[Point]:
    """Return the points of a line on a page."""
    return [(page.x(x), page.y(y)) for x, y in line.points]


def _draw_hands(canvas: pygame.Surface, hers: Point, other: Point, art: SmallArt) -> None:
    """Draw two arms that meet halfway, hers white, the other's gold, and a knot."""
    middle = ((hers[0] + other[0]) // 2, (hers[1] + other[1]) // 2 + 1)
    for start, color in ((hers, "paper"), (other, "gold")):
        for down, name in ((1, "ink"), (0, color)):
            a, b = (start[0], start[1] + down), (middle[0], middle[1] + down)
            pygame.draw.line(canvas, art.color(name), a, b)
    wide = 2 if art.size > 4 else 1
    canvas.fill(art.color("ember"), (middle[0], middle[1] - wide + 1, wide, wide))


def _draw_drop(canvas: pygame.Surface, feet: Point, floor: Point, art: SmallArt) -> None:
    """Draw a ring where the shadow is, and dots up to the feet."""
    wide, high = {8: (7, 3), 6: (5, 3), 4: (5, 2)}[art.size]
    box = pygame.Rect(0, 0, wide, high)
    box.center = floor
    canvas.fill(art.color("ink"), box.inflate(-2, 0))
    for x, y in ring_of(box):
        canvas.fill(art.color("paper"), (x, y, 1, 1))
    for x, y in dotted([floor, feet], DROP_GAP_PX, DROP_GAP_PX)[:-1]:
        canvas.fill(art.color("paper"), (x, y, 1, 1))


def ring_of(box: pygame.Rect) -> list[Point]:
    """Return the px of a box's rim without its corners."""
    across = range(box.left + 1, box.right - 1)
    down = range(box.top + 1, box.bottom - 1) or (box.top,)
    rim = [(x, y) for x in across for y in (box.top, box.bottom - 1)]
    return rim + [(x, y) for y in down for x in (box.left, box.right - 1)]


def _draw_shot(canvas: pygame.Surface, points: list[Point], progress: float, art: SmallArt) -> None:
    """Draw a bright track that goes out from the muzzle on."""
    start, end = points[0], points[-1]
    gone = min(max(progress * 1.3 - 0.3, 0.0), 1.0)
    tail = (
        round(start[0] + (end[0] - start[0]) * gone),
        round(start[1] + (end[1] - start[1]) * gone),
    )
    pygame.draw.line(canvas, art.color("gold" if progress > 0.3 else "paper"), tail, end)
