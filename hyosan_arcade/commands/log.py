"""Where warnings go while a window is open: into the player's log, which never grows for ever."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from hyosan_arcade.commands.blackbox import say
from hyosan_arcade.content.places import user_log_file

MAX_BYTES = 512 << 10


def open_log() -> None:
    """Send warnings to the log file; where no file can be, leave them on stderr and say so."""
    file = user_log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        pages = RotatingFileHandler(file, maxBytes=MAX_BYTES, backupCount=1, encoding="utf-8")
    except OSError as error:
        say(f"{file}: no log is kept: {error.strerror or error}")
        return
    pages.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("hyosan_arcade").addHandler(pages)
