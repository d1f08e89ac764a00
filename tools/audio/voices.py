"""Throats: zombies and people, from a buzzing source through three gliding resonances.

The source is a sawtooth with a subharmonic (the fry of a ruined throat) and breath; the
resonances are the mouth. Zombies sit low, rough and open-mouthed; people higher and clean.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    times,
    wander,
)


@dataclass(frozen=True)
class Mouth:
    """Three resonances, each (first hz, last hz, q, gain), and how the throat behaves."""

    formants: tuple[tuple[float, float, float, float], ...]
    fry: float  # the subharmonic against the tone
    breath: float  # noise against the tone


def zombie_mouth(rng: np.random.Generator) -> Mouth:
    """Return a slack, open mouth that closes a little as the breath runs out."""
    first = (rng.uniform(430, 640), rng.uniform(300, 420), 7.0, 1.0)
    second = (rng.uniform(900, 1200), rng.uniform(750, 900), 9.0, 0.55)
    return Mouth((first, second, (2400.0, 2200.0, 8.0, 0.18)), fry=0.45, breath=0.28)


PERSON = Mouth(
    ((800.0, 650.0, 6.0, 1.0), (1250.0, 1150.0, 8.0, 0.6), (2700.0, 2600.0, 9.0, 0.3)), 0.06, 0.16
)


def sing(rng: np.random.Generator, pitch_hz: Samples, mouth: Mouth) -> Samples:
    """Return a throat at `pitch_hz` (one value a sample) through `mouth`, peak 1."""
    count = len(pitch_hz)
    shaky = pitch_hz * (1.0 + 0.02 * wander(count, rng, 40.0))
    source = 0.7 * saw(shaky) + mouth.fry * saw(shaky * 0.5) + mouth.breath * noise(count, rng)
    voice = np.zeros(count)
    for first_hz, last_hz, q, gain in mouth.formants:
        voice += gain * resonate(source, glide(count, first_hz, last_hz), q)
    return voice / np.abs(voice).max()


def groan(rng: np.random.Generator) -> Samples:
    """Return a zombie that has noticed nothing yet: low, rattling, a second or so."""
    length_s = rng.uniform(0.9, 1.5)
    t = times(length_s)
    shape = 1.0 + 0.25 * np.sin(np.pi * t / length_s) - 0.18 * t / length_s
    quiver = 1.0 + 0.03 * np.sin(2 * np.pi * rng.uniform(5, 8) * t)
    voice = sing(rng, rng.uniform(70, 115) * shape * quiver, zombie_mouth(rng))
    rattle = 1.0 - 0.35 * (saw(np.full(len(t), rng.uniform(18, 26))) > 0)
    return drive(voice, 1.4) * rattle * arch(len(t), 0.6)


def die(rng: np.random.Generator) -> Samples:
    """Return a zombie put down: the breath leaves it, then the body meets the floor."""
    t = times(1.05)
    count = len(t)
    pitch = glide(count, rng.uniform(125, 150), 95, 60, 42)
    sound = sing(rng, pitch, zombie_mouth(rng)) * decay(count, 0.02, 0.3)
    lay(sound, 0.55 * thud(0.35, 105, 44, 0.07), rng.uniform(0.58, 0.68))
    lay(sound, 0.25 * crack(rng, 0.1, 80, 1200), 0.63)
    return fade_ends(drive(sound, 1.5), 0.002, 0.06)


def rise(rng: np.random.Generator) -> Samples:
    """Return a body that turns: joints crack, the throat catches in spasms and climbs."""
    t = times(1.7)
    count = len(t)
    spasm = np.clip(
        0.35 + 0.65 * np.sin(2 * np.pi * np.cumsum(glide(count, 5, 8, 12)) / 44_100), 0, 1
    )
    voice = sing(rng, glide(count, 60, 75, 90, 165), zombie_mouth(rng))
    sound = voice * spasm * arch(count, 0.5) * glide(count, 0.4, 0.8, 1.0)
    for at_s in np.sort(rng.uniform(0.05, 1.3, 9)):
        lay(sound, rng.uniform(0.4, 0.9) * crack(rng, 0.03, 900, 5200), float(at_s))
    return fade_ends(drive(sound, 1.6), 0.002, 0.05)


def grab(rng: np.random.Generator) -> Samples:
    """Return hands closing on a jacket, and a growl at your ear."""
    t = times(0.45)
    sound = 0.6 * sing(rng, glide(len(t), 95, 130, 110), zombie_mouth(rng)) * arch(len(t), 0.8)
    lay(sound, 0.7 * rustle(rng, 0.22), 0.0)
    lay(sound, 0.6 * thud(0.2, 130, 70, 0.03), 0.01)
    return drive(sound, 1.6)


def hurt(rng: np.random.Generator) -> Samples:
    """Return a short cry: struck, not dying."""
    t = times(rng.uniform(0.3, 0.38))
    top = rng.uniform(215, 260)
    voice = sing(rng, glide(len(t), top * 0.85, top, top * 0.7), PERSON)
    return fade_ends(drive(voice, 1.3) * decay(len(t), 0.015, 0.11), 0.001, 0.03)


def cough(rng: np.random.Generator) -> Samples:
    """Return two coughs: breath bursting through a throat, the second weaker."""
    sound = np.zeros(len(times(0.62)))
    for at_s, gain in ((0.0, 1.0), (0.28, 0.7)):
        count = len(times(0.24))
        throat = resonate(noise(count, rng), glide(count, 900, 600), 3.0)
        throat += 0.6 * resonate(noise(count, rng), glide(count, 2100, 1600), 3.0)
        throat /= np.abs(throat).max()
        voiced = 0.35 * sing(rng, glide(count, 170, 110), PERSON)
        lay(sound, gain * (throat + voiced) * decay(count, 0.006, 0.05), at_s)
    return band(drive(sound, 1.5), 120, 6000)
