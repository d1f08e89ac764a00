"""Pictures and sounds of strangers, judged by their first bytes before a decoder sees them.

A PNG of a hundred bytes may announce a picture of 16 GB, and an Ogg file of a megabyte may play for
days.  Both say so in headers that are quick to read.
"""

from __future__ import annotations

import struct

MAX_SIDE_PX = 2048
MAX_SOUND_S = 60
MAX_PAGES = 4096
PNG_MARK = b"\x89PNG\r\n\x1a\n"
IHDR = struct.Struct(">8sL4sLL5B")
COLOR_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
PAGE = struct.Struct("<4sBBqLLLB")
VORBIS = struct.Struct("<B6sLBLLLLB")
DRAW_AGAIN = "save it again as a PNG file"
SAVE_AGAIN = "save it again as Ogg Vorbis"

Wrong = tuple[str, str]
"""What is wrong, and what to do."""


def wrong_with_picture(content: bytes) -> Wrong | None:
    """Return what keeps `content` from being a PNG of bearable size; None if nothing does."""
    if len(content) < IHDR.size:
        return "is no PNG picture", DRAW_AGAIN
    mark, length, chunk, width, height, depth, color, *rest = IHDR.unpack_from(content)
    if (mark, length, chunk) != (PNG_MARK, 13, b"IHDR"):
        return "is no PNG picture", DRAW_AGAIN
    if not (1 <= width <= MAX_SIDE_PX and 1 <= height <= MAX_SIDE_PX):
        return f"is {width} x {height} px", f"the limit is {MAX_SIDE_PX} x {MAX_SIDE_PX}"
    if depth not in COLOR_DEPTHS.get(color, ()) or rest[:2] != [0, 0] or rest[2] > 1:
        return "is a PNG of no known kind", DRAW_AGAIN
    return None


def wrong_with_sound(content: bytes) -> Wrong | None:
    """Return what keeps `content` from being a short Ogg Vorbis sound; None if nothing does.

    What the file says of its length is not believed: its packets are counted, and none can hold
    more samples than half the larger block that the first of them announces.
    """
    packets = _packets(content)
    first = PAGE.size + content[PAGE.size - 1] if packets else 0
    if not packets or len(content) < first + VORBIS.size:
        return "is no Ogg Vorbis sound", SAVE_AGAIN
    kind, mark, _, channels, rate, _, _, _, blocks = VORBIS.unpack_from(content, first)
    if (kind, mark) != (1, b"vorbis") or channels not in (1, 2) or not 8_000 <= rate <= 48_000:
        return "is no Ogg Vorbis sound in mono or stereo", SAVE_AGAIN
    seconds = packets * ((1 << (blocks >> 4)) // 2) / rate
    if seconds > MAX_SOUND_S:
        return f"may play for {seconds:.0f} s", f"the limit is {MAX_SOUND_S} s"
    return None


def _packets(content: bytes) -> int:
    """Count the packets of an Ogg file's pages; 0 if it is none, or one of too many pages."""
    at = count = 0
    for _ in range(MAX_PAGES):
        if at == len(content):
            return count
        if len(content) < at + PAGE.size or content[at : at + 4] != b"OggS":
            return 0
        end = at + PAGE.size + content[at + PAGE.size - 1]
        lacing = content[at + PAGE.size : end]
        count += sum(1 for size in lacing if size < 255)
        at = end + sum(lacing)
    return 0
