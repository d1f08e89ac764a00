"""Rebuild assets/ from the drawing code, or check that it is up to date."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image as Png

from tools.art import sheets, terminal
from tools.art.raster import Image

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


def build() -> tuple[dict[str, Image], dict[str, str]]:
    """Draw everything: the sheets by path, and the texts that describe them."""
    images, manifest = sheets.build()
    small, small_manifest = terminal.build()
    return images | small, {MANIFEST: manifest, terminal.MANIFEST: small_manifest}


def differences(assets: Path) -> list[str]:
    """Say what in `assets` is missing or differs from what the code draws."""
    images, texts = build()
    faults: list[str] = []
    for name, image in images.items():
        path = assets / name
        if not path.exists():
            faults.append(f"{name}: missing; run `python -m tools.art`")
        elif not np.array_equal(load(path), image):
            faults.append(f"{name}: differs from the drawing code; run `python -m tools.art`")
    for name, text in texts.items():
        path = assets / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            faults.append(f"{name}: out of date; run `python -m tools.art`")
    return faults


def rebuild(assets: Path) -> None:
    """Write every sheet and what describes them."""
    images, texts = build()
    for name, image in images.items():
        save(assets / name, image)
    for name, text in texts.items():
        (assets / name).write_text(text, encoding="utf-8")
    print(f"{len(images)} sheets and {', '.join(texts)} written to {assets.name}/")


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
