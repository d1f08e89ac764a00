"""Things to pick up, about ten px square with an ink line around them."""

from __future__ import annotations

from collections.abc import Mapping

from tools.art.atlas import Picture
from tools.art.furniture import KEY
from tools.art.raster import grid, outlined, paint

_ROWS: dict[str, list[str]] = {
    "item_phone": ["NNNNNN", "Nccccn", "NcpBcn", "NcBBcn", "NcBccn", "Nccccn", "NNmNNn"],
    "item_mop": [
        ".......WW",
        "......Wd.",
        ".....Wd..",
        "....Wd...",
        ".sssd....",
        "sMsMs....",
        "sMsMsM...",
        ".s.M.s...",
    ],
    "item_bandage": [
        "..LLLL..",
        ".LLppLL.",
        "LLprrpLK",
        "LprrrrpK",
        "LLprrpLK",
        ".LLppLK.",
        "..KKKK..",
    ],
    "item_ration": ["MMMMMMM", "NsssssN", "NGGGGGN", "NGLgLGN", "NGGGGGN", "NsssssN", "NNNNNNN"],
    "item_blood_pack": [
        "..sMs..",
        ".sssss.",
        ".serrs.",
        ".serrs.",
        ".srrRs.",
        ".srRRs.",
        "..sss..",
        "...r...",
    ],
    "item_keycard": ["ssssssss", "sBBBBccs", "sBLLBsss", "sBLLBNNs", "sBBBBsss", "sssssMMs"],
    "item_extinguisher": [
        ".MMk..",
        "..M.k.",
        ".rrrR.",
        ".errR.",
        ".essR.",
        ".essR.",
        ".errR.",
        ".rRRR.",
    ],
    "item_bow": [
        "..sWww....",
        "..s..ww...",
        "..s...ww..",
        "..s....w..",
        "..s....rR.",
        "..s....rR.",
        "..s....w..",
        "..s...ww..",
        "..s..ww...",
        "..sWww....",
    ],
    "item_arrow": [
        "......ss.",
        "......sss",
        ".....WMs.",
        "....W....",
        "...W.....",
        "r.W......",
        "erW......",
        ".rre.....",
    ],
    "item_rope": [
        "..WWWWWW..",
        ".WddddddW.",
        "Ww.WWWW.wW",
        "Ww.dddd.wd",
        ".WWWWWWWW.",
        "WwdddddwWd",
        ".dWWWWWWd.",
        "...dd...Ww",
        "........wd",
    ],
    "item_drone": ["M..ss..M", "NMMssMMN", "..MccM..", "NMMssMMN", "M..nn..M"],
    "item_suppressant": [
        ".....ss",
        "....sMs",
        "...ccs.",
        "..ccB..",
        ".scB...",
        "ss.....",
        "s......",
    ],
}


def items() -> Mapping[str, Picture]:
    """Name every item, anchored at its middle so that it lies on the tile."""
    pictures: dict[str, Picture] = {}
    for name, rows in _ROWS.items():
        image = outlined(paint(grid(rows), KEY))
        pictures[name] = Picture(image, (image.shape[1] // 2, image.shape[0] + 2))
    return pictures
