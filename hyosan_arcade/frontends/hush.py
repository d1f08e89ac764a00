"""Libraries in C that write to stderr by themselves, past every log of ours.

ALSA explains a missing sound card in seven lines on the player's terminal, Wayland a missing
folder; the one line of ours says it all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


@contextmanager
def hushed() -> Iterator[None]:
    """Send what C code writes to stderr nowhere, meanwhile; Python's own waits in its buffers."""
    try:
        kept = os.dup(STDERR)
    except OSError:  # the shell closed it: there is nothing to hush
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, STDERR)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
