"""Draw every picture of the game from text grids and code: `python -m tools.art`."""
