"""Write the generated parts of docs/levels.md and its pictures anew."""

from __future__ import annotations

import sys

from tools.docs.levels import main

if __name__ == "__main__":
    sys.exit(main())
