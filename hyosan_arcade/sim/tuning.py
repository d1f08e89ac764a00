"""Every number of the rules, with its unit and how it should feel.

Starting values come from the design; a line that ends in "play:" says why it was changed.  Speeds
are tiles per second, times are ticks (60 a second), loudness is walked tiles.  `digest` hashes
all of them: a replay made with other numbers says so instead of diverging.  Those of
followers, other hybrids, soldiers and the variant stand in `tuning_others`.
"""

from __future__ import annotations

import hashlib

from hyosan_arcade.sim import tuning_others

TICKS_PER_S = 60
TICK_S = 1.0 / TICKS_PER_S

# --- survivors ----------------------------------------------------------------------------------
MAX_HP = 100.0
BODY_RADIUS = 0.3
"""Tiles; a doorway is one tile wide."""
SNEAK_SPEED = 1.8
"""A little slower than a walker."""
WALK_SPEED = 4.0
"""Twice a walker: you can always walk away from one, never from many."""
SPRINT_SPEED = 5.6
INFECTED_SPEED = 1.1
"""Factor on all speeds once bitten."""
HAND_SPEED = 2.0
START_TICKS = 4
"""To full speed."""
STOP_TICKS = 3
MAX_STAMINA = 100.0
SPRINT_STAMINA_S = 20.0
REST_STAMINA_S = 12.0
SPRINT_AGAIN = 20.0
"""An exhausted runner must rest to this before sprinting again."""
CROWD_DRAG = 0.3
"""How much each zombie that touches you slows you."""
STEP_TILES = 1.4
"""Walked tiles between two footfalls."""
CORNER_SLIP = 0.25
"""Tiles: how far off an opening you may be and still slip in."""

# --- verbs --------------------------------------------------------------------------------------
HIT_WINDUP_TICKS = 3
HIT_ACTIVE_TICKS = 3
HIT_RECOVER_TICKS = 8
HIT_CANCEL_TICKS = 5
"""The last ticks of the recovery, which another action may cut short."""
BUFFER_TICKS = 8
"""An attack pressed this early still comes."""
USE_BUFFER_TICKS = 10
MOP_DAMAGE = 20.0
MOP_REACH = 1.7
MOP_PUSH = 2.0
"""Tiles a struck walker is pushed."""
MOP_CLEAVE = 4
"""Zombies one swing can strike."""
MOP_HITS = 45
"""Zombies struck before it breaks."""
SHOVE_REACH = 1.2
SHOVE_PUSH = 1.6
SHOVE_TICKS = 18
SHOVE_STAMINA = 14.0
THROW_RANGE = 11.0
THROW_TICKS = 12
FLIGHT_TICKS_PER_TILE = 3
BANDAGE_TICKS = 120
BANDAGE_HP = 40.0
BLEED_TICKS = 1200
BLEED_HP_S = 0.5
REACH = 1.3
"""Tiles within which things can be used."""
DOOR_REACH = 1.75
"""The same for doors, to their middle: one step past the sill you still reach the handle."""
PUSH_TICKS = 14
"""Walking into a desk this long slides it one tile."""
PUSH_SLIDE_TICKS = 8
PROMPT_TICKS = 6
"""A door can still be used this long after stepping away."""
START_PHONES = 2

# --- noise --------------------------------------------------------------------------------------
NOISE_SNEAK = 1.0
NOISE_WALK = 4.0
NOISE_SPRINT = 9.0
NOISE_HIT = 5.0
NOISE_DOOR = 3.0
NOISE_SLAM = 8.0
NOISE_DESK = 10.0
NOISE_GLASS = 14.0
NOISE_SCREAM = 18.0
NOISE_COUGH = 6.0
NOISE_PHONE = 16.0
PHONE_TICKS = 480
PHONE_RING_TICKS = 60
NOISE_DOOR_COST = 6
"""What a closed door takes off a noise."""
NOISE_GLASS_COST = 3
NOISE_FADE_S = 0.10
"""Share of a zombie's interest lost each second."""
RING_FADE = 0.92
"""What is left of the ring around a body after a tick."""
SILENCE = 0.01
"""Less interest or loudness than this is none: what fades must end before it gets so small that
machines round it differently."""
NOISE_ERROR = 4.0
"""Tiles by which the faintest sound is misplaced."""
LURE_SAME_SPOT = 3.0
"""Tiles within which a second lure counts as repeated."""

