"""The workbench: the few operations every sound is made of.

A sound is a float array at ``RATE`` samples a second, nominally within ±1. All filters work on
the whole sound at once by FFT, since nothing here runs while the game does; that keeps the tool
to numpy alone and a complete rebuild to a few seconds. Randomness always comes from a generator
that the caller passes in, so that one seed gives one sound.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

RATE = 44_100  # samples a second
FRAME = 1024  # samples in one window of the moving filter (23 ms: short enough to glide)
HOP = FRAME // 4


def times(length_s: float) -> Samples:
    """Return the time in seconds of every sample of a sound `length_s` long."""
    return np.arange(int(length_s * RATE)) / RATE


def noise(count: int, rng: np.random.Generator) -> Samples:
    """Return `count` samples of white noise within ±1."""
    return rng.uniform(-1.0, 1.0, count)


def wander(count: int, rng: np.random.Generator, rate_hz: float) -> Samples:
    """Return a smooth random curve of unit variance that turns about `rate_hz` times a second."""
    knots = max(int(count / RATE * rate_hz) + 2, 3)
    return np.interp(np.linspace(0, knots - 1, count), np.arange(knots), rng.normal(size=knots))


def decay(count: int, attack_s: float, fall_s: float) -> Samples:
    """Return an envelope that rises in `attack_s`, then falls by e every `fall_s`."""
    t = np.arange(count) / RATE
    rise = np.minimum(1.0, t / attack_s)
    return fade_ends(rise * np.exp(-np.maximum(0.0, t - attack_s) / fall_s), 0.0, 0.005)


def arch(count: int, power: float = 1.0) -> Samples:
    """Return a half-sine envelope raised to `power`: silent at both ends."""
    return np.sin(np.pi * (np.arange(count) + 0.5) / count) ** power


def fade_ends(sound: Samples, in_s: float, out_s: float) -> Samples:
    """Return `sound` with linear fades at its start and end, against clicks."""
    faded = sound.copy()
    rise, fall = int(in_s * RATE), min(int(out_s * RATE), len(sound))
    if rise:
        faded[:rise] *= np.linspace(0.0, 1.0, rise)
    if fall:
        faded[-fall:] *= np.linspace(1.0, 0.0, fall)
    return faded


def sine(hz: Samples) -> Samples:
    """Return a sine whose frequency follows `hz`, one value a sample."""
    return np.sin(2.0 * np.pi * np.cumsum(hz) / RATE)


def saw(hz: Samples) -> Samples:
    """Return a sawtooth whose frequency follows `hz`; its aliases hide in what it is used for."""
    return 2.0 * ((np.cumsum(hz) / RATE) % 1.0) - 1.0


def drop(t: Samples, from_hz: float, to_hz: float, per_s: float) -> Samples:
    """Return a frequency that falls from `from_hz` to `to_hz`, by e every 1 / `per_s` seconds."""
    return to_hz + (from_hz - to_hz) * np.exp(-t * per_s)


def band(sound: Samples, low_hz: float, high_hz: float) -> Samples:
    """Return what of `sound` lies between two frequencies, with 24 dB/octave edges."""
    hz = np.fft.rfftfreq(len(sound), 1.0 / RATE) + 1e-9
    gain = 1.0 / (1.0 + (hz / high_hz) ** 8) ** 0.5
    if low_hz > 0.0:
        gain = gain / (1.0 + (low_hz / hz) ** 8) ** 0.5
    return np.fft.irfft(np.fft.rfft(sound) * gain, len(sound))


def resonate(sound: Samples, centre_hz: Samples, q: float) -> Samples:
    """Return `sound` through a resonance whose centre moves: formants, whooshes, creaks.

    `centre_hz` holds one frequency a sample. Overlapping windows are each multiplied by the
    response of a band-pass at their own centre and added up again.
    """
    count = len(sound)
    starts = np.arange(0, count + FRAME, HOP) - FRAME
    padded = np.concatenate([np.zeros(FRAME), sound, np.zeros(2 * FRAME)])
    window = np.hanning(FRAME + 1)[:-1]
    index = starts[:, None] + FRAME + np.arange(FRAME)
    centre = centre_hz[np.clip(starts + FRAME // 2, 0, count - 1)][:, None]
    hz = np.fft.rfftfreq(FRAME, 1.0 / RATE)[None, :] + 1e-9
    gain = 1.0 / np.sqrt(1.0 + (q * (hz / centre - centre / hz)) ** 2)
    frames = np.fft.irfft(np.fft.rfft(padded[index] * window, axis=1) * gain, FRAME, axis=1)
    out = np.zeros(len(padded))
    np.add.at(out, index, frames * window)
    return out[FRAME : FRAME + count] / 1.5  # four overlapped squared Hann windows sum to 1.5


def glide(count: int, *stops_hz: float) -> Samples:
    """Return a curve of `count` values through `stops_hz`, evenly spaced in time."""
    return np.interp(np.linspace(0, len(stops_hz) - 1, count), np.arange(len(stops_hz)), stops_hz)


def lay(canvas: Samples, sound: Samples, at_s: float) -> None:
    """Add `sound` into `canvas` from `at_s` on, in place; what hangs over the end is cut."""
    start = int(at_s * RATE)
    room = canvas[start : start + len(sound)]
    room += sound[: len(room)]


def drive(sound: Samples, amount: float) -> Samples:
    """Return `sound` brought to a peak of `amount` and pressed softly back under 1."""
    return np.tanh(sound * (amount / max(float(np.abs(sound).max()), 1e-9)))
