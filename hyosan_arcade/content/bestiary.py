"""The zombies that come with the game, as rows: a mod adds a kind by adding a row.

Speeds are tiles a second, ranges tiles, times ticks (60 a second).  What a player must feel: you
outwalk one walker; you never outrun a fresh one while its burst lasts; a runner beats you on the
straight and loses you at corners; a crawler is slow, low and seen late; a listener comes for every
step of yours and sees none; a soldier's vest laughs at blows until it shows you its back.

A feral, a hostile hybrid, is no row of this table: there are few, each with a mind of its own, and
they can join you.  A level draws one as a hybrid who is `hostile`.
"""

from __future__ import annotations

from hyosan_arcade.sim.spec import ZombieKind

WALKER = ZombieKind(name="walker", hp=60, speed=2.0, sheet="walker")

FRESH = ZombieKind(
    name="fresh",
    hp=50,
    speed=2.0,
    sheet="fresh",
    burst_speed=4.8,
    burst_ticks=1200,  # 20 s of a body that still remembers running
    rise_ticks=180,  # 3 s of convulsions: time to leave
)

RUNNER = ZombieKind(
    name="runner",
    hp=45,
    speed=2.4,
    sheet="runner",
    burst_speed=4.6,
    bursts_on_sight=True,
    turn=0.06,  # overshoots every corner
)

CRAWLER = ZombieKind(
    name="crawler",
    hp=30,
    speed=1.0,
    sheet="crawler",
    hidden_beyond=3.0,
    low=True,
)

LISTENER = ZombieKind(
    name="listener",
    hp=60,
    speed=2.4,
    sheet="listener",
    sight=0.0,  # blind: stand still, and it walks past
    hearing=2.0,
)

SOLDIER = ZombieKind(
    name="soldier",
    hp=140,
    speed=1.8,
    sheet="soldier",
    armour=0.7,  # push it, then strike its back
)

KINDS = (WALKER, FRESH, RUNNER, CRAWLER, LISTENER, SOLDIER)
