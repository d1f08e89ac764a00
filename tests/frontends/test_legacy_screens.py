"""From screen to screen: how she is goes on to the next level; a retry begins as it did."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hyosan_arcade.content.library import LevelEntry
from hyosan_arcade.run.session import Session
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.screens.play import AFTERMATH_TICKS
from hyosan_arcade.view.screens.results import DEAF_TICKS
from tests.frontends.test_screens import Player
from tests.unit.view_stage import room


def winner() -> Player:
    """Return a player who has just won the first of two levels, she being hungry and close."""
    levels = [replace(room(), level_id=name, digest=name) for name in ("first", "second")]
    listed = tuple(
        LevelEntry(level.level_id, Path(f"{level.level_id}.level.toml"), {"en": "Room"}, "", level)
        for level in levels
    )
    player = Player(levels[0], listed=lambda: listed)
    hybrid = running(player).world.bodies[1].hybrid
    assert hybrid is not None
    hybrid.hunger, hybrid.bond, hybrid.tasted = 52.0, 77.0, 1
    running(player).world.end("win", "")
    player.wait(AFTERMATH_TICKS + DEAF_TICKS)
    return player


def running(player: Player) -> Session:
    session = player.stack.session
    assert session is not None
    return session


def test_the_next_level_begins_with_her_as_she_was_at_the_win() -> None:
    player = winner()
    player.press(Action.CONFIRM)
    legacy = running(player).legacy
    assert legacy is not None
    assert (legacy.bond, legacy.tasted) == (77.0, 1)
    assert 52.0 <= legacy.hunger < 52.1, "the moment after the win does not count"
    player.press(Action.RESTART)
    assert running(player).legacy == legacy, "and so does every try of it"


def test_the_same_level_again_begins_as_it_did() -> None:
    player = winner()
    player.press(Action.RESTART)
    assert running(player).legacy is None
