"""The parts of the terminal's figures, px by px: heads, trunks, legs and arms in three sizes.

Everything here is drawn in letters; `terminal_figures` puts the parts together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Spots = str
"""`letter x,y` parted by blanks: px laid over a figure."""


@dataclass(frozen=True)
class Build:
    """How a figure of one size is put together; rows of letters, all of one width.

    Letters: h H hair, s skin, e eye, b B clothes, f sleeve, p legs, K shoes, r scarf, x a stick.
    """

    cell: tuple[int, int]
    anchor: tuple[int, int]
    heads: Mapping[str, tuple[str, ...]]
    long_hair: Mapping[str, Spots]
    trunk: tuple[str, ...]
    scarf: Mapping[str, Spots]
    legs: Mapping[str, tuple[tuple[str, ...], ...]]
    """By view: standing, and two steps."""
    skirt: tuple[str, ...]
    """What a skirt puts in place of the first row of the legs, then the colour below it."""
    arms: Mapping[str, tuple[Spots, ...]]
    """By `pose view`, a frame each; the dead have some of their own under `dead pose view`."""
    crawler: Mapping[str, tuple[str, ...]]
    rifle: Mapping[str, Spots]
    """Where a rifle is carried, by view."""
    brim: int
    """The row of the head in which a helmet's brim is; ears are a row below it."""


EIGHT = Build(
    cell=(20, 20),
    anchor=(10, 15),
    heads={
        "front": ("..hhhh..", ".hhhhhh.", ".hsssSh.", ".hesseh.", "..ssss.."),
        "back": ("..hhhh..", ".hhhhhh.", ".hhhhhh.", ".hhhHhh.", "..hHHh.."),
        "side": ("..hhhh..", ".hhhhhh.", ".hhhsss.", ".hHsses.", "..hsss.."),
    },
    long_hair={
        "front": "h 1,4 h 6,4 h 1,5 h 6,5",
        "back": "h 1,4 h 6,4 h 2,5 h 3,5 H 4,5 h 5,5 h 2,6 h 5,6",
        "side": "h 1,4 h 2,4 h 1,5 h 2,5 H 1,6",
    },
    trunk=("..bbbb..", "..bbBb..", "..bbBb.."),
    scarf={
        "front": "r 2,4 r 3,5 r 4,5 r 5,4 r 2,5 r 5,5 r 5,6",
        "back": "r 2,5 r 3,5 r 4,5 r 5,5 r 4,6 r 4,7",
        "side": "r 2,5 r 3,5 r 4,5 r 5,5 r 1,6 r 0,7",
    },
    legs={
        "front": (
            ("..pppp..", "..p..p..", "..K..K.."),
            ("..pppp..", "..p..p..", ".....K.."),
            ("..pppp..", "..p..p..", "..K....."),
        ),
        "back": (
            ("..pppp..", "..p..p..", "..K..K.."),
            ("..pppp..", "..p..p..", "..K....."),
            ("..pppp..", "..p..p..", ".....K.."),
        ),
        "side": (
            ("..pppp..", "..ppP...", "..KKK..."),
            ("..pppp..", ".pp..P..", ".K...KK."),
            ("..pppp..", "..pPp...", "..K.KK.."),
        ),
    },
    skirt=(".pppppp.", "s"),
    arms={
        "walk front": (
            "f 1,5 f 1,6 s 1,7 f 6,5 f 6,6 s 6,7",
            "f 1,5 s 1,6 f 6,5 f 6,6 s 6,7",
            "f 1,5 f 1,6 s 1,7 f 6,5 s 6,6",
        ),
        "walk side": ("B 3,5 B 3,6 s 3,7", "B 4,5 B 5,6 s 6,7", "B 3,5 B 2,6 s 1,7"),
        "dead walk front": (
            "f 1,5 f 1,6 s 0,7 f 6,5 s 7,4 f 7,5",
            "f 1,5 f 0,6 s 0,7 f 6,5 s 7,3 f 7,4",
            "f 1,5 f 1,6 s 0,6 f 6,5 s 7,4 f 7,5",
        ),
        "dead walk side": (
            "f 5,5 f 6,5 s 7,5 B 4,6 B 5,6 s 6,6",
            "f 5,5 f 6,4 s 7,4 B 4,6 B 5,6 s 6,7",
            "f 5,5 f 6,5 s 7,6 B 4,6 B 5,6 s 6,6",
        ),
        "act front": (
            "f 1,5 f 1,6 s 1,7 f 6,4 s 7,3 x 7,2 x 7,1 x 6,0",
            "f 1,5 s 2,7 f 6,6 s 5,8 x 5,9 x 6,10 x 6,11 x 7,12 x 7,13",
        ),
        "act back": (
            "f 1,5 f 1,6 s 1,7 f 6,4 s 7,3 x 7,2 x 7,1 x 6,0",
            "f 1,5 s 1,6 f 6,5 s 6,3 x 6,2 x 5,1 x 5,0 x 4,-1 x 4,-2",
        ),
        "act side": (
            "f 2,5 f 1,4 s 0,3 x 0,2 x -1,1 x -1,0",
            "f 5,5 f 6,5 s 7,5 x 8,5 x 9,6 x 10,6 x 11,7 x 12,7",
        ),
        "grab front": (
            "f 1,5 f 0,5 s 0,4 f 6,5 f 7,5 s 7,4",
            "f 1,5 f 0,4 s 0,3 f 6,5 f 7,4 s 7,3 s -1,3 s 8,3",
        ),
        "grab side": (
            "f 5,5 f 6,4 s 7,4 f 5,6 f 6,6 s 7,6",
            "f 5,5 f 6,4 f 7,4 s 8,3 f 5,6 f 6,6 f 7,5 s 8,5",
        ),
        "hurt front": ("f 1,5 s 0,5 f 6,5 s 7,5",),
        "hurt side": ("f 5,6 s 6,7 B 2,5 s 1,4",),
        "aim front": ("f 1,5 s 2,6 f 6,5 s 5,6 x 3,6 x 3,7 x 3,8 x 3,9",),
        "aim back": ("f 1,5 f 6,5 s 6,4 x 6,3 x 6,2 x 6,1 x 6,0 x 6,-1",),
        "aim side": ("f 3,5 f 5,6 s 6,6 x 2,6 x 3,5 x 4,5 x 5,5 x 6,5 x 7,5 x 8,5 x 9,5 x 10,5",),
    },
    crawler={
        "front": (
            "...pppp...",
            "..bbbbbb..",
            ".fbbbbbbf.",
            "f.hhhhhh.f",
            "s.hesseh.s",
            "...ssss...",
        ),
        "back": (
            "...hhhh...",
            "s.hhhhhh.s",
            "f.bhhHhb.f",
            ".fbbbbbbf.",
            "..pppppp..",
            "..p....p..",
        ),
        "side": (
            ".......hhhh.",
            "..bbbbbhhss.",
            "Kppbbbbhhes.",
            "KppbbBBBfss.",
            "....f...s.ss",
        ),
    },
    rifle={"front": "x 2,8 x 3,7 x 4,6 x 5,5 x 6,4", "side": "x 2,8 x 3,7 x 4,7 x 5,6 x 6,5"},
    brim=2,
)

