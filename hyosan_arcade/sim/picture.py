"""Taking a `Snapshot`: copying out of the world what may be seen."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.bodies import Body, Brain
from hyosan_arcade.sim.brains.walking import way_of
from hyosan_arcade.sim.grabs import struggle_needed
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.interact import prompts
from hyosan_arcade.sim.near_bite import near_bite_view
from hyosan_arcade.sim.orders import has_arrived
from hyosan_arcade.sim.snapshot import (
    AllyView,
    BodyView,
    DirectorView,
    DoorView,
    ItemView,
    ObjectiveView,
    PropView,
    QuestionView,
    ShotView,
    Snapshot,
)
from hyosan_arcade.sim.throwing import aim_of
from hyosan_arcade.sim.tuning import BANDAGE_TICKS, MARKER_SLOT, MOP_HITS, TICKS_PER_S

if TYPE_CHECKING:
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.world import World


def take_snapshot(world: World) -> Snapshot:
    """Return what everybody outside may see of `world` now."""
    tiles = world.tilemap.kind.view()
    tiles.flags.writeable = False
    heard = [z for b in world.bodies if b.hybrid is not None for z in b.hybrid.pulse_ids]
    pulse = np.array(heard, np.int32)
    pulse.flags.writeable = False
    return Snapshot(
        level=world.level,
        tick=world.tick,
        tiles=tiles,
        map_version=world.tilemap.version,
        horde=world.horde.view(),
        bodies=tuple(_body(world, body) for body in world.bodies),
        doors=_doors(world),
        props=_props(world),
        items=tuple(ItemView(int(thing.item), thing.x, thing.y) for thing in world.items),
        shots=_shots(world),
        prompts=prompts(world),
        objectives=tuple(
            ObjectiveView(name, text, status)
            for name, (text, status) in world.scripts.objectives.items()
        ),
        director=_director(world),
        loudness=tuple(world.sounds.body_loudness[: len(world.bodies)]),
        pulse_ids=pulse,
        zombies_alive=world.horde.count,
        zombies_killed=world.killed,
        ticks_left=max(world.level.time_limit_ticks - world.tick, 0),
        outcome=world.outcome,
        outcome_text=world.outcome_text,
        flags=dict(world.scripts.flags),
        question=_question(world),
        near_bite=None if world.outcome else near_bite_view(world),
    )


def _question(world: World) -> QuestionView | None:
    if not world.scripts.questions or world.outcome:
        return None
    ask = world.scripts.questions[0].ask
    return QuestionView(ask.text, ask.who, tuple(choice.text for choice in ask.choices))


def _body(world: World, body: Body) -> BodyView:
    aim_x, aim_y = aim_of(body)
    dx, dy = body.x - body.prev_x, body.y - body.prev_y
    return BodyView(
        body_id=body.body_id,
        name=body.name,
        role="hybrid" if body.is_hybrid else "survivor",
        person=body.person,
        x=body.x,
        y=body.y,
        prev_x=body.prev_x,
        prev_y=body.prev_y,
        facing=body.facing,
        pose=body.pose,
        pose_ticks=body.held_ticks if body.is_grabbed else body.doing_ticks,
        speed=sqrt(dx * dx + dy * dy) * TICKS_PER_S,
        pace=int(body.pace),
        alive=body.is_alive,
        hp=body.hp,
        max_hp=body.max_hp,
        stamina=body.stamina,
        flash_ticks=body.flash,
        infection_ticks=body.infection,
        bleeding=body.bleeding > 0,
        grabbed=body.is_grabbed,
        escape=min(body.struggle / struggle_needed(body), 1.0),
        bandage=body.doing_ticks / BANDAGE_TICKS if body.doing == "bandage" else 0.0,
        items=tuple(body.items),
        selected=int(body.selected),
        weapon_left=body.mop_hits / MOP_HITS,
        aim_x=aim_x,
        aim_y=aim_y,
        following=body.is_follower or _walks_along(body),
        ally=_ally(world, body),
        height=body.leap.height if body.leap is not None else 0.0,
        state="rope" if body.doing == "rope" else body.state,
    )


def _walks_along(body: Body) -> bool:
    return body.brain is Brain.ALLY and body.hybrid is not None and body.hybrid.has_joined


def _ally(world: World, body: Body) -> AllyView | None:
    hybrid = body.hybrid
    if hybrid is None:
        return None
    return AllyView(
        hunger=hybrid.hunger,
        restraint=hybrid.restraint,
        bond=hybrid.bond,
        order=int(hybrid.order),
        prey_ticks=hybrid.prey_ticks,
        gone_ticks=hybrid.gone_ticks,
        losing_ticks=hybrid.losing_ticks,
        holding_hand=hybrid.holds_hand,
        near_bite_ticks=hybrid.near_bite_ticks,
        feral_ticks=hybrid.feral_ticks,
        has_joined=hybrid.has_joined,
        is_hostile=hybrid.is_hostile,
        is_leaving=hybrid.leaving_ticks > 0,
        has_left=hybrid.has_left,
        way=_way(world, body, hybrid),
    )


def _way(world: World, body: Body, hybrid: Hybrid) -> tuple[tuple[float, float], ...]:
    """Return where a hybrid goes on, while she is on her way to the marker."""
    is_sent = hybrid.order == Order.GO and hybrid.listens_to_people and body.person < 0
    if not is_sent or has_arrived(world, body):
        return ()
    return way_of(world, body, MARKER_SLOT)


def _doors(world: World) -> tuple[DoorView, ...]:
    return tuple(
        DoorView(d.tiles, int(d.state), d.name, d.hp, d.full_hp) for d in world.tilemap.doors
    )


def _props(world: World) -> tuple[PropView, ...]:
    return tuple(
        PropView(
            kind=prop.kind.name,
            row=prop.at[0],
            col=prop.at[1],
            prev_row=prop.came_from[0],
            prev_col=prop.came_from[1],
            moved_ticks=world.tick - prop.moved_tick,
            hp=prop.hp,
            full_hp=float(prop.kind.hp),
            name=prop.name,
        )
        for prop in world.tilemap.props
        if not prop.broken
    )


def _shots(world: World) -> tuple[ShotView, ...]:
    return tuple(
        ShotView(
            kind=shot.kind,
            x=shot.place[0],
            y=shot.place[1],
            prev_x=shot.prev_x or shot.x,
            prev_y=shot.prev_y or shot.y,
            height=shot.height,
            landed=shot.ticks >= shot.flight_ticks,
            ticks_left=max(shot.flight_ticks - shot.ticks, 0),
        )
        for shot in world.shots
    )


def _director(world: World) -> DirectorView:
    director = world.director
    return DirectorView(
        stress=director.stress,
        phase=director.phase.value,
        phase_ticks=director.phase_ticks,
        alive=world.horde.count,
        budget=director.budget,
    )
