"""What belongs to hybrids: a hum when one loses herself, a scream, a call; ropes, leaps, a shot.

The hum and the near-bite are felt more than heard: they lie below everything else in the room, so
that they are noticed at once and never mistaken for a zombie.
"""

from __future__ import annotations

import numpy as np
from blows import crack, rustle, thud
from dsp import (
    RATE,
    Samples,
    arch,
    band,
    decay,
    drive,
    drop,
    fade_ends,
    glide,
    lay,
    noise,
    resonate,
    saw,
    sine,
    times,
)
from voices import PERSON, Mouth, sing, zombie_mouth

GIRL = Mouth(
    ((900.0, 760.0, 7.0, 1.0), (1500.0, 1350.0, 8.0, 0.7), (3000.0, 2800.0, 9.0, 0.35)), 0.02, 0.2
)


def hum(rng: np.random.Generator) -> Samples:
    """Return a low, beating hum with a breath drawn over it."""
    t = times(0.8)
    count = len(t)
    tone = sum(saw(np.full(count, 55.0 * ratio)) for ratio in (1.0, 1.013, 1.498))
    body = band(np.asarray(tone), 40, 320) * arch(count, 0.7)
    breath = resonate(noise(count, rng), glide(count, 500, 1900, 700), 2.5) * arch(count, 1.6)
    return drive(body + 0.8 * breath, 1.3)


def near_bite(rng: np.random.Generator) -> Samples:
    """Return time being held back: a deep drop, a gasp sucked in, a ring that hangs."""
    t = times(1.6)
    count = len(t)
    sound = 0.9 * sine(drop(t, 120, 38, 3.5)) * decay(count, 0.01, 0.5)
    gasp = resonate(noise(count, rng), glide(count, 700, 3600, 3900), 2.2)
    sound += 0.6 * gasp * np.minimum(t / 0.45, 1.0) ** 3 * (t < 0.45)
    ring = sum(np.sin(2 * np.pi * hz * t) for hz in (1480.0, 1567.0, 2093.0))
    sound += 0.16 * np.asarray(ring) * decay(count, 0.4, 0.35)
    return fade_ends(drive(sound, 1.5), 0.0, 0.2)


def feral(rng: np.random.Generator) -> Samples:
    """Return her scream, with something under it that is not her."""
    t = times(1.2)
    count = len(t)
    hers = sing(rng, glide(count, 420, 780, 720, 510), GIRL) * arch(count, 0.5)
    other = sing(rng, glide(count, 105, 160, 140, 80), zombie_mouth(rng)) * arch(count, 0.6)
    return fade_ends(drive(hers + 0.9 * other, 2.2), 0.004, 0.1)


def sob(rng: np.random.Generator) -> Samples:
    """Return two short sobs."""
    sound = np.zeros(len(times(1.0)))
    for at_s, top, gain in ((0.0, 430, 1.0), (0.36, 390, 0.8), (0.62, 340, 0.55)):
        count = len(times(0.26))
        lay(sound, gain * sing(rng, glide(count, top, top * 0.7), GIRL) * arch(count, 0.8), at_s)
    return fade_ends(drive(sound, 1.1), 0.002, 0.05)


def scream(rng: np.random.Generator) -> Samples:
    """Return somebody running who screams."""
    t = times(0.9)
    voice = sing(rng, glide(len(t), 380, 690, 640, 420), PERSON)
    return fade_ends(drive(voice, 1.8) * arch(len(t), 0.45), 0.003, 0.08)


def call(rng: np.random.Generator) -> Samples:
    """Return a call across a yard, two notes."""
    sound = np.zeros(len(times(1.1)))
    for at_s, length_s, low, high in ((0.0, 0.3, 400, 520), (0.36, 0.66, 560, 470)):
        count = len(times(length_s))
        lay(sound, sing(rng, glide(count, low, high, high), GIRL) * arch(count, 0.4), at_s)
    return fade_ends(drive(sound, 1.3), 0.002, 0.08)


def leap(rng: np.random.Generator) -> Samples:
    """Return soles leaving the floor, and cloth in the wind."""
    t = times(0.5)
    count = len(t)
    sound = resonate(noise(count, rng), glide(count, 350, 1500, 900), 1.8) * arch(count, 1.4)
    lay(sound, 0.8 * thud(0.14, 150, 75, 0.03), 0.0)
    lay(sound, 0.5 * rustle(rng, 0.3), 0.08)
    return drive(sound, 1.2)


def rope(rng: np.random.Generator) -> Samples:
    """Return a rope thrown, caught and drawn tight: it creaks."""
    sound = np.zeros(len(times(1.1)))
    lay(sound, 0.7 * rustle(rng, 0.25), 0.0)
    lay(sound, 0.8 * thud(0.15, 210, 120, 0.03), 0.26)
    for number, at_s in enumerate(np.linspace(0.4, 0.95, 9)):
        lay(sound, (0.35 + 0.07 * number) * crack(rng, 0.04, 400 + 60 * number, 2600), float(at_s))
    return fade_ends(drive(sound, 1.3), 0.002, 0.05)


def bang(rng: np.random.Generator) -> Samples:
    """Return a rifle shot between buildings: a crack, a body, two walls that answer."""
    t = times(1.1)
    count = len(t)
    shot = band(noise(count, rng), 80, 9000) * decay(count, 0.0008, 0.035)
    shot += 0.9 * sine(drop(t, 190, 48, 26)) * decay(count, 0.001, 0.09)
    sound = shot.copy()
    for at_s, gain, high_hz in ((0.11, 0.3, 2600), (0.27, 0.18, 1500)):
        echo = band(shot, 60, high_hz)
        lay(sound, gain * echo[: count - int(at_s * RATE)], at_s)
    sound += 0.06 * band(noise(count, rng), 60, 900) * decay(count, 0.02, 0.3)
    return fade_ends(drive(sound, 2.6), 0.0, 0.15)


def hand(rng: np.random.Generator) -> Samples:
    """Return one hand taking another: skin, a sleeve."""
    sound = np.zeros(len(times(0.28)))
    lay(sound, 0.6 * thud(0.1, 170, 110, 0.02), 0.02)
    lay(sound, 0.8 * rustle(rng, 0.2), 0.05)
    return drive(sound, 1.0)


def join(_rng: np.random.Generator) -> Samples:
    """Return somebody coming back: three low notes that open."""
    sound = np.zeros(len(times(1.2)))
    for at_s, hz in ((0.0, 146.83), (0.16, 220.0), (0.32, 293.66)):
        t = times(0.8)
        tone = np.sin(2 * np.pi * hz * t) + 0.3 * np.sin(4 * np.pi * hz * t)
        lay(sound, tone * decay(len(t), 0.02, 0.28), at_s)
    return fade_ends(drive(sound, 1.1), 0.0, 0.1)
