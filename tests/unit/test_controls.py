"""Devices to intents: presses that stick, bindings, aiming without a mouse."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from hyosan_arcade.sim.intent import AIM_UNITS, Button, Order, Pace
from hyosan_arcade.sim.snapshot import Facing
from hyosan_arcade.view.aiming import FAR_THROW, NEAR_THROW, Aiming
from hyosan_arcade.view.controls import Action, ControlMap, Controls, intent_of
from hyosan_arcade.view.scene import CameraView
from hyosan_arcade.view.wheel import OrderWheel
from tests.unit.view_stage import horde, session, words

NOBODY = horde(np.zeros((2, 0)))
CAMERA = CameraView(320, 160)


def held(*actions: Action, stick: tuple[int, int] = (0, 0)) -> Controls:
    return Controls(held=frozenset(actions), stick=stick)


def test_a_press_between_two_ticks_is_kept_until_one_has_seen_it() -> None:
    tapped = Controls(pressed=frozenset({Action.HIT}))
    merged = Controls().merge(tapped).merge(Controls())
    assert merged.did(Action.HIT)
    assert intent_of(merged, None).holds(Button.HIT)
    assert not merged.spent().did(Action.HIT)


def test_losing_the_focus_is_kept_too() -> None:
    merged = Controls(lost_focus=True).merge(Controls())
    assert merged.lost_focus
    assert not merged.spent().lost_focus


def test_two_keys_at_once_are_no_faster_than_one() -> None:
    assert held(Action.RIGHT).direction() == (127, 0)
    x, y = held(Action.RIGHT, Action.UP).direction()
    assert math.hypot(x, y) == pytest.approx(127, abs=1)
    assert held(Action.LEFT, Action.RIGHT).direction() == (0, 0)


def test_the_stick_beats_the_keys() -> None:
    assert held(Action.LEFT, stick=(60, -20)).direction() == (60, -20)


def test_an_intent_carries_pace_buttons_order_and_aim() -> None:
    controls = Controls(
        held=frozenset({Action.SNEAK, Action.SPRINT, Action.USE}),
        pressed=frozenset({Action.LISTEN}),
    )
    intent = intent_of(controls, (2.5, 70_000.0))
    assert intent.pace is Pace.SNEAK
    assert intent.buttons == Button.USE
    assert intent.order is Order.LISTEN
    assert (intent.aim_x, intent.aim_y) == (40, 0xFFFF)
    assert not intent_of(held(Action.COME), None).order


def test_every_action_has_a_key_and_what_matters_has_a_pad_button() -> None:
    bound = ControlMap()
    by_pad_alone = {Action.ORDERS}
    unbound = [a for a in Action if not bound.key_for(a, "keys") and a not in by_pad_alone]
    assert unbound == []
    needed = (Action.HIT, Action.THROW, Action.USE, Action.ITEM, Action.ORDERS)
    paces = (Action.SPRINT, Action.SNEAK, Action.HAND, Action.SHOVE)
    menus = (Action.CONFIRM, Action.BACK, Action.PAUSE, Action.UP, Action.DOWN, Action.RESTART)
    for action in (*needed, *paces, *menus):
        assert bound.key_for(action, "pad").startswith("pad "), action


def test_a_mouse_aims_where_it_points() -> None:
    me = session().snapshot().person(0)
    aiming = Aiming()
    intent = aiming.intent(Controls(pointer=(100, 50)), me, NOBODY, CAMERA)
    assert (intent.aim_x, intent.aim_y) == (420, 210)
    assert aiming.shown == (420 / AIM_UNITS, 210 / AIM_UNITS)


def test_a_throw_without_a_mouse_flies_when_the_button_is_let_go() -> None:
    me = replace(session().snapshot().person(0), facing=Facing.RIGHT)
    aiming = Aiming()
    reach = []
    for ticks in (1, 30, 200):
        for _ in range(ticks):
            aimed = aiming.intent(held(Action.THROW, Action.RIGHT), me, NOBODY, CAMERA)
            assert not aimed.holds(Button.THROW)
            assert aiming.shown is not None
        thrown = aiming.intent(held(), me, NOBODY, CAMERA)
        assert thrown.holds(Button.THROW)
        assert not aiming.intent(held(), me, NOBODY, CAMERA).holds(Button.THROW)
        reach.append(thrown.aim_x / AIM_UNITS - me.x)
        assert thrown.aim_y / AIM_UNITS == pytest.approx(me.y, abs=0.1)
    assert NEAR_THROW <= reach[0] < reach[1] < reach[2]
    assert reach[2] == pytest.approx(FAR_THROW, abs=0.1)


def test_a_tapped_throw_flies_at_once() -> None:
    me = session().snapshot().person(0)
    tap = Controls(pressed=frozenset({Action.THROW}))
    assert Aiming().intent(tap, me, NOBODY, CAMERA).holds(Button.THROW)


@pytest.mark.parametrize(("degrees", "snaps"), [(0, True), (15, True), (40, False), (180, False)])
def test_a_pads_blow_snaps_to_a_zombie_near_its_line(degrees: float, snaps: bool) -> None:
    me = session().snapshot().person(0)
    angle = math.radians(degrees)
    place = np.array([[me.x + 2 * math.cos(angle)], [me.y + 2 * math.sin(angle)]])
    controls = Controls(held=frozenset({Action.HIT}), stick=(100, 0), device="pad")
    intent = Aiming().intent(controls, me, horde(place), CAMERA)
    target = (round(place[0, 0] * AIM_UNITS), round(place[1, 0] * AIM_UNITS))
    is_on = math.dist((intent.aim_x, intent.aim_y), target) <= 1.5
    assert is_on == snaps


def test_standing_still_a_blow_goes_where_the_body_faces() -> None:
    me = session().snapshot().person(0)
    intent = Aiming().intent(held(Action.HIT), me, NOBODY, CAMERA)
    towards = (intent.aim_x / AIM_UNITS - me.x, intent.aim_y / AIM_UNITS - me.y)
    assert me.facing is Facing.DOWN
    assert towards[1] > 0.5
    assert abs(towards[0]) < 0.1


def test_a_pads_wheel_orders_what_the_stick_pointed_at_when_let_go() -> None:
    wheel = OrderWheel()
    open_wheel = held(Action.ORDERS, stick=(-110, 20))
    while_open = wheel.turn(open_wheel)
    assert while_open.direction() == (0, 0)
    assert intent_of(while_open, None).order is Order.NONE
    shown = wheel.view(words(), session().snapshot().person(0))
    assert shown is not None
    assert [s.words for s in shown.slices if s.is_chosen] == ["Listen"]
    assert {(s.dx, s.dy) for s in shown.slices} == {(0, -1), (1, 0), (0, 1), (-1, 0), (0, 0)}
    assert intent_of(wheel.turn(held(Action.ORDERS)), None).order is Order.NONE
    assert intent_of(wheel.turn(held()), None).order is Order.LISTEN
    assert intent_of(wheel.turn(held()), None).order is Order.NONE
    assert wheel.view(words(), session().snapshot().person(0)) is None


def test_a_tap_of_the_wheel_calls_her() -> None:
    tap = Controls(pressed=frozenset({Action.ORDERS}))
    assert intent_of(OrderWheel().turn(tap), None).order is Order.COME
