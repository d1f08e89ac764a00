"""The school itself: sliding classroom doors, glass, desks, a phone on the floor.

Hard things ring in a handful of modes; rolling and scraping are noise or a ragged sawtooth
through the modes of what is moved. Breaking is many small cracks, thinning out.
"""

from __future__ import annotations

import numpy as np
from blows import crack, rustle, thud
from dsp import (
    Samples,
    arch,
    band,
    decay,
    drive,
    fade_ends,
    glide,
    lay,
    noise,
    resonate,
    saw,
    sine,
    times,
    wander,
)


def ring(modes_hz: tuple[float, ...], length_s: float, fall_s: float) -> Samples:
    """Return a struck solid: its modes together, the high ones dying first."""
    t = times(length_s)
    sound = np.zeros(len(t))
    for order, hz in enumerate(modes_hz):
        fall = fall_s / (1.0 + 0.5 * order)
        sound += np.sin(2 * np.pi * hz * t + order) * decay(len(t), 0.001, fall)
    return sound / len(modes_hz)


def rolling(rng: np.random.Generator, length_s: float) -> Samples:
    """Return a sliding door on its rail: a rumble with the beat of the rollers in it."""
    t = times(length_s)
    rollers = 0.6 + 0.4 * np.sin(2 * np.pi * np.cumsum(glide(len(t), 16, 34, 22)) / 44_100)
    rail = band(noise(len(t), rng), 130, 1100) * rollers * arch(len(t), 0.8)
    return rail / np.abs(rail).max()


def clack(rng: np.random.Generator, weight: float) -> Samples:
    """Return a door meeting its frame: a knock of wood and a small rattle of glass."""
    sound = weight * thud(0.22, 190, 92, 0.03)
    lay(sound, 0.8 * crack(rng, 0.07, 250, 3200), 0.0)
    lay(sound, 0.3 * ring((610, 1430, 2280), 0.2, 0.03), 0.004)
    return sound


def door_open(rng: np.random.Generator) -> Samples:
    """Return a sliding door pushed open: a latch, the rail, a soft stop."""
    sound = np.zeros(len(times(0.72)))
    lay(sound, 0.5 * crack(rng, 0.03, 1200, 5000), 0.0)
    lay(sound, 0.6 * rolling(rng, 0.46), 0.04)
    lay(sound, 0.5 * clack(rng, 0.5), 0.47)
    return sound


def door_close(rng: np.random.Generator) -> Samples:
    """Return a sliding door drawn shut with care: the rail, then the frame."""
    sound = np.zeros(len(times(0.7)))
    lay(sound, 0.55 * rolling(rng, 0.4), 0.0)
    lay(sound, clack(rng, 0.9), 0.38)
    return sound


def door_slam(rng: np.random.Generator) -> Samples:
    """Return a door thrown shut: the whole wall answers."""
    sound = thud(0.9, 150, 54, 0.11)
    lay(sound, 1.3 * crack(rng, 0.16, 100, 5000), 0.0)
    lay(sound, 0.7 * ring((213, 347, 489, 731), 0.6, 0.12), 0.0)
    return drive(sound, 2.2)


def door_bash(rng: np.random.Generator) -> Samples:
    """Return a body thrown at a shut door: the panel booms, the frame rattles."""
    panel = tuple(hz * rng.uniform(0.95, 1.05) for hz in (118.0, 196.0, 287.0, 412.0))
    sound = thud(0.55, rng.uniform(125, 150), 60, 0.06)
    lay(sound, 0.9 * ring(panel, 0.5, 0.1), 0.0)
    lay(sound, 0.7 * crack(rng, 0.1, 120, 2400), 0.0)
    for at_s in (0.07, 0.11, 0.16):
        lay(sound, rng.uniform(0.12, 0.25) * crack(rng, 0.03, 700, 3600), at_s)
    return drive(sound, 1.9)


def splinters(rng: np.random.Generator, sound: Samples, count: int) -> None:
    """Lay `count` small cracks of wood over `sound`, in place, dense first and then thinning."""
    for at_s in np.minimum(rng.exponential(0.2, count), len(sound) / 44_100 - 0.1):
        gain = rng.uniform(0.1, 0.55) * np.exp(-2.0 * at_s)
        lay(sound, gain * crack(rng, rng.uniform(0.015, 0.05), 700, 5400), float(at_s))


