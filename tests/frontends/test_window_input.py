"""The window's devices: names, sticks, pointer, focus; all by events as SDL sends them."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from hyosan_arcade.frontends.window.input import POINTER_REST_S, Input
from hyosan_arcade.frontends.window.pads import FULL, stick_vector
from hyosan_arcade.frontends.window.scale import Placing, fit, largest_window, picture_point
from hyosan_arcade.view.controls import Action, ControlMap, Controls

WHOLE = fit(1440, 810)


@pytest.fixture
def devices() -> Iterator[Input]:
    pygame.display.init()
    made = Input(ControlMap())
    yield made
    made.pads.close()


def read(devices: Input, *events: pygame.Event, now_s: float = 1.0) -> Controls:
    return devices.read(events, WHOLE, now_s)


def key(kind: int, code: int) -> pygame.Event:
    return pygame.Event(kind, key=code)


def motion(x: int, y: int, rel: tuple[int, int] = (9, 9)) -> pygame.Event:
    return pygame.Event(pygame.MOUSEMOTION, pos=(x, y), rel=rel)


def axis(number: int, value: int) -> pygame.Event:
    return pygame.Event(pygame.CONTROLLERAXISMOTION, axis=number, value=value)


@pytest.mark.parametrize(
    ("size", "placing"),
    [
        ((480, 270), Placing(0, 0, 480, 270)),
        ((1920, 1080), Placing(0, 0, 1920, 1080)),
        ((1280, 800), Placing(160, 130, 960, 540)),
        ((2560, 1440), Placing(80, 45, 2400, 1350)),
        ((240, 300), Placing(0, 82, 240, 135)),
    ],
)
def test_the_picture_grows_by_whole_factors(size: tuple[int, int], placing: Placing) -> None:
    assert fit(*size) == placing


def test_every_window_is_opened_with_a_whole_factor() -> None:
    assert largest_window(1366, 768) == (960, 540)
    assert largest_window(640, 480) == (480, 270)
    assert largest_window(100, 100) == (480, 270)


def test_the_pointer_is_told_in_picture_pixels() -> None:
    placing = fit(1280, 800)
    assert picture_point((160, 130), placing) == (0, 0)
    assert picture_point((160 + 959, 130 + 539), placing) == (479, 269)
    assert picture_point((0, 799), placing) == (0, 269)  # on the black border: the nearest pixel


@pytest.mark.parametrize(
    ("code", "action"),
    [
        (pygame.K_w, Action.UP),
        (pygame.K_LSHIFT, Action.SPRINT),
        (pygame.K_RCTRL, Action.SNEAK),
        (pygame.K_SPACE, Action.HAND),
        (pygame.K_RETURN, Action.CONFIRM),
        (pygame.K_ESCAPE, Action.PAUSE),
        (pygame.K_LEFT, Action.LEFT),
        (pygame.K_TAB, Action.NEXT_ITEM),
        (pygame.K_BACKSPACE, Action.BACK),
        (pygame.K_F11, Action.FULLSCREEN),
        (pygame.K_1, Action.COME),
    ],
)
def test_keys_have_the_names_of_the_control_map(devices: Input, code: int, action: Action) -> None:
    controls = read(devices, key(pygame.KEYDOWN, code))
    assert action in controls.pressed
    assert action in controls.held
    assert controls.device == "keys"


def test_a_tap_between_two_polls_is_seen_and_not_held(devices: Input) -> None:
    controls = read(devices, key(pygame.KEYDOWN, pygame.K_e), key(pygame.KEYUP, pygame.K_e))
    assert controls.did(Action.USE)
    assert Action.USE not in controls.held
    assert not read(devices).did(Action.USE)


def test_a_held_key_stays_held_and_is_pressed_once(devices: Input) -> None:
    read(devices, key(pygame.KEYDOWN, pygame.K_d))
    later = read(devices)
    assert Action.RIGHT in later.held
    assert Action.RIGHT not in later.pressed


def test_the_mouse_points_hits_and_turns_its_wheel(devices: Input) -> None:
    press = pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(720, 405))
    wheel = pygame.Event(pygame.MOUSEWHEEL, x=0, y=1)
    controls = read(devices, motion(720, 405), press, wheel)
    assert controls.pointer == (240, 135)
    assert {Action.HIT, Action.NEXT_ITEM} <= controls.pressed
    assert controls.device == "mouse"


def test_walking_by_keys_leaves_the_mouse_in_use_and_enter_does_not(devices: Input) -> None:
    read(devices, motion(720, 405))
    assert read(devices, key(pygame.KEYDOWN, pygame.K_w)).device == "mouse"
    assert read(devices, key(pygame.KEYDOWN, pygame.K_RETURN)).device == "keys"
    assert read(devices, motion(700, 405)).device == "mouse"


def test_a_nudged_table_does_not_aim(devices: Input) -> None:
    assert read(devices, motion(720, 405, rel=(1, 0))).pointer is None


def test_a_resting_mouse_stops_aiming(devices: Input) -> None:
    read(devices, motion(720, 405), now_s=1.0)
    assert read(devices, now_s=1.0 + POINTER_REST_S / 2).pointer == (240, 135)
    assert read(devices, now_s=1.1 + POINTER_REST_S).pointer is None


def test_a_pad_button_takes_over_from_the_mouse(devices: Input) -> None:
    read(devices, motion(720, 405))
    down = pygame.Event(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_X)
    controls = read(devices, down)
    assert controls.did(Action.HIT)
    assert controls.device == "pad"
    assert controls.pointer is None
    up = pygame.Event(pygame.CONTROLLERBUTTONUP, button=pygame.CONTROLLER_BUTTON_X)
    assert Action.HIT not in read(devices, up).held


def test_a_trigger_presses_once_and_does_not_tremble(devices: Input) -> None:
    trigger = pygame.CONTROLLER_AXIS_TRIGGERRIGHT
    pulled = read(devices, axis(trigger, 20_000), axis(trigger, 13_000), axis(trigger, 20_000))
    assert pulled.did(Action.SPRINT)
    assert Action.SPRINT in read(devices, axis(trigger, 12_000)).held
    assert Action.SPRINT not in read(devices, axis(trigger, 3_000)).held


def test_the_stick_has_a_round_dead_zone_and_a_round_rim() -> None:
    assert stick_vector(6_000, 3_000) == (0, 0)
    assert stick_vector(0, -32_768) == (0, -FULL)
    x, y = stick_vector(32_767, 32_767)
    assert (x, y) == (90, 90)
    weak, strong = stick_vector(12_000, 0)[0], stick_vector(24_000, 0)[0]
    assert 0 < weak < strong < FULL


def test_the_stick_moves_bodies_and_menus(devices: Input) -> None:
    left = pygame.CONTROLLER_AXIS_LEFTX
    controls = read(devices, axis(left, -32_000))
    assert controls.stick[0] < -120
    assert controls.did(Action.LEFT)
    assert not read(devices, axis(left, -31_000)).did(Action.LEFT)


def test_losing_the_focus_lets_everything_go(devices: Input) -> None:
    read(devices, key(pygame.KEYDOWN, pygame.K_w), axis(pygame.CONTROLLER_AXIS_LEFTX, 32_000))
    controls = read(devices, pygame.Event(pygame.WINDOWFOCUSLOST))
    assert controls.lost_focus
    assert not controls.held
    assert controls.stick == (0, 0)
    assert not read(devices).lost_focus


def test_an_unplugged_pad_is_told_and_a_ghost_pad_is_only_logged(
    devices: Input, caplog: pytest.LogCaptureFixture
) -> None:
    read(devices, pygame.Event(pygame.CONTROLLERDEVICEADDED, device_index=99))
    assert "gamepad 99" in caplog.text
    gone = read(devices, pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0))
    assert gone.lost_pad


def test_closing_the_window_is_a_wish(devices: Input) -> None:
    assert not devices.wants_quit
    read(devices, pygame.Event(pygame.QUIT))
    assert devices.wants_quit
