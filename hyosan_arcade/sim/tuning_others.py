"""The numbers of followers, other hybrids, soldiers and the variant; `tuning` has all others.

Its digest hashes these too.
"""

from __future__ import annotations

# --- followers ----------------------------------------------------------------------------------
FOLLOW_NEAR = 1.8
FOLLOW_FLEE = 2.2
FOLLOW_DREAD = 4.0
"""Tiles at which they run from a hybrid who bites: twice as far as from the dead, who are slow."""
HIDE_TILES = 6.0
"""From the dead this near, that have noticed nobody, they hide."""
CALM_TILES = 5.0
"""With nobody dead this near they bandage, mourn and carry."""
FETCH_TILES = 3.0
CARRY_COUNT = 3
TEND_SHARE = 0.6
"""Of the health; below it, or bleeding, somebody is bandaged."""
PANIC_TICKS = 120
PANIC_TILES = 4.0
PANIC_CHASERS = 3
STEADY_TILES = 1.6
"""Nobody panics this close to whom they follow."""
SCREAM_AGAIN_TICKS = 1200
BITE_FEAR_TILES = 4.0
GRIEF_TICKS = 480
GRIEF_TILES = 8.0
TURNING_TICKS = 300
"""The last seconds of a bitten follower, who stays behind."""
QUIET_SPRINT = 5.0
"""How loud Mi-so sprints."""
NOISE_SHOUT = 14.0
"""Dae-han without a phone to throw: a lure, less loud than one that rings."""
SHOUT_TICKS = 360
"""From one shout to the next."""

# --- other hybrids ------------------------------------------------------------------------------
MAX_OTHERS = 3
"""Hybrids that walk beside the first."""
BOND_TRUST = 60.0
"""How close one of them must be to you for another to come along, or to hear you out."""
WARY_TILES = 4.0
"""Below that she keeps this far from you."""
FERAL_HP = 120.0
FERAL_SPEED = 5.2
"""Faster than anybody but a sprinter, who tires."""
FERAL_SIGHT = 14.0
FERAL_FEEL = 2.0
"""Tiles within which it notices humans behind its back."""
FERAL_TURN_TICKS = 150
"""It looks to another side this often."""
FERAL_TRAIL_TICKS = 600
"""It goes to where it last knew somebody, and waits there, for this long."""
FERAL_FLEES = 0.3
"""Share of its health at which it runs from its wounds, once."""
FERAL_FLEE_TICKS = 600
CLAW_DAMAGE = 12.0
CLAW_REACH = 1.1
CLAW_WINDUP_TICKS = 18
"""From reaching you to the first blow: time for one step."""
CLAW_TICKS = 60
CLAW_STUN_TICKS = 24
"""A blow stops it for this long, a shove for three times as long."""
TALK_TILES = 3.0
TALK_TICKS = 180
"""Standing still before it for three seconds, without raising a hand."""

# --- soldiers -----------------------------------------------------------------------------------
SOLDIER_SIGHT = 12.0
SOLDIER_CONE = 0.5
"""Cosine of half the angle they watch: 120° in all."""
SOLDIER_LOOK_TICKS = 6
SOLDIER_AIM_TICKS = 48
"""The red moment before the shot: time to reach the next corner."""
SHOT_HYBRID = 25.0
SHOT_ZOMBIE = 45.0
NOISE_SHOT = 24.0
LINE_OF_FIRE = 0.6
"""Tiles: no shot while a human is this close to its line."""
PATROL_STICK = 0.5
"""Share of walking speed on patrol."""
PATROL_REST_TICKS = 120

# --- the variant --------------------------------------------------------------------------------
VARIANT_LOTS = 6
"""One survivor in six carries it."""
VARIANT_TICKS = 720
VARIANT_HUNGER = 60.0
VARIANT_BOND = 40.0
VARIANT_HEARS_TICKS = 30
VARIANT_HEARS_TILES = 14.0
