"""Rebuild assets/ from the drawing code, or check that it is up to date."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image as Png

from tools.art.raster import Image
from tools.art.sheets import build

ASSETS = Path(__file__).resolve().parents[2] / "assets"
MANIFEST = "sheets.toml"


def load(path: Path) -> Image:
    """Read a PNG as RGBA."""
    with Png.open(path) as png:
        return np.asarray(png.convert("RGBA"), dtype=np.uint8)


def save(path: Path, image: Image) -> None:
    """Write a PNG, making its folder if need be; a sheet of one colour takes one bit a px."""
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = np.unique(np.ascontiguousarray(image).view(np.uint32))
    colours = packed.view(np.uint8).reshape(-1, 4)
    if len(colours) == 2 and not colours[0].any():
        png = Png.fromarray((image[..., 3] > 0).astype(np.uint8)).convert("P")
        png.putpalette(colours[:, :3].tobytes())
        png.save(path, optimize=True, bits=1, transparency=0)
    else:
        Png.fromarray(image).save(path, optimize=True)


def differences(assets: Path) -> list[str]:
    """Say what in `assets` is missing or differs from what the code draws."""
    images, manifest = build()
    faults: list[str] = []
    for name, image in images.items():
        path = assets / name
        if not path.exists():
            faults.append(f"{name}: missing; run `python -m tools.art`")
        elif not np.array_equal(load(path), image):
            faults.append(f"{name}: differs from the drawing code; run `python -m tools.art`")
    path = assets / MANIFEST
    if not path.exists() or path.read_text(encoding="utf-8") != manifest:
        faults.append(f"{MANIFEST}: out of date; run `python -m tools.art`")
    return faults


def rebuild(assets: Path) -> None:
    """Write every sheet and sheets.toml."""
    images, manifest = build()
    for name, image in images.items():
        save(assets / name, image)
    (assets / MANIFEST).write_text(manifest, encoding="utf-8")
    print(f"{len(images)} sheets and {MANIFEST} written to {assets.name}/")


def main() -> int:
    """Read the command line; give 1 when --check finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.art", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    if not parser.parse_args().check:
        rebuild(ASSETS)
        return 0
    faults = differences(ASSETS)
    for fault in faults:
        print(fault)
    return 1 if faults else 0