SIX = Build(
    cell=(16, 16),
    anchor=(8, 12),
    heads={
        "front": (".hhhh.", "hhhhhh", "hesseh", ".ssss."),
        "back": (".hhhh.", "hhhhhh", "hhhHhh", ".hHHh."),
        "side": (".hhhh.", "hhhhhh", "hhsses", ".hsss."),
    },
    long_hair={
        "front": "h 0,3 h 5,3 h 0,4 h 5,4",
        "back": "h 0,3 h 5,3 h 1,4 h 2,4 h 3,4 h 4,4",
        "side": "h 0,3 h 0,4 h 1,4",
    },
    trunk=(".bbbb.", ".bbBb."),
    scarf={
        "front": "r 1,4 r 2,4 r 3,4 r 4,4 r 4,5",
        "back": "r 1,4 r 2,4 r 3,4 r 4,4 r 3,5",
        "side": "r 1,4 r 2,4 r 3,4 r 4,4 r 0,5",
    },
    legs={
        "front": ((".pppp.", ".K..K."), (".pppp.", "....K."), (".pppp.", ".K....")),
        "back": ((".pppp.", ".K..K."), (".pppp.", ".K...."), (".pppp.", "....K.")),
        "side": ((".pppp.", ".KKK.."), (".pppp.", "K...KK"), (".pppp.", "..KK..")),
    },
    skirt=("pppppp", "s"),
    arms={
        "walk front": ("f 0,4 s 0,5 f 5,4 s 5,5", "s 0,4 f 5,4 s 5,5", "f 0,4 s 0,5 s 5,4"),
        "walk side": ("B 2,4 s 2,5", "B 3,4 s 4,5", "B 2,4 s 0,5"),
        "dead walk front": (
            "f 0,4 s 0,5 f 5,4 s 6,3",
            "f 0,4 s -1,5 f 5,4 s 6,3",
            "f 0,4 s 0,5 f 5,4 s 6,4",
        ),
        "dead walk side": (
            "f 4,4 f 5,4 s 6,4 s 5,5",
            "f 4,4 f 5,4 s 6,3 s 5,5",
            "f 4,4 f 5,4 s 6,5",
        ),
        "act front": (
            "f 0,4 s 0,5 f 5,3 s 6,2 x 6,1 x 6,0",
            "f 0,4 s 4,6 f 5,4 x 4,7 x 5,8 x 5,9 x 6,10",
        ),
        "act back": (
            "f 0,4 s 0,5 f 5,3 s 6,2 x 6,1 x 6,0",
            "f 0,4 s 5,3 f 5,4 x 5,2 x 4,1 x 4,0 x 3,-1",
        ),
        "act side": ("f 1,4 s 0,3 x -1,2 x -1,1", "f 5,4 s 6,4 x 7,4 x 8,5 x 9,5 x 10,6"),
        "grab front": (
            "f 0,4 s -1,3 f 5,4 s 6,3",
            "f 0,4 f -1,3 s -1,2 f 5,4 f 6,3 s 6,2",
        ),
        "grab side": ("f 4,4 f 5,3 s 6,3 f 5,5 s 6,5", "f 5,3 f 6,3 s 7,2 f 5,5 f 6,4 s 7,4"),
        "hurt front": ("f 0,4 s -1,4 f 5,4 s 6,4",),
        "hurt side": ("s 5,5 f 1,4 s 0,3",),
        "aim front": ("f 0,4 s 1,5 f 5,4 s 4,5 x 2,5 x 2,6 x 2,7",),
        "aim back": ("f 0,4 f 5,4 s 5,3 x 5,2 x 5,1 x 5,0 x 5,-1",),
        "aim side": ("f 3,4 s 4,5 x 1,5 x 2,4 x 3,4 x 4,4 x 5,4 x 6,4 x 7,4 x 8,4",),
    },
    crawler={
        "front": ("..pppp..", ".bbbbbb.", "f.hhhh.f", "s.hesh.s", "...ss..."),
        "back": ("...hh...", "s.hhhh.s", "f.bhhb.f", ".bbbbbb.", "..p..p.."),
        "side": (".....hhh.", ".bbbbhss.", "Kpbbbhhes", "Kpbbbfss.", "...f...s."),
    },
    rifle={"front": "x 1,6 x 2,5 x 3,5 x 4,4", "side": "x 1,6 x 2,5 x 3,5 x 4,4"},
    brim=1,
)

