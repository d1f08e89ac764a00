"""Who is who: the ids by which levels name people.  Their names stand in the text files."""

from __future__ import annotations

HYBRIDS = ("nari", "bora", "gaon", "sian")
"""Those who were bitten and did not turn; the others are like the first, and not like her."""

SURVIVORS = ("jiho", "eunha", "haeul", "daehan", "miso", "yuna", "wooju")
"""Those who can be found and rescued; all but the last can be played."""

PLAYABLE = SURVIVORS[:-1]

PEOPLE = (*PLAYABLE, *HYBRIDS)
"""Whom a person can be."""

CAST = (*HYBRIDS, *SURVIVORS)
