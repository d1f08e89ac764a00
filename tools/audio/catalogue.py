"""Which sounds there are, how many variants of each, and how loud: the order of a rebuild.

Loudness follows what a sound means in play: a blow or breaking glass must cut through, a step
must only be there, and what comes in crowds (groans) stays low because it adds up. Each variant
draws from a random stream of its own, named by the sound and its number, so that adding a
sound or a variant changes none of the others.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import blows
import hers
import numpy as np
import room
import signals
import voices
from dsp import Samples
from loudness import at_loudness

Synth = Callable[[np.random.Generator], Samples]

LOUDEST_PEAK = 0.9  # leaves Vorbis room to overshoot without clipping


@dataclass(frozen=True)
class Recipe:
    """One sound: how to make it, at which loudness (LUFS), in how many variants."""

    synth: Synth
    lufs: float
    variants: int = 1


RECIPES: dict[str, Recipe] = {
    "hit": Recipe(blows.hit, -24.0, 3),
    "swing": Recipe(blows.swing, -28.0, 3),
    "shove": Recipe(blows.shove, -27.0, 2),
    "throw": Recipe(blows.throw, -30.0),
    "thump": Recipe(blows.thump, -29.0),
    "step": Recipe(blows.step, -38.0, 4),
    "step_soft": Recipe(blows.step_soft, -43.0, 2),
    "bite": Recipe(blows.bite, -26.0, 2),
    "bandage": Recipe(blows.bandage, -34.0),
    "heartbeat": Recipe(blows.heartbeat, -29.0),
    "groan": Recipe(voices.groan, -32.0, 6),
    "die": Recipe(voices.die, -28.0, 3),
    "rise": Recipe(voices.rise, -27.0),
    "grab": Recipe(voices.grab, -27.0, 2),
    "hurt": Recipe(voices.hurt, -27.0, 2),
    "cough": Recipe(voices.cough, -28.0),
    "door_open": Recipe(room.door_open, -32.0),
    "door_close": Recipe(room.door_close, -31.0),
    "door_slam": Recipe(room.door_slam, -24.0),
    "door_bash": Recipe(room.door_bash, -26.0, 3),
    "door_break": Recipe(room.door_break, -23.0),
    "glass": Recipe(room.glass, -24.0),
    "push": Recipe(room.push, -29.0, 2),
    "desk_break": Recipe(room.desk_break, -24.0),
    "phone_ring": Recipe(room.phone_ring, -27.0),
    "pick": Recipe(room.pick, -32.0),
    "hum": Recipe(hers.hum, -29.0),
    "near_bite": Recipe(hers.near_bite, -23.0),
    "feral": Recipe(hers.feral, -24.0),
    "sob": Recipe(hers.sob, -31.0),
    "scream": Recipe(hers.scream, -26.0),
    "call": Recipe(hers.call, -27.0),
    "leap": Recipe(hers.leap, -29.0),
    "rope": Recipe(hers.rope, -29.0),
    "bang": Recipe(hers.bang, -24.0, 2),
    "hand": Recipe(hers.hand, -33.0),
    "join": Recipe(hers.join, -27.0),
    "ui_move": Recipe(signals.ui_move, -36.0),
    "ui_ok": Recipe(signals.ui_ok, -31.0),
    "ui_back": Recipe(signals.ui_back, -32.0),
    "warn": Recipe(signals.warn, -25.0),
    "win": Recipe(signals.win, -24.0),
    "lose": Recipe(signals.lose, -24.0),
}


def file_stems(name: str) -> list[str]:
    """Return the file names, without suffix, of every variant of a sound."""
    variants = RECIPES[name].variants
    return [name] if variants == 1 else [f"{name}_{number}" for number in range(variants)]


def synthesise() -> Iterator[tuple[str, Samples]]:
    """Yield (file stem, samples at their loudness) for every variant of every sound.

    Raises ValueError if a sound cannot be that loud without clipping.
    """
    for name, recipe in RECIPES.items():
        for number, stem in enumerate(file_stems(name)):
            rng = np.random.Generator(np.random.PCG64([zlib.crc32(name.encode()), number]))
            sound = at_loudness(recipe.synth(rng), recipe.lufs)
            peak = float(np.abs(sound).max())
            if peak > LOUDEST_PEAK:
                raise ValueError(
                    f"{stem}: peak {peak:.2f} at {recipe.lufs} LUFS would clip;"
                    " lower its loudness in catalogue.py or make it denser"
                )
            yield stem, sound
