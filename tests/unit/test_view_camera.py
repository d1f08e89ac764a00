"""The camera: where it goes, what it never shows, and that its shaking ends."""

from __future__ import annotations

import math
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.view.camera import SHAKE_PX, Camera
from hyosan_arcade.view.scene import VIEW_H, VIEW_W


def settled(x: float, y: float, ahead: tuple[float, float] = (0.0, 0.0)) -> Camera:
    camera = Camera(100, 80, Random(1))
    for _ in range(200):
        camera.follow(x, y, *ahead)
    return camera


def test_it_starts_on_the_player_without_a_ride() -> None:
    camera = Camera(100, 80, Random(1))
    camera.follow(50, 40, 0.0, 0.0)
    assert camera.view(1.0).x == 50 * 16 - VIEW_W // 2


def test_it_looks_ahead() -> None:
    still, ahead = settled(50, 40).view(1.0), settled(50, 40, (1.0, 0.0)).view(1.0)
    assert ahead.x - still.x == 24
    assert ahead.y == still.y


@given(st.floats(0, 100), st.floats(0, 80), st.floats(0, math.tau))
def test_it_never_shows_what_is_beyond_the_map(x: float, y: float, angle: float) -> None:
    view = settled(x, y, (math.cos(angle), math.sin(angle))).view(1.0)
    assert 0 <= view.x <= 100 * 16 - VIEW_W
    assert 0 <= view.y <= 80 * 16 - VIEW_H


def test_a_small_map_stands_in_the_middle() -> None:
    camera = Camera(10, 10, Random(1))
    camera.follow(2, 9, 1.0, 0.0)
    assert camera.view(1.0).x == round((160 - VIEW_W) / 2)


def test_shaking_is_bounded_and_ends() -> None:
    camera = settled(50, 40)
    rest = camera.view(1.0)
    camera.add_trauma(5.0)
    camera.follow(50, 40, 0.0, 0.0)
    shaken = camera.view(1.0)
    assert 0 < math.dist((shaken.x, shaken.y), (rest.x, rest.y)) <= SHAKE_PX * 1.5 + 1
    for _ in range(60):
        camera.follow(50, 40, 0.0, 0.0)
    assert camera.trauma == 0.0
    assert camera.view(1.0) == rest


def test_a_player_can_forbid_shaking() -> None:
    camera = Camera(100, 80, Random(1), shake_scale=0.0)
    camera.follow(50, 40, 0.0, 0.0)
    rest = camera.view(1.0)
    camera.add_trauma(1.0)
    camera.follow(50, 40, 0.0, 0.0)
    assert camera.view(1.0) == rest


def test_it_shows_a_place_for_a_while_and_comes_back() -> None:
    camera = settled(20, 20)
    home = camera.view(1.0)
    camera.look_at(70, 60, 100)
    for _ in range(100):
        camera.follow(20, 20, 0.0, 0.0)
    assert camera.view(1.0).x > home.x + 300
    for _ in range(200):
        camera.follow(20, 20, 0.0, 0.0)
    assert camera.view(1.0) == home
