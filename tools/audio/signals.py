"""Sounds that nobody in the school hears: menus, the ally's warning, the end of a run.

All are notes, so that they never pass for something in the room. The scale is D minor, the key
that the music keeps to; victory alone turns it to major.
"""

from __future__ import annotations

import numpy as np
from dsp import (
    Samples,
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
)

D3, A3, D4, F4, F_SHARP4, A4 = 146.83, 220.0, 293.66, 349.23, 369.99, 440.0
BB5, E6 = 932.33, 1318.51


def blip(hz: float, length_s: float) -> Samples:
    """Return a soft menu note: a sine with a little of its third harmonic."""
    t = times(length_s)
    tone = np.sin(2 * np.pi * hz * t) + 0.2 * np.sin(6 * np.pi * hz * t)
    return tone * decay(len(t), 0.003, length_s / 3.5)


def bell(hz: float, length_s: float, fall_s: float) -> Samples:
    """Return a glassy note: partials a little out of tune with each other."""
    t = times(length_s)
    sound = np.zeros(len(t))
    for ratio, gain in ((1.0, 1.0), (2.01, 0.5), (2.98, 0.3), (4.2, 0.15)):
        sound += gain * np.sin(2 * np.pi * hz * ratio * t) * decay(len(t), 0.002, fall_s / ratio)
    return sound


def pad(hz: float, length_s: float, bright_hz: float) -> Samples:
    """Return a slow chord tone: three detuned sawtooths under a low-pass."""
    count = len(times(length_s))
    voices = sum(saw(np.full(count, hz * detune)) for detune in (0.996, 1.0, 1.004))
    return band(np.asarray(voices), 0.0, bright_hz) / 3.0


def ui_move(_rng: np.random.Generator) -> Samples:
    """Return the cursor moving: barely there."""
    return blip(A4 * 1.5, 0.07)


def ui_ok(_rng: np.random.Generator) -> Samples:
    """Return a choice made: up a fifth."""
    sound = np.zeros(len(times(0.24)))
    lay(sound, blip(D4 * 2, 0.12), 0.0)
    lay(sound, blip(A4 * 2, 0.17), 0.06)
    return sound


def ui_back(_rng: np.random.Generator) -> Samples:
    """Return a step back: down a fourth."""
    sound = np.zeros(len(times(0.22)))
    lay(sound, blip(D4 * 2, 0.1), 0.0)
    lay(sound, blip(A4, 0.15), 0.055)
    return sound


def warn(rng: np.random.Generator) -> Samples:
    """Return the ally's warning: a drawn breath, then two glassy notes a tritone apart."""
    sound = np.zeros(len(times(0.95)))
    breath = resonate(noise(len(times(0.16)), rng), glide(len(times(0.16)), 900, 4200), 2.0)
    lay(sound, 0.7 * breath * np.linspace(0.0, 1.0, len(breath)) ** 2, 0.0)
    lay(sound, bell(E6, 0.5, 0.14), 0.15)
    lay(sound, bell(BB5, 0.66, 0.2), 0.28)
    return fade_ends(drive(sound, 1.3), 0.0, 0.05)


def win(_rng: np.random.Generator) -> Samples:
    """Return the way out: a D major arpeggio that opens over a held chord."""
    sound = np.zeros(len(times(2.6)))
    for at_s, hz in ((0.0, D4), (0.14, F_SHARP4), (0.28, A4), (0.42, D4 * 2), (0.7, F_SHARP4 * 2)):
        lay(sound, 0.5 * bell(hz, 1.8, 0.5), at_s)
    for hz in (D3, A3, F_SHARP4):
        lay(sound, pad(hz, 2.3, 1600) * decay(len(times(2.3)), 0.4, 0.9), 0.3)
    return fade_ends(drive(sound, 1.2), 0.0, 0.3)


def lose(rng: np.random.Generator) -> Samples:
    """Return the end: three falling notes into a low, sour cluster."""
    sound = np.zeros(len(times(2.8)))
    for at_s, hz in ((0.0, A4), (0.26, F4), (0.52, D4)):
        lay(sound, 0.45 * bell(hz, 1.2, 0.35), at_s)
    t = times(2.0)
    for hz in (D3 / 2, D3 / 2 * 1.0595, D3):
        lay(sound, 0.9 * pad(hz, 2.0, 700) * decay(len(t), 0.05, 0.7), 0.74)
    boom = sine(np.full(len(t), 46.0)) * decay(len(t), 0.004, 0.35)
    air = band(noise(len(t), rng), 60, 400) * decay(len(t), 0.05, 0.5)
    lay(sound, 0.8 * boom + 0.2 * air, 0.74)
    return fade_ends(drive(sound, 1.4), 0.0, 0.3)
