"""The zombies that come with the game, as rows: a mod adds a kind by adding a row.

Speeds are tiles a second, ranges tiles, times ticks (60 a second).  What a player must feel: you
outwalk one walker; you never outrun a fresh one while its burst lasts; a runner beats you on the
straight and loses you at corners; a crawler is slow, low and seen late.
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

KINDS = (WALKER, FRESH, RUNNER, CRAWLER)
