"""`pytest tests/golden --update-golden` records the golden replays anew; the commit says why."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="record the golden replays of this folder anew"
    )


@pytest.fixture
def updates_golden(request: pytest.FixtureRequest) -> bool:
    # Unknown when the whole suite is run: then this file is read after the command line.
    return bool(request.config.getoption("--update-golden", default=False))
