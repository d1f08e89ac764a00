"""Fit the 480×270 picture into a window, and find the picture pixel under a pointer.

The picture is enlarged by a whole number, so that every pixel of it is the same size; what is
left of the window stays black around it.  Only a window smaller than the picture itself gets a
fraction, because half a picture serves nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from hyosan_arcade.view.scene import VIEW_H, VIEW_W


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the picture lies inside a window, in window pixels."""

    x: int
    y: int
    width: int
    height: int


def fit(window_w: int, window_h: int) -> Placing:
    """Place the picture in the middle of a window, as large as a whole factor allows.

    >>> fit(1440, 810)
    Placing(x=0, y=0, width=1440, height=810)
    >>> fit(1366, 768)
    Placing(x=203, y=114, width=960, height=540)
    """
    factor = min(window_w / VIEW_W, window_h / VIEW_H)
    if factor >= 1:
        factor = int(factor)
    width, height = max(int(VIEW_W * factor), 1), max(int(VIEW_H * factor), 1)
    return Placing((window_w - width) // 2, (window_h - height) // 2, width, height)


def picture_point(at: tuple[int, int], placing: Placing) -> tuple[int, int]:
    """Return the picture pixel under the window pixel `at`, kept inside the picture."""
    x = (at[0] - placing.x) * VIEW_W // placing.width
    y = (at[1] - placing.y) * VIEW_H // placing.height
    return min(max(x, 0), VIEW_W - 1), min(max(y, 0), VIEW_H - 1)


def largest_window(desktop_w: int, desktop_h: int) -> tuple[int, int]:
    """Return the size to open with: the largest whole factor that leaves room for the desktop.

    >>> largest_window(1920, 1080)
    (1440, 810)
    """
    factor = min(desktop_w * 9 // 10 // VIEW_W, desktop_h * 9 // 10 // VIEW_H)
    factor = min(max(factor, 1), 6)
    return VIEW_W * factor, VIEW_H * factor
