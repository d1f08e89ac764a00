"""The tests, a package so that helpers import as `from tests.scenarios.room import …`."""
