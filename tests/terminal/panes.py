"""A shell in a pane of a tmux server of its own: typed at, looked at, measured.

Everything waits for something to be seen, with a deadline far beyond what it takes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 15.0
LOOK_S = 0.05
PROMPT = "ready>"
OUTSIDE = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "TMUX_PANE", "COLORTERM", "NO_COLOR")
SSH = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
FRAME = re.compile(rb"\x1b\[\?2026h(.*?)\x1b\[\?2026l", re.DOTALL)


def has_tmux() -> bool:
    """Say whether there is a tmux to test with."""
    return shutil.which("tmux") is not None


@dataclass(slots=True)
class Pane:
    """A pane of `cols` by `rows` with a shell in it, in `folder`."""

    folder: Path
    rows: int = 40
    cols: int = 120
    environment: dict[str, str] = field(default_factory=dict)

    def open(self) -> None:
        """Start the server, the pane and the shell."""
        home = {"HYOSAN_HOME": str(self.folder / "home"), "HYOSAN_LANGUAGE": "en"}
        kept = {n: v for n, v in os.environ.items() if n not in OUTSIDE + SSH}
        own = {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        (self.folder / "rc").write_text(f"PS1='{PROMPT} '\n")
        subprocess.run(
            [*self._tmux(), "-f", os.devnull, "new-session", "-d", "-s", "game"]
            + ["-x", str(self.cols), "-y", str(self.rows), f"bash --rcfile '{self.folder}/rc' -i"],
            env={**kept, **home, **own, **self.environment},
            cwd=self.folder,
            check=True,
        )
        self.until("the shell", lambda: PROMPT in self.text())

    def close(self) -> None:
        """End the server and all that runs in it."""
        subprocess.run([*self._tmux(), "kill-server"], capture_output=True, check=False)

    def run(self, *words: str) -> None:
        """Start the game with these words."""
        self.type(f"{sys.executable} -m hyosan_arcade {' '.join(words)}")
        self.press("Enter")

    def type(self, text: str) -> None:
        """Type letters as they are."""
        self.tell("send-keys", "-t", "game", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys by the names tmux has for them."""
        self.tell("send-keys", "-t", "game", *keys)

    def text(self) -> str:
        """Return what is seen now, without colours."""
        return self.tell("capture-pane", "-p", "-t", "game")

    def colored(self) -> str:
        """Return what is seen now, with its colours."""
        return self.tell("capture-pane", "-p", "-e", "-t", "game")

    def fact(self, name: str) -> str:
        """Return what tmux knows of the pane, by the name of a format variable."""
        return self.tell("display-message", "-p", "-t", "game", f"#{{{name}}}").strip()

    def resize(self, rows: int, cols: int) -> None:
        """Give the pane another size."""
        self.tell("resize-window", "-t", "game", "-x", str(cols), "-y", str(rows))

    def record(self, file: Path) -> None:
        """Write all that the pane is sent from now on to a file, byte by byte."""
        self.tell("pipe-pane", "-t", "game", f"cat > '{file}'")

    def stop_recording(self) -> None:
        """Write no more."""
        self.tell("pipe-pane", "-t", "game")

    def until(self, what: str, is_so: Callable[[], bool]) -> None:
        """Look until something is so."""
        end_s = time.monotonic() + PATIENCE_S
        while not is_so():
            assert time.monotonic() < end_s, f"{what} never came; seen:\n{self.text()}"
            time.sleep(LOOK_S)

    def until_seen(self, *texts: str) -> None:
        """Look until all of these words are on the screen."""
        self.until(" and ".join(texts), lambda: all(text in self.text() for text in texts))

    def tell(self, *words: str) -> str:
        """Tell the server something; return its answer."""
        done = subprocess.run(
            [*self._tmux(), *words], capture_output=True, text=True, encoding="utf-8", check=True
        )
        return done.stdout

    def _tmux(self) -> list[str]:
        return ["tmux", "-u", "-S", str(self.folder / "tmux.socket")]


def frames_in(sent: bytes) -> list[bytes]:
    """Return what stands between the marks of each whole frame."""
    return FRAME.findall(sent)
