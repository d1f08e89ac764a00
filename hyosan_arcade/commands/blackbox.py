"""What a crash report needs to know, gathered while all is well; light, for every start pays it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyosan_arcade.run.session import Session


@dataclass(slots=True)
class BlackBox:
    """The command under way; `session` is the run being played, if any."""

    argv: list[str]
    session: Session | None = field(default=None)


def say(line: str) -> None:
    """Print one line for the player where it disturbs no output."""
    print(f"hyosan: {line}", file=sys.stderr)
