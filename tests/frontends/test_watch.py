"""Seeing a run again: what stands over its last moment, and for how long."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from hyosan_arcade.commands.watch import LINGER_TICKS, Playback
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.window.draw import Renderer
from hyosan_arcade.frontends.window.menus import heading_color
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.intent import IDLE
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.view.compose import Composer, Staging
from hyosan_arcade.view.controls import ControlMap, Controls
from hyosan_arcade.view.layout import menu_layout
from hyosan_arcade.view.scene import MenuView
from hyosan_arcade.view.screens.play import AFTERMATH_TICKS
from tests.frontends.test_screens import Player
from tests.unit.view_stage import ART, room, words

TICKS = 30
LEVEL = replace(room(), text={"en": {"end.out": "You walked out of the hall."}})
WON = ("win", "end.out", "You got out", "gold")
LOST = ("lose", "outcome.killed", "You did not get out", "ember")
ENDS = pytest.mark.parametrize(("outcome", "text", "title", "color"), [WON, LOST])


def playback(outcome: str = "", text: str = "") -> Playback:
    """Return a short run, about to be seen; its world ends so at once."""
    recorded = Session(LEVEL, 3)
    for _ in range(TICKS):
        recorded.tick([IDLE])
    seen = Session(LEVEL, 3)
    if outcome:
        seen.world.end(outcome, text)
    staging = Staging(ART, words(), ControlMap())
    return Playback(recorded.replay(), seen, Composer(staging, LEVEL))


def play(shown: Playback, ticks: int) -> MenuView | None:
    for _ in range(ticks):
        shown.tick(Controls())
    return shown.compose(1.0).menu


@ENDS
def test_the_last_moment_says_how_it_ended(outcome: str, text: str, title: str, color: str) -> None:
    shown = playback(outcome, text)
    assert play(shown, TICKS - 1) is None, "not before the last picture"
    menu = play(shown, 1)
    assert menu is not None
    assert menu.title == title
    assert [line for line, _ in menu.lines] == [words().of_level(LEVEL).get(text)]
    assert heading_color(menu) == color


@ENDS
def test_the_heading_of_the_results_is_of_the_same_colour(
    outcome: str, text: str, title: str, color: str
) -> None:
    player = Player(LEVEL)
    session = player.stack.session
    assert session is not None
    session.world.end(outcome, text)
    player.wait(AFTERMATH_TICKS)
    assert player.menu.title == title
    assert heading_color(player.menu) == color


def test_it_stays_for_three_seconds() -> None:
    shown = playback("win", "end.out")
    play(shown, TICKS + LINGER_TICKS)
    assert LINGER_TICKS == 3 * TICKS_PER_S
    assert not shown.is_over
    play(shown, 1)
    assert shown.is_over


def test_a_run_that_did_not_end_says_nothing() -> None:
    assert play(playback(), TICKS + 5) is None


@ENDS
def test_the_words_are_painted_over_the_picture_in_their_colour(
    outcome: str, text: str, title: str, color: str
) -> None:
    shown = playback(outcome, text)
    menu = play(shown, TICKS)
    assert menu is not None
    assert menu.title == title
    picture = Renderer(ART, assets_root()).render(shown.compose(1.0))
    heading = picture.subsurface(menu_layout(menu).title)
    inked = pygame.mask.from_threshold(heading, ART.colors[color], (1, 1, 1, 255))
    assert inked.count() > 200
