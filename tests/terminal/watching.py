"""Watches a replay as `hyosan replay` does, and writes down what the run came to.

python -m tests.terminal.watching FILE REPORT terminal|window
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hyosan_arcade.commands.blackbox import BlackBox
from hyosan_arcade.commands.device import DeviceOptions
from hyosan_arcade.commands.watch import WatchOptions, watch
from hyosan_arcade.run.replay import hex_checksum


def main() -> int:
    """Watch to the end."""
    file, report, where = sys.argv[1:]
    box = BlackBox(sys.argv)
    code = watch(WatchOptions(Path(file), device=DeviceOptions(where, is_mute=True)), box)
    assert box.session is not None
    world = box.session.world
    came_to = {"tick": world.tick, "checksum": hex_checksum(world.checksum())}
    Path(report).write_text(json.dumps(came_to))
    return code


if __name__ == "__main__":
    sys.exit(main())
