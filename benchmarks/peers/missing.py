"""A peer that is not here is skipped with a line, never a failure."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class PeerMissingError(Exception):
    """`peer` cannot take part; `reason` says why and what would help."""

    def __init__(self, peer: str, reason: str) -> None:
        super().__init__(f"{peer} skipped: {reason}")
        self.peer, self.reason = peer, reason


def peer_module(peer: str, name: str) -> ModuleType:
    """Import module `name` for `peer`; raise PeerMissingError where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        reason = f"{package} is not installed; pip install --group peers"
        raise PeerMissingError(peer, reason) from error
