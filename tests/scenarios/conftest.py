"""A failed scenario shows its rooms as they stood."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.scenarios.room import Room


@pytest.fixture(autouse=True)
def _new_stage() -> None:
    Room.shown.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and report.when == "call":
        for room in Room.shown:
            report.sections.append((f"room at tick {room.world.tick}", room.draw()))
    return report
