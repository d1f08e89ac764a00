"""Rebuild assets/sounds/ from the scripts beside this one, or check that they agree.

    python tools/audio/build.py            write every sound, print what each is like
    python tools/audio/build.py --check    write nothing; exit 1 if a committed sound differs

Vorbis bytes differ between encoder versions, so a check compares what a listener would notice:
length and loudness of the decoded sound.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import soundfile
from catalogue import synthesise
from dsp import RATE, Samples
from loudness import lufs

SOUNDS = Path(__file__).resolve().parents[2] / "assets" / "sounds"
VORBIS_BLOCK = 4096  # one large write overflows the encoder's stack
LENGTH_TOLERANCE_S = 0.002
LOUDNESS_TOLERANCE_LU = 0.5


def write_ogg(path: Path, sound: Samples) -> None:
    """Write a mono sound as Ogg Vorbis."""
    with soundfile.SoundFile(path, "w", RATE, 1, format="OGG", subtype="VORBIS") as ogg:
        for start in range(0, len(sound), VORBIS_BLOCK):
            ogg.write(sound[start : start + VORBIS_BLOCK])


def centroid_hz(sound: Samples) -> float:
    """Return where the weight of the spectrum lies: dull sounds low, bright ones high."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(len(sound), 1.0 / RATE)
    return float((power * hz).sum() / power.sum())


def attack_s(sound: Samples) -> float:
    """Return how long the sound takes to reach nine tenths of its peak, heard over 5 ms."""
    width = RATE // 200
    level = np.sqrt(np.convolve(sound**2, np.ones(width) / width, mode="same"))
    return float(np.argmax(level >= 0.9 * level.max()) / RATE)


def describe(stem: str, sound: Samples) -> str:
    """Return one line of numbers by which to judge whether a sound fits its name."""
    peak_db = 20.0 * np.log10(np.abs(sound).max())
    return (
        f"{stem:<14}{len(sound) / RATE:6.2f} s {lufs(sound):7.1f} LUFS {peak_db:6.1f} dB peak"
        f" {centroid_hz(sound):7.0f} Hz {attack_s(sound) * 1000:6.0f} ms attack"
    )


def build(folder: Path) -> None:
    """Write every sound into `folder` and remove those that are no longer made."""
    folder.mkdir(parents=True, exist_ok=True)
    made = set()
    for stem, sound in synthesise():
        path = folder / f"{stem}.ogg"
        write_ogg(path, sound)
        made.add(path)
        print(describe(stem, sound))
    for stale in set(folder.glob("*.ogg")) - made:
        stale.unlink()
    print(f"{len(made)} sounds, {sum(path.stat().st_size for path in made) // 1024} KB")


def differences(folder: Path) -> list[str]:
    """Return a line for every sound in `folder` that is not what the scripts make."""
    faults, made = [], set()
    for stem, sound in synthesise():
        path = folder / f"{stem}.ogg"
        made.add(path)
        faults += [f"{path.name}: {fault}" for fault in compare(path, sound)]
    extra = sorted(set(folder.glob("*.ogg")) - made)
    return faults + [f"{path.name}: no script makes it" for path in extra]


def compare(path: Path, sound: Samples) -> list[str]:
    """Return how the file at `path` differs from `sound`, to the ear."""
    if not path.exists():
        return ["missing"]
    kept, rate = soundfile.read(path)
    if rate != RATE or kept.ndim != 1:
        return [f"is {rate} Hz with shape {kept.shape}, should be {RATE} Hz mono"]
    faults = []
    if abs(len(kept) - len(sound)) > LENGTH_TOLERANCE_S * RATE:
        faults.append(f"lasts {len(kept) / RATE:.3f} s, should last {len(sound) / RATE:.3f} s")
    if abs(lufs(kept) - lufs(sound)) > LOUDNESS_TOLERANCE_LU:
        faults.append(f"measures {lufs(kept):.1f} LUFS, should measure {lufs(sound):.1f}")
    return faults


def main(argv: list[str] | None = None) -> int:
    """Build or check, as the command line says; return the exit status."""
    parser = argparse.ArgumentParser(description="Synthesise the game's sounds.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--folder", type=Path, default=SOUNDS, help="instead of assets/sounds")
    wanted = parser.parse_args(argv)
    if not wanted.check:
        build(wanted.folder)
        return 0
    faults = differences(wanted.folder)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print("Run python tools/audio/build.py and listen to the result.", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
