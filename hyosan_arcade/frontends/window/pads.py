"""Gamepads by SDL's controller layout: any pad that SDL knows answers to the same names.

Buttons become names ("pad a"), triggers become buttons once pulled past a threshold, the left
stick becomes a vector with a round dead zone.  Pads come and go while the game runs.
"""

from __future__ import annotations

import logging
import math

import pygame
from pygame._sdl2 import controller

log = logging.getLogger(__name__)

BUTTON_NAMES = {
    pygame.CONTROLLER_BUTTON_A: "pad a",
    pygame.CONTROLLER_BUTTON_B: "pad b",
    pygame.CONTROLLER_BUTTON_X: "pad x",
    pygame.CONTROLLER_BUTTON_Y: "pad y",
    pygame.CONTROLLER_BUTTON_BACK: "pad back",
    pygame.CONTROLLER_BUTTON_GUIDE: "pad guide",
    pygame.CONTROLLER_BUTTON_START: "pad start",
    pygame.CONTROLLER_BUTTON_LEFTSTICK: "pad l3",
    pygame.CONTROLLER_BUTTON_RIGHTSTICK: "pad r3",
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "pad lb",
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "pad rb",
    pygame.CONTROLLER_BUTTON_DPAD_UP: "pad up",
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: "pad down",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: "pad left",
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "pad right",
}
TRIGGER_NAMES = {
    pygame.CONTROLLER_AXIS_TRIGGERLEFT: "pad lt",
    pygame.CONTROLLER_AXIS_TRIGGERRIGHT: "pad rt",
}
STICK_AXES = (pygame.CONTROLLER_AXIS_LEFTX, pygame.CONTROLLER_AXIS_LEFTY)

AXIS_FULL = 32767
FULL = 127
DEAD_ZONE = 0.22
"""Worn sticks rest this far from the middle."""
TRIGGER_DOWN = 0.45
TRIGGER_UP = 0.30
"""Lower than `TRIGGER_DOWN`, so that a trembling finger does not press twice."""
TILT = 0.6
"""A stick pushed this far counts as a press of the cross, for menus."""


def stick_vector(raw_x: int, raw_y: int) -> tuple[int, int]:
    """Turn raw axes (±32767) into -127..127 with a round dead zone and a round rim.

    >>> stick_vector(3000, -3000)
    (0, 0)
    >>> stick_vector(32767, 0)
    (127, 0)
    """
    x, y = raw_x / AXIS_FULL, raw_y / AXIS_FULL
    length = math.hypot(x, y)
    if length <= DEAD_ZONE:
        return 0, 0
    pushed = min((length - DEAD_ZONE) / (1 - DEAD_ZONE), 1.0) * FULL / length
    return round(x * pushed), round(y * pushed)


def tilt_names(stick: tuple[int, int]) -> frozenset[str]:
    """Name the directions of the cross that a stick pushed this way stands for."""
    x, y = stick
    far = TILT * FULL
    tilts = {"pad left": x < -far, "pad right": x > far, "pad up": y < -far, "pad down": y > far}
    return frozenset(name for name, tilted in tilts.items() if tilted)


class Pads:
    """Every pad plugged in, and what is held on them (names as in the control map)."""

    def __init__(self) -> None:
        controller.init()
        self.held: set[str] = set()
        self.stick = (0, 0)
        self._axes = dict.fromkeys(STICK_AXES, 0)
        self._tilted: frozenset[str] = frozenset()
        self._open: dict[int, controller.Controller] = {}

    def plug(self, device_index: int) -> None:
        """Start listening to the pad at `device_index`; a broken one is logged and left."""
        try:
            pad = controller.Controller(device_index)
            self._open[pad.as_joystick().get_instance_id()] = pad
        except (pygame.error, OSError) as error:
            log.warning("gamepad %d cannot be used: %s", device_index, error)

    def unplug(self) -> None:
        """Let go of everything that was held on the pad that went."""
        self._open = {key: pad for key, pad in self._open.items() if pad.attached()}
        self.release()

    def release(self) -> None:
        """Forget what is held, as when the window loses the focus."""
        self.held.clear()
        self._axes = dict.fromkeys(STICK_AXES, 0)
        self._tilted, self.stick = frozenset(), (0, 0)

    def button(self, button: int, *, down: bool) -> str:
        """Note a button going down or up; return its name, or "" for one we do not know."""
        name = BUTTON_NAMES.get(button, "")
        if down and name:
            self.held.add(name)
        else:
            self.held.discard(name)
        return name

    def axis(self, axis: int, value: int) -> frozenset[str]:
        """Note an axis (±32767); return the names pressed by it."""
        if axis in TRIGGER_NAMES:
            return self._trigger(TRIGGER_NAMES[axis], value / AXIS_FULL)
        if axis not in self._axes:
            return frozenset()
        self._axes[axis] = value
        self.stick = stick_vector(*(self._axes[a] for a in STICK_AXES))
        tilted = tilt_names(self.stick)
        pressed = tilted - self._tilted
        self._tilted = tilted
        return pressed

    def close(self) -> None:
        """Give the pads back."""
        for pad in self._open.values():
            pad.quit()
        self._open.clear()
        controller.quit()

    def _trigger(self, name: str, pulled: float) -> frozenset[str]:
        if pulled >= TRIGGER_DOWN and name not in self.held:
            self.held.add(name)
            return frozenset({name})
        if pulled <= TRIGGER_UP:
            self.held.discard(name)
        return frozenset()
