"""From pygame's events to `Controls`: every key, button and stick gets a name, the map its sense.

Names are what a player would say: "w", "left shift", "mouse 1", "wheel", "pad a".  What is held
is kept here from the events themselves, so that a press shorter than a frame is still seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from hyosan_arcade.frontends.window.pads import STICK_AXES, Pads
from hyosan_arcade.frontends.window.scale import Placing, picture_point
from hyosan_arcade.view.controls import Action, Controls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hyosan_arcade.view.controls import ControlMap

POINTER_REST_S = 6.0
"""A mouse untouched for so long no longer aims: the player has gone over to the keys."""
POINTER_NUDGE_PX = 3
"""A mouse shaken less than this by the table is not in use."""


class Input:
    """All devices of one window."""

    def __init__(self, bindings: ControlMap) -> None:
        self.bindings = bindings
        self.pads = Pads()
        self.wants_quit = False
        self._held: set[str] = set()
        self._pressed: set[str] = set()
        self._device = "keys"
        self._pointer: tuple[int, int] | None = None
        self._pointer_s = 0.0
        self._nudged_px = 0
        self._lost_focus = self._lost_pad = False

    def read(self, events: Iterable[pygame.Event], placing: Placing, now_s: float) -> Controls:
        """Take in the events of one poll and say what they mean."""
        self._pressed.clear()
        self._lost_focus = self._lost_pad = False
        for event in events:
            self._take(event, placing, now_s)
        if now_s - self._pointer_s > POINTER_REST_S:
            self._pointer = None
        return Controls(
            held=self.bindings.actions(frozenset(self._held | self.pads.held)),
            pressed=self.bindings.actions(frozenset(self._pressed)),
            stick=self.pads.stick,
            pointer=self._pointer,
            device=self._device,
            lost_focus=self._lost_focus,
            lost_pad=self._lost_pad,
        )

    def _take(self, event: pygame.Event, placing: Placing, now_s: float) -> None:
        if event.type in (pygame.KEYDOWN, pygame.KEYUP):
            self._take_key(event)
        elif event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL):
            self._take_mouse(event)
            self._pointer_s = now_s
        elif event.type == pygame.MOUSEMOTION:
            self._move_pointer(event, placing, now_s)
        elif event.type in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            down = event.type == pygame.CONTROLLERBUTTONDOWN
            name = self.pads.button(event.button, down=down)
            if down:
                self._press_pad({name})
        elif event.type == pygame.CONTROLLERAXISMOTION:
            self._take_axis(event)
        else:
            self._take_change(event)

    def _take_key(self, event: pygame.Event) -> None:
        name = pygame.key.name(event.key)
        if event.type == pygame.KEYUP:
            self._held.discard(name)
            return
        self._held.add(name)
        self._pressed.add(name)
        # With a hand on the mouse, walking by keys is still mouse play; choosing by keys is not.
        is_choice = Action.CONFIRM in self.bindings.bindings.get(name, ())
        if is_choice or self._device == "pad" or self._pointer is None:
            self._device = "keys"

    def _take_mouse(self, event: pygame.Event) -> None:
        self._device = "mouse"
        if event.type == pygame.MOUSEWHEEL:
            self._pressed.add("wheel")
            return
        if event.button in (4, 5):  # the wheel again, under its old name
            return
        name = f"mouse {event.button}"
        if event.type == pygame.MOUSEBUTTONUP:
            self._held.discard(name)
        else:
            self._held.add(name)
            self._pressed.add(name)

    def _move_pointer(self, event: pygame.Event, placing: Placing, now_s: float) -> None:
        self._nudged_px += abs(event.rel[0]) + abs(event.rel[1])
        if self._pointer is None and self._nudged_px < POINTER_NUDGE_PX:
            return
        self._nudged_px = 0
        self._pointer = picture_point(event.pos, placing)
        self._pointer_s = now_s
        self._device = "mouse"

    def _take_axis(self, event: pygame.Event) -> None:
        pressed = self.pads.axis(event.axis, event.value)
        if pressed or (event.axis in STICK_AXES and self.pads.stick != (0, 0)):
            self._press_pad(pressed)

    def _press_pad(self, names: Iterable[str]) -> None:
        self._pressed.update(names)
        self._device, self._pointer = "pad", None

    def _take_change(self, event: pygame.Event) -> None:
        if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            self.wants_quit = True
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._held.clear()  # the key-ups will go to somebody else
            self.pads.release()
            self._lost_focus = True
        elif event.type == pygame.CONTROLLERDEVICEADDED:
            self.pads.plug(event.device_index)
        elif event.type == pygame.CONTROLLERDEVICEREMOVED:
            self.pads.unplug()
            self._lost_pad = True
