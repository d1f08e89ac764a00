"""Korean letters back to the keys they are typed with: ㅈ is the key w.

Who plays with a Korean input method on sends letters, or whole syllables, instead of keys.  The
two-set keyboard, which is the standard one, says which keys those were; a capital is a key with
Shift.
"""

from __future__ import annotations

SINGLE_FIRST, SINGLE_LAST = "ㄱ", "ㅣ"
SINGLES = (
    "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g"
    " k o i O j p u P h hk ho hl y n nj np nl b m ml l"
).split()
"""Keys of the letters from ㄱ to ㅣ as they stand alone."""
INITIALS = "r R s e E f a q Q t T d w W c z x v g".split()
VOWELS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split()
FINALS = ["", *"r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split()]
SYLLABLE_FIRST, SYLLABLE_LAST = "가", "힣"
CONJOINING = ((0x1100, INITIALS), (0x1161, VOWELS), (0x11A7, FINALS))
"""Letters that join by themselves, as some systems send them: first code, keys."""


def keys_of(letter: str) -> str:
    """Return the keys that type a Korean letter or syllable; "" for anything else.

    >>> [keys_of(letter) for letter in "ㅈㅉㅘ좌한w"]
    ['w', 'W', 'hk', 'whk', 'gks', '']
    """
    if SINGLE_FIRST <= letter <= SINGLE_LAST:
        return SINGLES[ord(letter) - ord(SINGLE_FIRST)]
    if SYLLABLE_FIRST <= letter <= SYLLABLE_LAST:
        place, final = divmod(ord(letter) - ord(SYLLABLE_FIRST), len(FINALS))
        initial, vowel = divmod(place, len(VOWELS))
        return INITIALS[initial] + VOWELS[vowel] + FINALS[final]
    for first, keys in CONJOINING:
        if first <= ord(letter) < first + len(keys):
            return keys[ord(letter) - first]
    return ""
