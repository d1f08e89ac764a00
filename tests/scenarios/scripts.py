"""Rooms with a script: what the tests of triggers and of their actions share."""

from __future__ import annotations

from hyosan_arcade.sim.events import Said
from hyosan_arcade.sim.script import Do, Say, TriggerSpec, When
from tests.scenarios.room import Room

HALL = """
    ####################
    #@.....X........YY.#
    #...............YY.#
    ####################
"""
ZONES = {"near": "X", "far": "Y"}
YES = (Say("yes"),)


def scripted(*triggers: TriggerSpec, picture: str = HALL, **fields: object) -> Room:
    return Room(picture, zones=ZONES, triggers=triggers, **fields)


def on(when: When, *then: Do, **fields: object) -> TriggerSpec:
    return TriggerSpec("t", when, then or YES, **fields)


def said(room: Room) -> list[str]:
    return [event.text for event in room.happened(Said)]
