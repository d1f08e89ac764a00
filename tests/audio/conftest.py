"""Ground for the sound tests: where the assets lie, and the synthesis tool's modules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from hyosan_arcade.view.cues import CueTable

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tools" / "audio"))  # its scripts import one another by bare name


@pytest.fixture(scope="session")
def assets() -> Path:
    """The committed assets folder."""
    return ROOT / "assets"


@pytest.fixture(scope="session")
def table(assets: Path) -> CueTable:
    """The committed sound table."""
    return CueTable.read(assets / "sounds.toml")


@pytest.fixture
def mixer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A mixer on the dummy driver, closed again afterwards."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    pygame.mixer.init(44_100, -16, 2, 512, allowedchanges=0)
    yield
    pygame.mixer.quit()
