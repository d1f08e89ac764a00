"""Signs over heads, the bond, and small faces for a row at the edge of the picture."""

from __future__ import annotations

from collections.abc import Mapping

from tools.art import cast
from tools.art.heads import HEADS
from tools.art.icons import KEY
from tools.art.items import items
from tools.art.raster import Image, grid, outlined, paint
from tools.art.rig import Figure

_ROWS: dict[str, list[str]] = {
    "state_feral": [
        ".eeeeeeeeeeeee.",
        "epppppppppppppe",
        "epppopopopopppe",
        "epppooooooopppe",
        "eoppoooooooppoe",
        "eopooooooooopoe",
        "eoooooooooooooe",
        "eoooopooopooooe",
        "eooopppopppoooe",
        "eooopppppppoooe",
        ".eoopppppppooe.",
        "..eeeeeeeeeee..",
    ],
    "state_losing": [
        ".eee...eee.",
        "epeee.eeeee",
        "eeee.eeeeer",
        "eeeee.eeeer",
        ".eee.eeeer.",
        "..eee.eer..",
        "...e.eer...",
        "....e.r....",
        ".....r.....",
    ],
    "state_panic": [
        "ppp..ppp",
        "ppp..ppp",
        "ppp..ppp",
        ".pp..pp.",
        ".pp..pp.",
        "........",
        ".pp..pp.",
        ".pp..pp.",
    ],
    "state_grieve": [
        "....c....",
        "....c....",
        "...ccc...",
        "..ccccc..",
        "..cpccc..",
        ".ccpcccc.",
        ".ccccccb.",
        "..cccbb..",
        "...bbb...",
    ],
    "state_hide": [
        ".........e.",
        "...pppppe..",
        ".pp....epp.",
        "p...ppe...p",
        "p...pep...p",
        ".pp.e...pp.",
        "...eppppp..",
        "..e........",
        ".e.........",
    ],
    "state_aim": [
        "....eee....",
        "..ee.e.ee..",
        ".e...e...e.",
        ".e.......e.",
        "e....p....e",
        "eee.ppp.eee",
        "e....p....e",
        ".e.......e.",
        ".e...e...e.",
        "..ee.e.ee..",
        "....eee....",
    ],
    "flag": [
        "peee......",
        "peeeeee...",
        "peeeeeeee.",
        "peeeeeerr.",
        "peeerrr...",
        "prrr......",
        "p.........",
        "p.........",
        "p.........",
        "p.........",
        "M.........",
    ],
    "bond_full": [".hh.hh.", "hphhhhh", "hhhhhhh", ".hhhhh.", "..hhh..", "...h..."],
    "bond_half": [".hh.NN.", "hphhNNN", "hhhhNNN", ".hhhNN.", "..hhN..", "...h..."],
    "bond_empty": [".NN.NN.", "NnnNnnN", "NnnnnnN", ".NnnnN.", "..NnN..", "...N..."],
}
_NARI_CALM = {"e": "ink", "m": "skin2"}


def face(figure: Figure, loose: Mapping[str, str]) -> Image:
    """A head of ten px, outlined."""
    rows = HEADS[figure.head]["down"][:11]
    return outlined(paint(rows, {**figure.colours, **loose}))


def faces() -> Mapping[str, Image]:
    """Name a small face for everybody who can be in company."""
    living = dict(zip(cast.CAST_NAMES, cast.PLAYERS.values(), strict=True)) | cast.SURVIVORS
    images = {f"face_{name}": face(figure, {}) for name, figure in living.items()}
    hybrids = {"nari": cast.NARI, **cast.STRANGERS}
    return images | {f"face_{name}": face(figure, _NARI_CALM) for name, figure in hybrids.items()}


def badges() -> Mapping[str, Image]:
    """Name every sign and face."""
    signs = {name: outlined(paint(grid(rows), KEY)) for name, rows in _ROWS.items()}
    return {**signs, "state_rope": items()["item_rope"].image, **faces()}
