"""New kinds of zombie as rows of data: `[kind.NAME]`, in a level file or in a pack's `kinds/`.

A row names the kind it is `base`d on and says what is different, in seconds and tiles.  Ranges keep
every kind within what the rules were tuned for: what a survivor can never escape is no game.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

from msgspec import Meta

from hyosan_arcade.content.schema_types import NAME, NAME_IS, Share, Table
from hyosan_arcade.sim.spec import ZombieKind
from hyosan_arcade.sim.tuning import TICKS_PER_S

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = TypeVar("Value")
KindId = Annotated[str, Meta(pattern=NAME, description=NAME_IS, extra={"defines": "zombie kind"})]
SheetName = Annotated[str, Meta(pattern=NAME, description=NAME_IS)]
BaseRef = Annotated[str, Meta(pattern=NAME, description=NAME_IS, extra={"refers": "base kind"})]
"""A kind that is there already: rows are not based on each other."""
Speed = Annotated[float, Meta(ge=0.1, le=8)]
Range = Annotated[float, Meta(ge=0, le=40)]


class Kind(Table):
    """A kind of zombie: what is left out is as in its `base`."""

    base: BaseRef = "walker"
    sheet: SheetName | None = None
    hp: Annotated[int, Meta(ge=1, le=2000)] | None = None
    speed: Speed | None = None
    burst_speed: Annotated[float, Meta(ge=0, le=8)] | None = None
    burst_time: Annotated[float, Meta(ge=0, le=600)] | None = None
    bursts_on_sight: bool | None = None
    rise_time: Annotated[float, Meta(ge=0, le=60)] | None = None
    turn: Annotated[float, Meta(ge=0.01, le=1)] | None = None
    grab_damage: Annotated[int, Meta(ge=0, le=100)] | None = None
    bite_time: Annotated[float, Meta(ge=0.2, le=60)] | None = None
    sight: Range | None = None
    hearing: Annotated[float, Meta(ge=0, le=5)] | None = None
    hidden_beyond: Range | None = None
    low: bool | None = None
    armour: Share | None = None


def add_kinds(known: tuple[ZombieKind, ...], rows: Mapping[str, Kind]) -> tuple[ZombieKind, ...]:
    """Return `known` with `rows` after them; a row of a known name takes that one's place.

    The rows have passed every check.
    """
    bases = {kind.name: kind for kind in known}
    new = {name: _kind(name, row, bases[row.base]) for name, row in rows.items()}
    return tuple({**bases, **new}.values())


def _kind(name: str, row: Kind, base: ZombieKind) -> ZombieKind:
    return ZombieKind(
        name=name,
        sheet=_or(row.sheet, base.sheet),
        hp=_or(row.hp, base.hp),
        speed=float(_or(row.speed, base.speed)),
        burst_speed=float(_or(row.burst_speed, base.burst_speed)),
        burst_ticks=_ticks(row.burst_time, base.burst_ticks),
        bursts_on_sight=_or(row.bursts_on_sight, base.bursts_on_sight),
        rise_ticks=_ticks(row.rise_time, base.rise_ticks),
        turn=float(_or(row.turn, base.turn)),
        grab_damage=_or(row.grab_damage, base.grab_damage),
        bite_ticks=_ticks(row.bite_time, base.bite_ticks),
        sight=float(_or(row.sight, base.sight)),
        hearing=float(_or(row.hearing, base.hearing)),
        hidden_beyond=float(_or(row.hidden_beyond, base.hidden_beyond)),
        low=_or(row.low, base.low),
        armour=float(_or(row.armour, base.armour)),
    )


def _or(given: Value | None, otherwise: Value) -> Value:
    return otherwise if given is None else given


def _ticks(seconds: float | None, otherwise: int) -> int:
    return otherwise if seconds is None else round(seconds * TICKS_PER_S)
