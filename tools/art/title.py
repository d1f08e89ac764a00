"""The title: our own lettering, and a night painted from polygons and dither."""

from __future__ import annotations

from collections.abc import Mapping

from tools.art.backdrop import backdrop
from tools.art.lettering import logo
from tools.art.raster import Image


def pictures() -> Mapping[str, Image]:
    """Name the two title pictures."""
    return {"logo": logo(), "title_backdrop": backdrop()}
