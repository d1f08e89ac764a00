"""What every test needs: SDL without a screen or a sound card, a home of its own, no deadlines.

SDL reads its drivers when pygame is first imported, so they are named here, before any test
module is collected. `setdefault`, so that a person can still watch: `SDL_VIDEODRIVER=x11 pytest`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

# No deadline: a busy machine must never fail a test by the clock.
settings.register_profile("local", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test out of the saves, scores and levels of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        for kind in ("APPDATA", "LOCALAPPDATA"):
            patch.setenv(kind, str(home / kind.lower()))
        patch.delenv("HYOSAN_LEVELS", raising=False)
        yield
