"""Run the drawing code as a plain script: the same as `python -m tools.art`."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[2])
    runpy.run_module("tools.art", run_name="__main__", alter_sys=True)
