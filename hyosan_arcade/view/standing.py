"""Furniture, things on the floor and things in flight as sprites.

What lies flat or hangs on a wall belongs to the ground and is drawn once; what stands must be
sorted with the bodies walking round it.  Furniture rarely moves, so its columns are kept until
the map changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim.spec import TILE_INDEX, Item
from hyosan_arcade.sim.tuning import PUSH_SLIDE_TICKS
from hyosan_arcade.view.columns import (
    SHADOW_BIG,
    SHADOW_NONE,
    SHADOW_SMALL,
    Columns,
    Sprite,
    columns_of,
)
from hyosan_arcade.view.scene import TILE_PX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hyosan_arcade.sim.snapshot import PropView, ShotView, Snapshot
    from hyosan_arcade.view.art import Art

GROUND_PROPS = frozenset(
    "board notice_board clock room_plate exit_sign speaker papers mat"
    " lamp lamp_broken lamp_red".split()
)
"""Furniture that front-ends draw with the ground."""
AGAINST_WALL_PX = {"locker": 10, "vending_machine": 9, "shelf": 9}
"""How far furniture below a wall stands back from the middle of its tile: the rest is shadow."""
BURNING = ("campfire", "campfire_2", "campfire_3", "campfire_4")
"""Furniture that never looks the same, frame by frame."""
BURN_TICKS = 7
HIDDEN_PROPS = frozenset({"notice_board"})
"""Hung so low that tall furniture hides it."""
WORN = 0.5
"""Share of its strength below which furniture is drawn knocked over, where there is a picture."""
WALLS = frozenset(TILE_INDEX[name] for name in ("wall", "window", "window_broken"))
BOB_TICKS = 28
RING_SHAKE_TICKS = 4


class Furniture:
    """The standing furniture of a level."""

    def __init__(self, art: Art) -> None:
        self._art = art
        self._seen = -1
        self._changed_tick = 0
        self._kept: Columns | None = None
        self._hung: tuple[PropView, ...] = ()
        self._hung_at = -1

    def ground_props(self, snapshot: Snapshot) -> tuple[PropView, ...]:
        """Return the furniture that is part of the ground, as far as nothing stands before it."""
        if self._hung_at != snapshot.map_version:
            self._hung_at = snapshot.map_version
            tall = {(p.row, p.col) for p in snapshot.props if p.kind in AGAINST_WALL_PX}
            self._hung = tuple(
                prop
                for prop in snapshot.props
                if prop.kind in GROUND_PROPS
                and not (prop.kind in HIDDEN_PROPS and _is_behind(prop, tall))
            )
        return self._hung

    def columns(self, snapshot: Snapshot, blend: float) -> Columns:
        """Return the standing furniture; rebuilt only while something slides."""
        if self._seen != snapshot.map_version:
            self._seen, self._changed_tick = snapshot.map_version, snapshot.tick
            self._kept = None
        is_moving = snapshot.tick - self._changed_tick <= PUSH_SLIDE_TICKS
        if self._kept is None or is_moving:
            self._kept = columns_of(list(self._sprites(snapshot, blend)))
        return self._kept

    def _sprites(self, snapshot: Snapshot, blend: float) -> Iterator[Sprite]:
        for prop in snapshot.props:
            if prop.kind in GROUND_PROPS or prop.kind in BURNING:
                continue
            share = min((prop.moved_ticks + blend) / PUSH_SLIDE_TICKS, 1.0)
            row = prop.prev_row + (prop.row - prop.prev_row) * share
            col = prop.prev_col + (prop.col - prop.prev_col) * share
            yield Sprite(
                sheet=self._sheet(prop),
                cell=0,
                x=round(col * TILE_PX) + TILE_PX // 2,
                y=round((row + 1) * TILE_PX) - 1 - _set_back(prop, snapshot),
                shadow=SHADOW_BIG,
            )

    def _sheet(self, prop: PropView) -> int:
        if 0.0 < prop.hp < prop.full_hp * WORN:
            return self._art.first_prop(f"{prop.kind}_tipped", prop.kind)
        return self._art.prop(prop.kind)


def _set_back(prop: PropView, snapshot: Snapshot) -> int:
    """Return how many px further up furniture stands, since there is a wall at its back."""
    has_wall = prop.row > 0 and snapshot.tiles[prop.row - 1, prop.col] in WALLS
    return AGAINST_WALL_PX.get(prop.kind, 0) if has_wall else 0


def _is_behind(prop: PropView, tall: set[tuple[int, int]]) -> bool:
    """Say whether tall furniture stands before a wide thing on the wall."""
    return any((prop.row + down, prop.col + side) in tall for down in (1, 2) for side in (-1, 0, 1))


def item_name(item: int) -> str:
    """Return the art's name of an item.

    >>> item_name(Item.PHONE)
    'item_phone'
    """
    return f"item_{Item(item).name.lower()}"


def loose_sprites(art: Art, snapshot: Snapshot, blend: float) -> Iterator[Sprite]:
    """Yield the things on the floor and in flight, and fires."""
    for number, thing in enumerate(snapshot.items):
        yield Sprite(
            sheet=art.prop(item_name(thing.item)),
            cell=0,
            x=round(thing.x * TILE_PX),
            y=round(thing.y * TILE_PX),
            shadow=SHADOW_SMALL,
            lift=(snapshot.tick + number * 9) // BOB_TICKS % 2,
        )
    for number, prop in enumerate(snapshot.props):
        if prop.kind in BURNING:
            yield Sprite(
                sheet=art.prop(BURNING[(snapshot.tick // BURN_TICKS + number) % len(BURNING)]),
                cell=0,
                x=prop.col * TILE_PX + TILE_PX // 2,
                y=(prop.row + 1) * TILE_PX - 1,
                shadow=SHADOW_NONE,
            )
    for shot in snapshot.shots:
        yield _shot_sprite(art, shot, snapshot.tick, blend)


def _shot_sprite(art: Art, shot: ShotView, tick: int, blend: float) -> Sprite:
    shake = tick // RING_SHAKE_TICKS % 2 if shot.landed else 0
    return Sprite(
        sheet=art.first_prop(f"item_{shot.kind}", shot.kind),
        cell=0,
        x=round((shot.prev_x + (shot.x - shot.prev_x) * blend) * TILE_PX) + shake,
        y=round((shot.prev_y + (shot.y - shot.prev_y) * blend) * TILE_PX),
        shadow=SHADOW_NONE if shot.landed else SHADOW_SMALL,
        lift=round(shot.height * TILE_PX),
    )
