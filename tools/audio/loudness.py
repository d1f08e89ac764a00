"""How loud a sound is to an ear: ITU-R BS.1770-4 integrated loudness, in LUFS.

Peaks say nothing about loudness, so effects are brought to a target by this measure. The two
K-weighting filters (a head's high shelf, then a high-pass) are applied by FFT on the sound with
silence behind it. Effects shorter than one 400 ms block are measured as if silence filled the
block, so a short sound may be loud without outshouting the rest.
"""

from __future__ import annotations

import numpy as np
from dsp import RATE, Samples

BLOCK = int(0.4 * RATE)
BLOCK_STEP = BLOCK // 4
ABSOLUTE_GATE = -70.0  # LUFS: quieter blocks are silence
RELATIVE_GATE = -10.0  # LU below the mean of the blocks that passed
OFFSET = -0.691  # BS.1770: makes a 997 Hz full-scale sine measure -3.01

Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]


def high_shelf() -> Biquad:
    """Return the first K-weighting stage for `RATE` (numerator, denominator)."""
    k = np.tan(np.pi * 1681.9744509555319 / RATE)
    q, high = 0.7071752369554193, 10.0 ** (3.99984385397 / 20.0)
    middle = high**0.499666774155
    scale = 1.0 + k / q + k * k
    top = (high + middle * k / q + k * k, 2.0 * (k * k - high), high - middle * k / q + k * k)
    return (top[0] / scale, top[1] / scale, top[2] / scale), poles(k, q)


def high_pass() -> Biquad:
    """Return the second K-weighting stage for `RATE` (numerator, denominator)."""
    k = np.tan(np.pi * 38.13547087613982 / RATE)
    return (1.0, -2.0, 1.0), poles(k, 0.5003270373253953)


def poles(k: float, q: float) -> tuple[float, float, float]:
    """Return the normalised denominator that both stages share the shape of."""
    scale = 1.0 + k / q + k * k
    return 1.0, 2.0 * (k * k - 1.0) / scale, (1.0 - k / q + k * k) / scale


def k_weighted(sound: Samples) -> Samples:
    """Return `sound` as BS.1770 weighs it."""
    padded = np.concatenate([sound, np.zeros(RATE // 2)])
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(len(padded)))
    gain = np.ones(len(turn), dtype=complex)
    for top, bottom in (high_shelf(), high_pass()):
        gain *= np.polyval(top[::-1], turn) / np.polyval(bottom[::-1], turn)
    return np.fft.irfft(np.fft.rfft(padded) * gain, len(padded))[: len(sound)]


def lufs(sound: Samples) -> float:
    """Return the integrated loudness of a mono sound, -inf for silence."""
    weighted = k_weighted(sound)
    if len(weighted) < BLOCK:
        weighted = np.concatenate([weighted, np.zeros(BLOCK - len(weighted))])
    starts = np.arange(0, len(weighted) - BLOCK + 1, BLOCK_STEP)
    energy = np.array([np.mean(weighted[s : s + BLOCK] ** 2) for s in starts])
    heard = energy[in_lufs(energy) > ABSOLUTE_GATE]
    if len(heard) == 0:
        return float("-inf")
    floor = in_lufs(np.mean(heard)) + RELATIVE_GATE
    return float(in_lufs(np.mean(heard[in_lufs(heard) > floor])))


def in_lufs(energy: Samples | np.floating) -> Samples:
    """Return mean-square energy as loudness."""
    return OFFSET + 10.0 * np.log10(np.maximum(energy, 1e-20))


def at_loudness(sound: Samples, target_lufs: float) -> Samples:
    """Return `sound` scaled to `target_lufs`."""
    return sound * 10.0 ** ((target_lufs - lufs(sound)) / 20.0)
