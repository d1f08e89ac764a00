"""Sight fields: straight lines over a grid of what is opaque."""

from __future__ import annotations

import numpy as np
import pytest

from hyosan_arcade.sim.sight import sight_field
from hyosan_arcade.sim.tuning import SIGHT_RADIUS


def field(picture: str, x: float, y: float) -> list[str]:
    """Return a drawing of what sees (x, y): `o` sees it, `-` does not."""
    rows = picture.split()
    opaque = np.array([[cell == "#" for cell in row] for row in rows])
    seen = sight_field(opaque, x, y)
    return ["".join("o" if cell else "-" for cell in row) for row in seen]


def test_an_open_room_sees_all_of_itself() -> None:
    assert field("..... ..... .....", 2.5, 1.5) == ["ooooo"] * 3


def test_a_wall_shows_its_face_and_hides_what_is_behind() -> None:
    assert field("...#...", 0.5, 0.5) == ["oooo---"]


def test_a_pillar_throws_a_shadow() -> None:
    seen = field("....... ..#.... ....... .......", 2.5, 3.5)
    assert seen[1][2] == "o", "the pillar itself"
    assert seen[0][2] == "-", "behind it"
    assert seen[0][0] == "o"
    assert seen[3] == "ooooooo"


def test_a_doorway_opens_a_wedge() -> None:
    seen = field("....... ###.### .......", 3.5, 0.5)
    assert seen[2][3] == "o"
    assert seen[2][0] == "-"
    assert seen[2][6] == "-"


@pytest.mark.parametrize("place", [(0.5, 0.5), (6.5, 3.5), (3.2, 1.9)])
def test_sight_is_the_same_seen_in_a_mirror(place: tuple[float, float]) -> None:
    rng = np.random.RandomState(4)
    opaque = rng.rand(5, 7) < 0.25
    x, y = place
    opaque[int(y), int(x)] = False
    there = sight_field(opaque, x, y)
    turned = sight_field(opaque.T.copy(), y, x).T
    assert there.tolist() == turned.tolist()


def test_nobody_sees_beyond_the_radius() -> None:
    seen = sight_field(np.zeros((1, 60), bool), 30.5, 0.5)
    tiles = np.flatnonzero(seen[0])
    assert tiles.min() == 30 - SIGHT_RADIUS
    assert tiles.max() == 30 + SIGHT_RADIUS
