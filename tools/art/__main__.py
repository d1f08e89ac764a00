"""Rebuild assets/ from the drawing code, or check that it is up to date."""

from __future__ import annotations

import sys

from tools.art.commands import main

if __name__ == "__main__":
    sys.exit(main())
