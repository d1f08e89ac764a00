"""A school outbreak for window and terminal: no guns, and a friend who may eat you.

The floors, from the ground up: `sim` (the rules), `content` (files become specs), `run`
(replays, scores, saves), `view` (what is seen and heard), `frontends` (window, terminal,
headless), and on top `loop` and `cli`. docs/architecture.md shows a newcomer around.
"""

__version__ = "0.1.0"
