"""What stands between the dead and the living: doors, desks and windows have health.

Zombies whose way leads through something shut beat on it until it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events
from hyosan_arcade.sim.noise import Noise
from hyosan_arcade.sim.spec import TILE_INDEX, DoorState
from hyosan_arcade.sim.tuning import BASH_EVENT_TICKS, GLASS_HP, NOISE_GLASS, NOISE_SLAM

if TYPE_CHECKING:
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.tilemap import Prop
    from hyosan_arcade.sim.world import World


def damage_barrier(world: World, tile: Tile, damage: float) -> None:
    """Take `damage` off the door, furniture or window on `tile`; break it at nothing."""
    door = world.tilemap.door_of(tile)
    prop = world.tilemap.prop_of(tile)
    if door is not None and door.is_shut:
        door.hp -= damage
        _tell(world, tile, door.hp, door.full_hp)
        if door.hp <= 0.0:
            _break_door(world, tile)
    elif prop is not None and prop.kind.hp:
        prop.hp -= damage
        _tell(world, tile, prop.hp, prop.kind.hp)
        if prop.hp <= 0.0:
            _break_prop(world, prop)
    elif world.tilemap.kind[tile] == TILE_INDEX["window"]:
        left = world.glass.get(tile, GLASS_HP) - damage
        world.glass[tile] = left
        if left <= 0.0:
            break_window(world, tile)


def _tell(world: World, tile: Tile, hp: float, full: float) -> None:
    if world.tick % BASH_EVENT_TICKS == 0:
        world.events.append(events.Bashed(tile[1] + 0.5, tile[0] + 0.5, max(hp, 0.0), full))


def _break_door(world: World, tile: Tile) -> None:
    door = world.tilemap.door_of(tile)
    if door is None:
        return
    world.tilemap.set_door(door, DoorState.BROKEN)
    world.map_changed()
    x, y = door.center
    world.events.append(events.DoorMoved(door.name, x, y, DoorState.BROKEN))
    world.sounds.make(Noise("door_break", x, y, NOISE_SLAM))


def _break_prop(world: World, prop: Prop) -> None:
    world.tilemap.break_prop(prop)
    world.map_changed()
    world.events.append(events.PropBroke(prop.kind.name, prop.at[1] + 0.5, prop.at[0] + 0.5))


def break_window(world: World, tile: Tile) -> None:
    """Break the glass on `tile`: a gap, and a noise that carries far."""
    world.tilemap.break_window(tile)
    world.map_changed()
    x, y = tile[1] + 0.5, tile[0] + 0.5
    world.events.append(events.GlassBroke(x, y))
    world.sounds.make(Noise("glass", x, y, NOISE_GLASS))