def door_break(rng: np.random.Generator) -> Samples:
    """Return a door giving way: the blow, splinters, the panel on the floor."""
    sound = thud(1.3, 160, 50, 0.1)
    lay(sound, 1.2 * crack(rng, 0.2, 150, 4800), 0.0)
    splinters(rng, sound, 34)
    lay(sound, 0.8 * thud(0.4, 120, 56, 0.06), 0.42)
    lay(sound, 0.5 * ring((164, 268, 391), 0.4, 0.09), 0.42)
    return fade_ends(drive(sound, 2.0), 0.0, 0.1)


def glass(rng: np.random.Generator) -> Samples:
    """Return a window breaking: a burst, then seventy shards, each with a note of its own."""
    t = times(1.3)
    sound = 1.2 * band(noise(len(t), rng), 2800, 10_000) * decay(len(t), 0.001, 0.026)
    for at_s in rng.exponential(0.16, 70):
        if at_s < 1.25:
            shard = ring((rng.uniform(2200, 9500),), 0.2, 1.0 / rng.uniform(25, 90))
            lay(sound, rng.uniform(0.05, 0.3) * shard, float(at_s))
    return fade_ends(sound, 0.0, 0.05)


def push(rng: np.random.Generator) -> Samples:
    """Return a desk scraped over the floor: its feet stick and slip, its frame hums."""
    count = len(times(rng.uniform(0.5, 0.62)))
    slip = saw(rng.uniform(72, 96) * (1.0 + 0.22 * wander(count, rng, 26.0)))
    source = slip + 0.5 * noise(count, rng)
    sound = np.zeros(count)
    for hz, q, gain in ((330.0, 5.0, 1.0), (880.0, 7.0, 0.7), (2250.0, 9.0, 0.35)):
        sound += gain * resonate(source, glide(count, hz * 0.95, hz * 1.08), q)
    return sound * arch(count, 0.6) * (1.0 + 0.3 * wander(count, rng, 14.0))


def desk_break(rng: np.random.Generator) -> Samples:
    """Return a desk coming apart: a board snaps, steel legs ring on the tiles."""
    sound = thud(1.0, 170, 66, 0.06)
    lay(sound, 1.1 * crack(rng, 0.12, 300, 5200), 0.0)
    splinters(rng, sound, 16)
    for at_s, gain in ((0.09, 0.7), (0.27, 0.5), (0.4, 0.3)):
        lay(sound, gain * ring((433, 1127, 1871, 2960), 0.5, 0.11), at_s)
    return fade_ends(drive(sound, 1.8), 0.0, 0.08)


def phone_ring(_rng: np.random.Generator) -> Samples:
    """Return one turn of a ringtone: twice a four-note figure over the buzz of the motor.

    Exactly 2 s, silent at both ends, so turns follow one another without a seam.
    """
    sound = np.zeros(len(times(2.0)))
    for turn_s in (0.02, 0.62):
        for order, hz in enumerate((1318.5, 1568.0, 1318.5, 1975.5)):
            lay(sound, 0.6 * ring((hz, 2 * hz, 3.01 * hz), 0.24, 0.06), turn_s + 0.12 * order)
        buzz = saw(np.full(len(times(0.46)), 158.0)) * arch(len(times(0.46)), 0.3)
        lay(sound, 0.16 * band(buzz, 120, 1400), turn_s)
    return sound


def pick(rng: np.random.Generator) -> Samples:
    """Return something pocketed: a rustle and two rising notes to say that it counts."""
    sound = np.zeros(len(times(0.3)))
    lay(sound, 0.35 * rustle(rng, 0.14), 0.0)
    for at_s, hz in ((0.03, 880.0), (0.1, 1318.5)):
        note = sine(np.full(len(times(0.18)), hz)) * decay(len(times(0.18)), 0.004, 0.045)
        lay(sound, 0.5 * note, at_s)
    return sound