FOUR = Build(
    cell=(14, 12),
    anchor=(7, 9),
    heads={
        "front": ("hhhh", "hssh"),
        "back": ("hhhh", "hhHh"),
        "side": ("hhhh", "hhss"),
    },
    long_hair={"front": "", "back": "h 1,2 h 2,2", "side": "h 0,2"},
    trunk=(".bb.", ".bb."),
    scarf={"front": "r 1,2 r 2,2 r 3,3", "back": "r 1,2 r 2,2 r 2,3", "side": "r 1,2 r 2,2 r 0,3"},
    legs={
        "front": ((".pp.",), ("..pp",), ("pp..",)),
        "back": ((".pp.",), ("pp..",), ("..pp",)),
        "side": ((".pp.",), ("p..p",), (".pp.",)),
    },
    skirt=("pppp", "p"),
    arms={
        "walk front": ("f 0,2 s 0,3 f 3,2 s 3,3", "s 0,2 f 3,2 s 3,3", "f 0,2 s 0,3 s 3,2"),
        "walk side": ("s 2,3", "s 3,3", "s 0,3"),
        "dead walk front": ("f 0,2 s 0,3 s 4,2 f 3,2", "f 0,2 s -1,3 s 4,1 f 3,2", "f 0,2 s 3,2"),
        "dead walk side": ("f 3,2 s 4,2", "f 3,2 s 4,2 s 3,3", "f 3,2 s 4,3"),
        "act front": ("s 0,3 f 3,2 s 4,1 x 4,0 x 4,-1", "s 0,3 f 3,3 x 3,4 x 4,5 x 4,6"),
        "act back": ("s 0,3 f 3,2 s 4,1 x 4,0 x 4,-1", "s 0,3 f 3,2 x 3,0 x 3,-1 x 2,-2"),
        "act side": ("f 0,2 x -1,1 x -1,0", "f 3,2 s 4,2 x 5,2 x 6,3 x 7,3"),
        "grab front": ("f 0,2 s -1,1 f 3,2 s 4,1", "f 0,2 s -1,0 f -1,1 f 3,2 s 4,0 f 4,1"),
        "grab side": ("f 3,2 s 4,2 s 4,3", "f 3,2 f 4,2 s 5,1 s 4,3"),
        "hurt front": ("s -1,2 f 0,2 s 4,2 f 3,2",),
        "hurt side": ("s 0,1 f 3,3",),
        "aim front": ("f 0,2 f 3,2 x 1,3 x 1,4 x 1,5",),
        "aim back": ("f 0,2 f 3,2 x 3,1 x 3,0 x 3,-1",),
        "aim side": ("f 1,2 x 2,2 x 3,2 x 4,2 x 5,2 x 6,2",),
    },
    crawler={
        "front": (".bbbb.", "fhhhhf", "sheshs"),
        "back": ("shhhhs", "fbhhbf", ".bbbb."),
        "side": ("....hh.", "pbbbhse", "pbbfss."),
    },
    rifle={"front": "x 0,3 x 1,3 x 2,2", "side": "x 1,3 x 2,3 x 3,2"},
    brim=0,
)
BUILDS = {8: EIGHT, 6: SIX, 4: FOUR}
