"""What every test needs: SDL without a screen or a sound card, and a fixed ground for hypothesis.

SDL reads its drivers when pygame is first imported, so they are named here, before any test
module is collected. `setdefault`, so that a person can still watch: `SDL_VIDEODRIVER=x11 pytest`.
"""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

# No deadline: a busy machine must never fail a test by the clock.
settings.register_profile("local", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
