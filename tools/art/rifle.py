"""A soldier's rifle: held across the chest, or level when he aims; laid over the finished frame."""

from __future__ import annotations

from tools.art.raster import Image, Point, dot, line

_CARRIED: dict[str, tuple[Point, Point]] = {
    "down": ((5, 20), (14, 14)),
    "right": ((6, 19), (15, 15)),
}
_LEVEL: dict[str, tuple[Point, Point]] = {
    "down": ((10, 16), (10, 23)),
    "up": ((15, 12), (15, 4)),
    "right": ((9, 14), (18, 14)),
}
ARMED = ("walk", "sneak", "shove", "aim")


def armed(image: Image, pose: str, direction: str) -> Image:
    """Lay the rifle over a frame of `pose`, where hands are there to hold it."""
    if pose not in ARMED:
        return image
    view = "right" if direction == "left" else direction
    places = _LEVEL if pose in ("aim", "shove") else _CARRIED
    if view not in places:
        return image
    flipped = direction == "left"
    canvas = image[:, ::-1].copy() if flipped else image.copy()
    butt, muzzle = places[view]
    line(canvas, butt, muzzle, "ink")
    if view == "right":
        line(canvas, (butt[0], butt[1] + 1), (butt[0] + 4, butt[1] + 1), "ink")
        line(
            canvas,
            (butt[0] + 1, butt[1]),
            (muzzle[0] - 3, butt[1] + (muzzle[1] - butt[1]) // 2),
            "slate3",
        )
    else:
        middle = ((butt[0] + muzzle[0]) // 2, (butt[1] + muzzle[1]) // 2)
        line(canvas, middle, muzzle, "slate2")
        dot(canvas, *muzzle, "ink")
    return canvas[:, ::-1].copy() if flipped else canvas
