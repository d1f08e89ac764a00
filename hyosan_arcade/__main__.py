"""`python -m hyosan_arcade`: the same as the `hyosan` command."""

from __future__ import annotations

import sys

from hyosan_arcade.cli import main

if __name__ == "__main__":
    sys.exit(main())
