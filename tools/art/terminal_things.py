"""Furniture and loose things for a terminal, drawn anew for tiles of 8, 6 and 4 px.

Each picture is rows of letters, "." for nothing; what is too small for a line of its own at 4 px
is told by its outline and its one colour.  A thing stands on the middle of its bottom row.
"""

from __future__ import annotations

from tools.art.atlas import Picture
from tools.art.raster import grid, outlined, paint

KEY = {
    "k": "ink", "n": "night", "m": "slate1", "S": "slate2", "s": "slate3", "l": "slate4",
    "L": "slate5", "p": "paper", "D": "wood2", "d": "wood3", "w": "wood4", "N": "wood1",
    "V": "wall1", "v": "wall3", "G": "pine1", "g": "pine2", "f": "pine3", "R": "blood2",
    "r": "blood3", "e": "ember", "o": "fire", "y": "gold", "c": "cyan", "B": "navy2",
    "b": "navy3", "a": "navy1",
}  # fmt: skip
Rows = str
"""Rows parted by blanks."""

THINGS: dict[str, tuple[Rows, Rows, Rows]] = {
    "desk": (
        "wwwwwwww wddddddw dddddddd DDDDDDDD S......S S......S",
        "wwwwww dddddd DDDDDD S....S",
        "wwww DDDD S..S",
    ),
    "desk_tipped": ("S...S... wDwwDwww wddddddD wddddddD", "S..S.. wDwDww wddddD", "S.S. wDDD"),
    "chair": ("BBBBB BbbbB bbbbb S...S S...S", "BBBB bbbb S..S", "BBB S.S"),
    "chair_tipped": ("S...BB Sbbbbb ..SSBB", "S..B Sbbb", "SBB"),
    "teacher_desk": (
        "wwwwwwwwwwwwwww wdddddpppdddddw ddddddddddddddd NDDDDDDDDDDDDDN NDDDNDDDDDNDDDN "
        "NDDDDDDDDDDDDDN",
        "wwwwwwwwwww wdddpppdddw NDDDDDDDDDN NDDNDDDNDDN",
        "wwwwwww NDDDDDN",
    ),
    "plant": (
        "..f..f.. .fff.ff. ffgfffgf .fgfffg. ..ggfg.. ...gg... ..DDDD.. ..NDDN..",
        ".f.ff. ffgfff .fgfg. ..gg.. .DDDD. ..DD..",
        "f.ff .fgf .DD.",
    ),
    "bin": ("lllll sSsSs sSsSs sSsSs .sss.", "llll sSsS sSsS", "lll sSs"),
    "vending_machine": (
        "eeeeeeeee eccccccer eyrpfycre eccccccer erypfrcre eccccccer efyrpycre eccccccer "
        "errrrrrrr erkkkkkrr erkkkkkrr RRRRRRRRR",
        "eeeeeee ecccccr eyrpfcr ecccccr efyrpcr errrrrr erkkkrr RRRRRRR",
        "eeee eccr eyfr ekkr RRRR",
    ),
    "console": (
        "SSSSSSSSSSSSSSSS ScccSccccSSycSeS ScccSccccSScySoS ssssssssssssssss mSSSSSSSSSSSSSSm "
        "mS............Sm",
        "SSSSSSSSSSSS SccSccSSycSe ssssssssssss mSSSSSSSSSSm",
        "SSSSSSSS ccScSyce mSSSSSSm",
    ),
    "barricade": (
        "w..w....w..w.... dwdddddwddwddddd NNNNNNNNNNNNNNNN .w...w.....w..w. ddddwddddddwddwd "
        "NNNNNNNNNNNNNNNN",
        "dwdddwddwddd NNNNNNNNNNNN .w..w....w.. dddwddddwddd",
        "dwddwddd NNNNNNNN ddwdddwd",
    ),
    "shelf": (
        "DDDDDDDDDDDDDDDD DrybfreDpbyfrbvD DrybfreDpbyfrbvD DDDDDDDDDDDDDDDD DfbevyDbrfybpeyD "
        "DfbevyDbrfybpeyD DDDDDDDDDDDDDDDD DbybrfeyvbfreDyD DbybrfeyvbfreDyD DDDDDDDDDDDDDDDD "
        "NDDDDDDDDDDDDDDN",
        "DDDDDDDDDDDD DrybfDpyfrbD DrybfDpyfrbD DDDDDDDDDDDD DfbevyDbrfyD DfbevyDbrfyD "
        "DDDDDDDDDDDD NDDDDDDDDDDN",
        "DDDDDDDD DrybfpyD DDDDDDDD DfbeyrbD DDDDDDDD",
    ),
    "locker": (
        "LLLLLLLL lllSlllS lSlSlSlS lllSlllS lSlSlSlS lllSlllS lllSlllS llkSllkS llkSllkS "
        "lllSlllS lllSlllS ssssssss SSSSSSSS",
        "LLLLLL llSllS lSSlSS llSllS llSllS lkSlkS llSllS llSllS ssssss SSSSSS",
        "LLLL lSlS lSlS lSlS ssss SSSS",
    ),
    "locker_open": (
        "LLLLLLLL lkkkkkkl lkkkkkkl lkkbkkkl lkkbkkkl lkkkkkkl lSSSSSSl lkkkkkkl lkrkkkkl "
        "lkrykkkl lkkkkkkl ssssssss SSSSSSSS",
        "LLLLLL lkkkkl lkbkkl lkbkkl lSSSSl lkkkkl lkrkkl lkrykl ssssss SSSSSS",
        "LLLL lkkl lkbl lSSl lkrl SSSS",
    ),
    "rack": (
        "ssssssssssssss sososLsbsssfss sososLsbsssfss SSSSSSSSSSSSSS sosooosobsssss "
        "sosooosobsssss SSSSSSSSSSSSSS m............m",
        "sssssssssss sosLsbssfss SSSSSSSSSSS soosobsssss SSSSSSSSSSS m.........m",
        "sssssss soLbsfs SSSSSSS m.....m",
    ),
    "mat": (
        "BBBBBBBBBBBBBBB bbbbbbbbbbbbbbb bbbbbbbbbbbbbbb aaaaaaaaaaaaaaa",
        "BBBBBBBBBBB bbbbbbbbbbb aaaaaaaaaaa",
        "BBBBBBB aaaaaaa",
    ),
    "extinguisher": ("kk.. rrr. ere. rrr. rrr.", "kk. rr. er. rr.", "k r r"),
    "item_phone": ("kkk kck kck kck kkk", "kkk kck kkk", "kc kc"),
    "item_mop": ("....w ...w. ..w.. .w... lLl..", "...w ..w. .w.. lL..", ".w l."),
    "item_bandage": ("ppppp pprpp prrrp pprpp ppppp", "ppp prp ppp", "pr rp"),
    "item_ration": ("LLLL oyyo oooo LLLL", "LLL oyo ooo", "yy oo"),
    "item_blood_pack": (".ll. rrrr reer rrrr .rr.", ".l. rer rrr", "rr er"),
    "item_keycard": ("ccccc cpkkc ccccc", "cccc cpkc", "cc pc"),
    "item_extinguisher": (".kk. .rr. rerr rrrr .rr.", ".k. rer rrr", "er rr"),
    "item_bow": (".dd. d..L d..L .dd.", ".d. d.L .d.", "dL dL"),
    "item_arrow": ("...L ..w. .w.. e...", "..L .w. e..", ".L e."),
    "item_rope": (".ww. w..w .ww. ww..", ".w. w.w .w.", "ww ww"),
    "papers": ("pp.. .pLp", "pp .p", "p"),
    "papers_2": ("p.pp .pp.", "p.p .p", "pp"),
    "papers_3": (".ppL pp..", ".pp p..", "p"),
    "campfire": (
        "....y.... ...yy.e.. ..oyyo... ..oypyo.. .eoypyoe. .eoyppoe. lDwwDDwDl .lslDlsl.",
        "...y... ..yye.. .oypyo. .eyppye lDwwDDl .slsls.",
        "..y.. .oyo. eypoe DwwDD",
    ),
    "campfire_2": (
        "......... ..e.y.... ...oyyo.. ..oyyyoe. .eoypyoe. .eoppyoe. lDwwDDwDl .lslDlsl.",
        "....... ..eyy.. .oyyyoe .eyppye lDwwDDl .slsls.",
        "..... .yoy. eopye DwwDD",
    ),
    "campfire_3": (
        ".....y... ..e.yy... ...oyyo.. ..oypyo.. .eoypyoe. .eoppyoe. lDwwDDwDl .lslDlsl.",
        "....y.. ..eyy.. .oypyo. .eyppye lDwwDDl .slsls.",
        "...y. .oyo. eopye DwwDD",
    ),
    "campfire_4": (
        "......... ....y.e.. ..oyyo... .eoyyyo.. .eoypyoe. .eoyppoe. lDwwDDwDl .lslDlsl.",
        "....... ..yye.. eoyyyo. .eyppye lDwwDDl .slsls.",
        "..... .yoy. eypoe DwwDD",
    ),
    "board": (
        "wwwwwwww GGGGGGGG GfGGGpGG GGpGfGGG wwwwwwww",
        "wwwwww GGfGpG GpGGfG wwwwww",
        "wwww GpGf GGGG",
    ),
    "notice_board": (
        "NNNNNNNN wpwvwyww wpwvwwcw wwwvwwww NNNNNNNN",
        "NNNNNN wpwywv wpwwcw NNNNNN",
        "wwww pwyc wwww",
    ),
    "clock": (".pp. ppkp pkkp .pp.", "ppp pkp ppp", "pp pp"),
    "room_plate": ("BBBBB BppLB BBBBB", "BBBB BppB", "BB"),
    "exit_sign": ("gggggg gpgppg gggpgg gggggg", "ggggg gpgpg ggggg", "ggg gpg"),
    "speaker": ("SSSS SkkS SkkS", "SSS SkS", "SS"),
    "lamp_red": (".yy. eeee .ee.", ".y. eee", "ee"),
    "glass_shards": (".c..L.. L..c..c", "c.L.c .c..L", "c.L"),
    "tree": (
        "...gggggg... .ggffffggg.. ggffffffggg. gfffffggggGg ggffggggggGg gggggggGgGGg "
        ".gggGggGGGG. ..GGGGGGGG.. ....DDN..... ....DDN.....",
        "..gggg.. .gffggg. gffffggg gfffggGg ggggggGg .gGgGGG. ...DN... ...DN...",
        ".ggg. gffgg gfggG .GGG. ..D..",
    ),
}  # fmt: skip
LOOSE = ("item_", "extinguisher")
"""What lies on the floor to be taken has an outline, else it would be lost there."""


def pictures(size: int) -> dict[str, Picture]:
    """Draw every thing for tiles of `size` px."""
    column = {8: 0, 6: 1, 4: 2}[size]
    drawn = {}
    for name, rows in THINGS.items():
        image = paint(grid(rows[column].split()), KEY)
        if name.startswith(LOOSE) and size > 4:
            image = outlined(image)
        drawn[name] = Picture(image, (image.shape[1] // 2, image.shape[0] - 1))
    return drawn
