"""Bodies against air, floors and each other: everything quick and without a voice.

Most are a falling low sine (the weight) under a short burst of filtered noise (the surface);
what differs is how fast, how low and how bright. Whooshes are noise through a moving resonance.
"""

from __future__ import annotations

import numpy as np
from dsp import (
    Samples,
    arch,
    band,
    decay,
    drive,
    drop,
    glide,
    lay,
    noise,
    resonate,
    sine,
    times,
    wander,
)


def thud(length_s: float, from_hz: float, to_hz: float, fall_s: float) -> Samples:
    """Return the weight of a blow: a sine that drops quickly and dies in `fall_s`."""
    t = times(length_s)
    return sine(drop(t, from_hz, to_hz, 36.0)) * decay(len(t), 0.001, fall_s)


def crack(rng: np.random.Generator, length_s: float, low_hz: float, high_hz: float) -> Samples:
    """Return a burst of noise in a band, gone after `length_s`."""
    count = len(times(length_s))
    burst = band(noise(count, rng), low_hz, high_hz) * decay(count, 0.001, length_s / 5.0)
    return burst / np.abs(burst).max()


def hit(rng: np.random.Generator) -> Samples:
    """Return a weapon landing: heavy, short, with a bright edge."""
    sound = thud(0.3, rng.uniform(190, 240), rng.uniform(46, 56), 0.045)
    lay(sound, 0.8 * crack(rng, 0.1, 300, rng.uniform(3600, 5200)), 0.0)
    return drive(sound, 2.2)


def swing(rng: np.random.Generator) -> Samples:
    """Return a weapon through air: noise whose colour rises and falls with its speed."""
    count = len(times(rng.uniform(0.2, 0.26)))
    top = rng.uniform(1800, 2500)
    return resonate(noise(count, rng), glide(count, 420, top, 600), 5.0) * arch(count, 2.0)


def shove(rng: np.random.Generator) -> Samples:
    """Return two hands and a jacket: a dull push and a rustle after it."""
    sound = thud(0.34, rng.uniform(120, 150), 62, 0.05)
    lay(sound, 0.7 * crack(rng, 0.14, 140, 1500), 0.0)
    lay(sound, 0.25 * rustle(rng, 0.2), 0.08)
    return drive(sound, 1.6)


def throw(rng: np.random.Generator) -> Samples:
    """Return something leaving the hand: a lighter whoosh that flies off upwards."""
    count = len(times(0.32))
    return resonate(noise(count, rng), glide(count, 450, 900, 1700, 2300), 4.0) * arch(count, 1.4)


def thump(rng: np.random.Generator) -> Samples:
    """Return a landing: all weight, hardly any edge."""
    sound = thud(0.4, 110, 42, 0.085)
    lay(sound, 0.8 * crack(rng, 0.16, 60, 1100), 0.0)
    return drive(sound, 2.6)


def footfall(rng: np.random.Generator, high_hz: float, weight: float) -> Samples:
    """Return heel, then toe: two small knocks a few hundredths of a second apart."""
    sound = weight * thud(0.18, rng.uniform(130, 165), 68, 0.014)
    lay(sound, crack(rng, 0.1, 90, high_hz), 0.0)
    lay(sound, 0.45 * crack(rng, 0.09, 120, high_hz * 1.3), rng.uniform(0.032, 0.048))
    return sound


def step(rng: np.random.Generator) -> Samples:
    """Return a shoe on a school corridor's hard floor."""
    return footfall(rng, rng.uniform(2400, 3000), 0.6)


def step_soft(rng: np.random.Generator) -> Samples:
    """Return a sneaking step: the same shoe, set down slowly."""
    return footfall(rng, rng.uniform(650, 850), 0.35)


def rustle(rng: np.random.Generator, length_s: float) -> Samples:
    """Return cloth moving: bright noise in uneven grains."""
    count = len(times(length_s))
    grains = np.abs(wander(count, rng, 140.0)) ** 1.5
    cloth = band(noise(count, rng) * grains, 1400, 7500) * arch(count, 0.7)
    return cloth / np.abs(cloth).max()


def bandage(rng: np.random.Generator) -> Samples:
    """Return a bandage wound on: one tear, then three wraps, each shorter."""
    sound = np.zeros(len(times(1.1)))
    for at_s, length_s, gain in (
        (0.0, 0.3, 1.0),
        (0.36, 0.24, 0.6),
        (0.62, 0.2, 0.7),
        (0.86, 0.2, 0.5),
    ):
        lay(sound, gain * rustle(rng, length_s), at_s)
    return sound


def bite(rng: np.random.Generator) -> Samples:
    """Return teeth: three crunches over something wet."""
    count = len(times(0.42))
    gnaw = 0.5 + 0.5 * np.sin(2 * np.pi * 31.0 * times(0.42))
    sound = 0.9 * band(noise(count, rng), 180, 900) * decay(count, 0.02, 0.07) * gnaw
    for at_s, gain in ((0.0, 1.0), (rng.uniform(0.05, 0.07), 0.7), (rng.uniform(0.13, 0.16), 0.9)):
        lay(sound, gain * crack(rng, 0.06, 600, 3800), at_s)
    return drive(sound, 2.0)


def heartbeat(rng: np.random.Generator) -> Samples:
    """Return one heartbeat, lub and dub, and the pause after it."""
    sound = np.zeros(len(times(0.9)))
    breath = band(noise(len(sound), rng), 40, 120) * 0.02
    for at_s, gain in ((0.0, 1.0), (0.26, 0.7)):
        lay(sound, gain * thud(0.3, 78, 44, 0.045), at_s)
        lay(sound, 0.5 * gain * thud(0.2, 170, 92, 0.03), at_s)
    return drive(sound + breath * arch(len(sound)), 3.2)  # pressed: small speakers hear harmonics
