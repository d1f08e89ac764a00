"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("numpy", "pygame-ce", "pymunk", "scipy", "tcod")


def describe() -> str:
    """Return the machine, the versions and the load in one paragraph."""
    system = f"{platform.system()} {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    versions = ", ".join(f"{name} {installed(name)}" for name in PACKAGES)
    return f"{processor()}, {os.cpu_count()} cores, {system}; {python}; {versions}; {load()}."


def processor() -> str:
    """Return the processor's name as far as the system tells."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name":
                return " ".join(value.split())
    return platform.processor() or "unknown processor"


def installed(package: str) -> str:
    """Return the version of `package`, "absent" without it."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def load() -> str:
    """Return the load averages, where the system knows them."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    one, five, _ = os.getloadavg()
    return f"load {one:.2f} over one minute, {five:.2f} over five, with this run in it"