# --- zombies ------------------------------------------------------------------------------------
ZOMBIE_DIAMETER = 0.625
"""Tiles; five stand abreast in three tiles."""
SEPARATION = 0.25
"""Share of an overlap resolved each tick by each of the two."""
MAX_PUSH = 0.1875
"""Tiles one tick of crowding may move a zombie."""
CROWDED_SPEED = (1.0, 1.0, 1.0, 0.6, 0.15, 0.02, 0.01)
"""Share of its speed a zombie keeps when the tile ahead holds 0, 1, 2 … others; the last for more.

play: steeper than the prototype's (0.7, 0.25, 0.05): a packed hall overlaps by a tenth less.
"""
IDLE_SPEED = 0.22
SEARCH_SPEED = 0.55
SEEK_SPEED = 0.8
"""Factors on a kind's speed."""
WANDER_TICKS = 200
SEARCH_TICKS = 420
LOSE_TICKS = 150
"""A chaser that has not seen its prey this long goes to where it last knew it."""
SIGHT_CONE = 0.5
"""Cosine of half the angle of sight: 60° to either side."""
SIGHT_FEEL = 1.1
"""Tiles within which a zombie notices prey in its back."""
SIGHT_EVERY_TICKS = 6
"""Each zombie looks around this often."""
SIGHT_RADIUS = 14
"""Tiles: the farthest any zombie sees."""
SNEAK_SIGHT = 0.7
HAND_SIGHT = 0.5
DARK_SIGHT = 0.6
"""How much of its sight a zombie loses in the dark."""
GRAB_REACH = 0.85
GRAB_KEEP = 1.15
GRAB_TELEGRAPH_TICKS = 18
"""Crouch, eyes, groan: time to step away."""
GRAB_MISS_TICKS = 30
GRABBERS = 3
"""Zombies that can hold one body."""
ESCAPE_TICKS = 24
"""Held buttons free you in this time; mashing is quicker."""
ESCAPE_MASH_TICKS = 5
"""What one press is worth."""
INVULNERABLE_TICKS = 45
REEL_TICKS = 24
REEL_DECAY = 0.75
FLASH_TICKS = 2
BASH_HP_S = 3.0
"""What one zombie takes off a door each second."""
BASHERS = 6
"""Zombies that reach a door at once."""
BASH_EVENT_TICKS = 30
GLASS_HP = 20.0
DOOR_PATH_COST = 9
"""A zombie takes a detour shorter than this rather than break a door."""

SORT_TICKS = 256
"""How often zombies are moved in memory next to their neighbours."""
LOD_COUNT = 12_000
"""A larger horde is stepped exactly only near characters."""
LOD_TILES = 26
LOD_STRIPS = 3
FAR_PASSES = 3
"""Times a far crowd is separated in its turn, as it moves several ticks at once."""

# --- infection ----------------------------------------------------------------------------------
INFECTION_TICKS = {"story": 3600, "normal": 2700, "cruel": 1800}
COUGH_TICKS = 480
TURN_TICKS = 180
"""The convulsion before a turned body rises."""

