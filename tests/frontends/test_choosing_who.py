"""Choosing in the level list whom to play, and what the results say of a run as her."""

from __future__ import annotations

import pytest

from hyosan_arcade.content.cast import PEOPLE
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.screens.levels import LevelsScreen
from hyosan_arcade.view.screens.play import AFTERMATH_TICKS, PlayScreen
from tests.frontends.test_screens import Player, rooms


class Chooser(Player):
    """Somebody whose cursor is on "Play as"."""

    def __init__(self, language: str = "en") -> None:
        super().__init__(language=language)
        self.press(Action.DOWN)
        self.press(Action.CONFIRM)
        for _ in rooms():
            self.press(Action.DOWN)

    def play(self) -> PlayScreen:
        """Play the first level of the list."""
        for _ in rooms():
            self.press(Action.UP)
        self.press(Action.CONFIRM)
        assert isinstance(self.top, PlayScreen)
        return self.top


def test_left_and_right_turn_who_is_played_and_the_perk_is_told() -> None:
    player = Chooser()
    menu = player.menu
    item = menu.items[menu.selected]
    assert (item.text, item.value) == ("Play as", "Ji-ho")
    assert item.note == "Ran the 400 metres. Still does. Shoves in half the time."
    assert menu.lines == ()
    seen = []
    for _ in PEOPLE:
        player.press(Action.RIGHT)
        seen.append(player.menu.items[player.menu.selected].value)
    assert len(set(seen)) == len(PEOPLE)
    assert seen[-1] == "Ji-ho", "round and round"
    player.press(Action.LEFT)
    assert player.menu.items[player.menu.selected].value == "Si-an"
    player.press(Action.CONFIRM)
    assert player.menu.items[player.menu.selected].value == "Ji-ho"
    assert isinstance(player.top, LevelsScreen)


@pytest.mark.parametrize(
    ("language", "first"), [("en", "The dead leave you be."), ("ko", "죽은 자들이 노리지 않는다.")]
)
def test_of_the_bitten_it_is_told_what_that_means(language: str, first: str) -> None:
    player = Chooser(language)
    for _ in range(PEOPLE.index("nari")):
        player.press(Action.RIGHT)
    assert player.menu.lines[0] == (first, "ember")


def test_every_run_is_as_who_was_chosen_until_somebody_else_is() -> None:
    player = Chooser()
    player.press(Action.RIGHT)
    play = player.play()
    assert play.session.people == ("eunha",)
    player.press(Action.RESTART)
    assert isinstance(player.top, PlayScreen)
    assert player.top.session.people == ("eunha",)


def test_a_run_as_her_is_whole_but_not_ranked() -> None:
    player = Chooser()
    for _ in range(PEOPLE.index("nari")):
        player.press(Action.RIGHT)
    play = player.play()
    assert [body.name for body in play.session.world.bodies][:2] == ["nari", "jiho"]
    player.wait(30)
    player.kill()
    player.wait(AFTERMATH_TICKS + 1)
    assert play.standing is None
    assert ("Not ranked: played as one of the bitten", "fire") in player.menu.lines
    assert play.session.is_ranked, "the replay is kept"
