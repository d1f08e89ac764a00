"""How a command gives up: one clear line and an exit code, never a traceback."""

from __future__ import annotations

FINE = 0
FAILED = 1
USAGE = 2


class CommandError(Exception):
    """A command cannot go on; the text is for the player, `code` for the shell."""

    def __init__(self, text: str, code: int = FAILED) -> None:
        super().__init__(text)
        self.code = code