# --- the hybrid ally ----------------------------------------------------------------------------
HUNGER_S = 0.15
HUNGER_HUMAN_S = 0.06
HUNGER_RANGE = 4.0
HUNGER_BLEED = 10.0
HUNGER_STRIKE = 2.0
HUNGER_HAND_S = 2.0
RATION_HUNGER = 20.0
BLOOD_PACK_HUNGER = 40.0
RESTRAINT_BASE = 60.0
BOND_FED_EARLY = 5.0
BOND_HELD = 10.0
BOND_SHOVED = 15.0
BOND_LEFT_BEHIND = 10.0
BOND_FRIEND = 1.5
"""Factor on all she grows to like, while Eun-ha is one of the people."""
CAMPFIRE_TILES = 6.0
"""Around a campfire nobody grows hungry and nobody is sent."""
CAMPFIRE_BOND_S = 2.0 / 60.0
LOSING_TICKS = 240
"""Four seconds too hungry beside a human, then a near-bite."""
NEAR_BITE_TICKS = 38
"""Shown in slow motion at a quarter of the speed: two and a half seconds to decide."""
NEAR_BITE_TILES = 3.0
NAME_BOND = 50.0
"""With this much bond her name is enough."""
NAME_HUNGER = 25.0
ARM_HP = 30.0
ARM_HUNGER = 10.0
PUSH_STAMINA = 40.0
PUSHED_TICKS = 1200
BITE_HUNGER = 40.0
BITE_GONE_TICKS = 1200
FERAL_TICKS = 1200
FERAL_REACH = 0.9
FERAL_GONE_TICKS = 1800
FERAL_HUNGER = 60.0
"""At most so hungry she comes to herself."""
STAGGER_TICKS = 90
STAGGER_TILES = 1.4
LEAVING_TICKS = 300
LEAVING_LEAST_TICKS = 30
"""Even unseen she takes half a second to be gone."""
RETURN_TICKS = 3600
"""Who was sent away comes back this long into the next level."""
RETURN_TILES = 12
RETURN_HUNGER = 20.0
RESTRAIN_HUNGER = 0.5
"""Factor on a person's own hunger while they hold themselves back."""
RESTRAIN_STAMINA_S = 10.0
OWN_HUNGER_PER_HP = 0.5
"""A hybrid steered by a person pays for blows in hunger."""
WRENCH_TICKS = 120
FLEE_TICKS = 300
FLEE_BOND = 10.0
FLEE_TILES = 12.0
"""Who flees from people runs until they are this far."""
PREY_TICKS = 360
RETREAT_TICKS = 1800
ALLY_SPEED = 4.4
ALLY_DAMAGE = 30.0
ALLY_REACH = 1.3
ALLY_HIT_TICKS = 40
ALLY_NEAR = 1.6
ALLY_FAR = 3.0
"""She follows between these distances."""
HOLD_TICKS = 3600
HOLD_TILES = 20.0
PULSE_TICKS = 480
PULSE_SHOWN_TICKS = 90
PULSE_TILES = 14.0
LISTEN_TILES = 24.0
LISTEN_TICKS = 120
LEAP_TILES = 4
"""The widest gap a hybrid leaps."""
LEAP_CROUCH_TICKS = 8
LEAP_TICKS_PER_TILE = 4
"""Three times as quick as she runs."""
LEAP_HEIGHT = 0.5
LEAP_HEIGHT_PER_TILE = 0.25
"""Tiles: how high a leap carries, and how much higher for each tile it spans."""
ROPE_TICKS = 300
ROPE_SPEED = 2.0
"""Hand over hand."""
ROPE_WAIT_TICKS = 180
"""Waiting this long at the edge of a gap, you need not ask a hybrid on the other side."""
ROPE_WAIT_TILES = 6.0
GO_REACH = 1.2
"""Tiles from where she was sent within which she fetches something, or takes to have arrived."""
NOISE_CALL = 12.0
CALL_TILES = 10.0
CALL_TICKS = 180
STUCK_HOP_TICKS = 90
STUCK_TICKS = 150
"""A hybrid who gets nowhere hops on, then finds a way nobody saw."""
STUCK_TILES = 0.4
"""Moving less than this is getting nowhere."""
WARN_TICKS = 600
WARN_TICKS_PER_HUNGER = 3.6
SPEECH_TICKS = 720

# --- director -----------------------------------------------------------------------------------
STRESS_PER_HP = 1.2
STRESS_PER_NEAR_S = 1.6
"""For each zombie within five tiles."""
STRESS_BITTEN = 35.0
STRESS_FALL_S = 3.0
STRESS_NEAR = 5.0
STRESS_PEAK = 70.0
BUILD_MIN_TICKS = 45 * TICKS_PER_S
BUILD_MAX_TICKS = 75 * TICKS_PER_S
RELAX_MIN_TICKS = 25 * TICKS_PER_S
RELAX_MAX_TICKS = 35 * TICKS_PER_S
PEAK_TICKS = 15 * TICKS_PER_S
PEAK_LEAD_TICKS = 10 * TICKS_PER_S
"""The peak is settled this long before it comes, so that the ally can warn."""
PEAK_BASE = 20
PEAK_PER_LEVEL = 6
BUILD_SPAWN_TICKS = 480
"""One wanders in this often at intensity 0.5, oftener at more.  play: 300 left no quiet minute."""
SPAWN_NEAR = 12
SPAWN_FAR = 34
DIFFICULTY_SPAWNS = {"story": 0.6, "normal": 1.0, "cruel": 1.4}
DIFFICULTY_DAMAGE = {"story": 0.6, "normal": 1.0, "cruel": 1.3}

# --- caps ---------------------------------------------------------------------------------------
MAX_BODIES = 20
"""Four people, those drawn, and hybrids who come along from one level to the next."""
MAX_ZOMBIES = 65_536
"""In the world at once; a level may ask for fewer (see its checker)."""
NOISE_SLOTS = 8
MARKER_SLOT = MAX_BODIES
"""Slot of the people's flow fields that leads to the ally's marker."""
FLAG_CHAIN = 16
"""Triggers that may set one another off in one tick."""


def digest() -> str:
    """Hash every number, as 16 hexadecimal digits."""
    named = [*globals().items(), *vars(tuning_others).items()]
    numbers = sorted((name, value) for name, value in named if name.isupper())
    return hashlib.blake2b(repr(numbers).encode(), digest_size=8).hexdigest()
