"""The smallest shell with job control: runs one command in the foreground of its terminal.

    python shell.py REPORT_FD ORDER_FD COMMAND...

Reports a line of JSON on REPORT_FD whenever the command starts, stops or ends, with the modes of
the line at that moment; takes the orders "fg" and "bg" after a stop.  A session of its own with a
shell in it is what makes Ctrl-Z mean anything.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import termios

TERMINAL = 0


def main() -> None:
    """Run the command to its end."""
    report, orders = os.fdopen(int(sys.argv[1]), "w"), os.fdopen(int(sys.argv[2]))
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # to take the terminal back without stopping
    pid = os.fork()
    if pid == 0:
        run(sys.argv[3:])
    with contextlib.suppress(PermissionError):  # it has done so itself and is under way
        os.setpgid(pid, pid)
    os.tcsetpgrp(TERMINAL, pid)
    tell(report, event="start", pid=pid, modes=modes())
    while True:
        _, status = os.waitpid(pid, os.WUNTRACED)
        os.tcsetpgrp(TERMINAL, os.getpgrp())
        if not os.WIFSTOPPED(status):
            break
        tell(report, event="stop", by=os.WSTOPSIG(status), modes=modes())
        if orders.readline().strip() == "fg":
            os.tcsetpgrp(TERMINAL, pid)
        os.killpg(pid, signal.SIGCONT)
    by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
    tell(report, event="end", by=by, code=code, modes=modes(), typed=typed_ahead())


def run(command: list[str]) -> None:
    """Become the command, in a process group of its own."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(TERMINAL, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execvp(command[0], command)


def modes() -> str:
    """Return the modes of the line, to be compared."""
    return repr(termios.tcgetattr(TERMINAL))


def typed_ahead() -> str:
    """Return what a prompt would find typed on it now: nothing, if all was cleaned up."""
    raw = termios.tcgetattr(TERMINAL)
    raw[3] &= ~(termios.ICANON | termios.ECHO)
    raw[6][termios.VMIN], raw[6][termios.VTIME] = 0, 2
    termios.tcsetattr(TERMINAL, termios.TCSANOW, raw)
    return repr(os.read(TERMINAL, 4096))


def tell(report: object, **facts: object) -> None:
    """Write a line of the report."""
    print(json.dumps(facts), file=report, flush=True)  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
