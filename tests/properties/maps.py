"""Random rooms for property tests, drawn like those of the scenarios."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from hyosan_arcade.sim.intent import FULL, Button, Intent, Order, Pace


@st.composite
def pictures(draw: st.DrawFn, glyphs: str = "......##+/d") -> str:
    """Draw a walled room of up to 12 by 9 tiles with the person somewhere in it."""
    width, height = draw(st.integers(4, 10)), draw(st.integers(2, 7))
    cells = draw(
        st.lists(st.sampled_from(glyphs), min_size=width * height, max_size=width * height)
    )
    cells[draw(st.integers(0, width * height - 1))] = "@"
    rows = ["".join(cells[start : start + width]) for start in range(0, width * height, width)]
    edge = "#" * (width + 2)
    return "\n".join([edge, *(f"#{row}#" for row in rows), edge])


@st.composite
def costs(draw: st.DrawFn) -> NDArray[np.uint8]:
    """Draw a grid of costs: 0 closed, 1 open, more for what takes longer."""
    height, width = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    values = st.sampled_from([0, 0, 1, 1, 1, 1, 1, 3, 6, 9])
    cells = draw(st.lists(values, min_size=height * width, max_size=height * width))
    return np.array(cells, np.uint8).reshape(height, width)


def intents() -> st.SearchStrategy[Intent]:
    """Draw any intent a person may have."""
    move = st.integers(-FULL, FULL)
    aim = st.integers(0, 65535)
    buttons = st.integers(0, 0x7F).map(Button)
    return st.builds(
        Intent, move, move, st.sampled_from(Pace), aim, aim, buttons, st.sampled_from(Order)
    )
