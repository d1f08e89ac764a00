"""The level that `hyosan level new` writes: small, commented, and playable as it stands.

It shows one of everything a first level needs: a drawing, a legend entry, zones, four triggers and
a way out.  Its first line names the schema, so that editors help from the first letter on.
"""

from __future__ import annotations

import json
import re
import unicodedata

SCHEMA_FILE = "schema.json"
PLAIN_ID = "my_level"
MAX_ID = 40
_NOT_ID = re.compile(r"[^a-z0-9]+")

_STARTER = """\
#:schema ./schema.json
# A level is this one file.  Lines that begin with # are for you; the game skips them.
# Change something, save, and look:  hyosan level play {file} --watch
format = 1
id = {id}
title = {{ en = {title} }}         # more languages: title = {{ en = "…", ko = "…" }}
author = ""

[rules]
weather = "night"                # clear, rain, storm, fog, snow or night
music = "calm"
dark = 0.3                       # 0 is day, 1 is black
director = false                 # true: more of the dead come while you play

# One character is one tile.  All rows are equally long.  # wall, . floor, : wood, + door,
# t desk, c chair, * lamp, @ you, A Nari, z walker, p phone, R ration, E the way out.
# A wall seen from the front is two tiles thick; its doors stand in the southern row.
[map]
rows = '''
############################
#####""####B####""####O#####
#::::::::::::::#...........#
#::::T:::::::p:#..L........#
#::::::::*:::::#.....*..z..#
#:t::t::t::t:::#...........#
#:c::c::c::c:::#..x........#
#:@:A::::::::::#..R.....1..#
############..######..######
############++######++######
#....................z.....#
#..p.......*...........*...E
#..............b...........E
############################
'''
# The same size again.  A letter says to which zone a tile belongs, a dot: to none.
zones = '''
............................
............................
.AAAAAAAAAAAAAA.SSSSSSSSSSS.
.AAAAAAAAAAAAAA.SSSSSSSSSSS.
.AAAAAAAAAAAAAA.SSSSSSSSSSS.
.AAAAAAAAAAAAAA.SSSSSSSSSSS.
.AAAAAAAAAAAAAA.SSSSSSSSSSS.
.AAAAAAAAAAAAAA.SSSSSSSSSSS.
............................
............................
.HHHHHHHHHHHHHHHHHHHHHHHHHH.
.HHHHHHHHHHHHHHHHHHHHHHHHHHX
.HHHHHHHHHHHHHHHHHHHHHHHHHHX
............................
'''

[zones]
A = "classroom"
S = "staff_room"
H = "hall"
X = "way_out"

# What else letters mean.  A mark is a place that triggers can name.
[legend]
"1" = {{ mark = "corner" }}

# When this happens, if that holds, then do these in order.
[[trigger]]
id = "hello"
when = {{ on = "start" }}
then = [
  {{ do = "objective", id = "out", text = "obj.out" }},
  {{ do = "say", who = "nari", text = "say.hello" }},
]

[[trigger]]
id = "hall"
when = {{ on = "enter", zone = "hall" }}
then = [{{ do = "say", who = "nari", text = "say.hall" }}]

[[trigger]]
id = "company"
when = {{ on = "timer", after = 40 }}
then = [{{ do = "spawn", kind = "walker", count = 2, at = "hall" }}]

[[trigger]]
id = "escape"
when = {{ on = "escape", zone = "way_out" }}
then = [
  {{ do = "objective", id = "out", text = "obj.out", status = "done" }},
  {{ do = "end", result = "win", text = "say.out" }},
]

# The words.  For Korean add [text.ko] with the same keys.
[text.en]
"obj.out" = "Leave by the east end of the hall"
"say.hello" = "Quiet. Something walks out there."
"say.hall" = "Throw the phone west. Then we go east."
"say.out" = "That was your first level."
"zone.classroom" = "Classroom"
"zone.staff_room" = "Staff room"
"zone.hall" = "Hall"
"zone.way_out" = "The way out"
"""


def starter(name: str, file: str) -> str:
    """Return the text of a new level called `name`, to stand in `file`."""
    title = json.dumps(name, ensure_ascii=False)
    return _STARTER.format(file=file, id=json.dumps(level_id(name)), title=title)


def level_id(name: str) -> str:
    """Return a level id made of the letters and digits of a name.

    >>> level_id("The Music Room!"), level_id("2nd floor"), level_id("음악실")
    ('the_music_room', 'level_2nd_floor', 'my_level')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = _NOT_ID.sub("_", plain).strip("_")
    if slug and not slug[0].isalpha():
        slug = f"level_{slug}"
    return slug[:MAX_ID].rstrip("_") or PLAIN_ID
