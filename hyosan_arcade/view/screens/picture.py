"""Scenes of menus: over a painting, or over a world that stands still."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hyosan_arcade.view.cues import Cue
from hyosan_arcade.view.scene import MenuView, Scene

if TYPE_CHECKING:
    from collections.abc import Iterable

NOWHERE = (0.0, 0.0)
MENU_MUSIC = "menu"


def menu_scene(menu: MenuView, sounds: Iterable[str]) -> Scene:
    """Return a scene of nothing but a menu and its sounds."""
    cues = tuple(Cue(name, *NOWHERE) for name in sounds)
    return Scene(None, None, menu, cues, NOWHERE, 0, MENU_MUSIC)


def menu_over(scene: Scene, menu: MenuView, sounds: Iterable[str]) -> Scene:
    """Return `scene` with a menu before it: no HUD, and the menu's sounds where one listens."""
    cues = tuple(Cue(name, *scene.listener) for name in sounds)
    return replace(scene, hud=None, menu=menu, cues=scene.cues + cues)
