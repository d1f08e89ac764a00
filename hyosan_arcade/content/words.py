"""The words on screen: a key in, a line in the player's language out.

A text file is TOML, tables of strings; `[prompt] open = "Open"` has the key `prompt.open`.  What
the chosen language lacks is said in English, and what English lacks is said as the key itself, so
that a missing word is seen on screen and never stops a game.  Placeholders are plain `{name}`:
no format codes, no attribute access, so a text from a stranger can do nothing but be read.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hyosan_arcade.content.faults import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hyosan_arcade.sim.spec import LevelSpec

FALLBACK = "en"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language over those of English; the nearest layer wins."""

    language: str
    layers: tuple[Mapping[str, str], ...]

    def get(self, key: str, **names: object) -> str:
        """Return the words of `key` with its placeholders filled; a missing key is shown as is.

        >>> Words("en", ({"prompt.pick": "Take {item}"},)).get("prompt.pick", item="the mop")
        'Take the mop'
        """
        text = next((layer[key] for layer in self.layers if key in layer), key)
        if not names:
            return text
        return _PLACEHOLDER.sub(lambda m: str(names.get(m[1], m[0])), text)

    def has(self, key: str) -> bool:
        """Say whether any layer knows `key`."""
        return any(key in layer for layer in self.layers)

    def lines(self, prefix: str) -> tuple[str, ...]:
        """Return the keys `prefix_1`, `prefix_2`, …, as many as there are without a gap."""
        keys: list[str] = []
        while self.has(key := f"{prefix}_{len(keys) + 1}"):
            keys.append(key)
        return tuple(keys)

    def of_level(self, level: LevelSpec) -> Words:
        """Return these words with the level's own before them: a level may rename anything."""
        order = sorted(level.text, key=lambda code: (code != self.language, code != FALLBACK))
        own = [level.text[code] for code in order if code in (self.language, FALLBACK)]
        # A level written in one language only is still better read in that one than as keys.
        foreign = [level.text[code] for code in order if code not in (self.language, FALLBACK)]
        return Words(self.language, (*own, *self.layers, *foreign))

    def title_of(self, level: LevelSpec) -> str:
        """Return the level's title in this language, in English, or in what there is."""
        any_title = next(iter(level.title.values()), level.level_id)
        return level.title.get(self.language) or level.title.get(FALLBACK) or any_title


def load_words(text_root: Path, language: str = FALLBACK) -> Words:
    """Read `language` and English from `text_root`; raise ContentError for a file at fault."""
    english = read_texts(text_root / f"{FALLBACK}.toml")
    if language == FALLBACK:
        return Words(language, (english,))
    return Words(language, (read_texts(text_root / f"{language}.toml"), english))


def languages(text_root: Path) -> tuple[str, ...]:
    """Return the codes of the languages on offer, English first."""
    found = sorted(path.stem for path in text_root.glob("*.toml"))
    return tuple(sorted(found, key=lambda code: code != FALLBACK))


def read_texts(path: Path) -> dict[str, str]:
    """Read one text file into flat keys; raise ContentError naming the file and what to do."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ContentError(f"{path}: no such text file; put it back from the game's copy") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ContentError(f"{path}: cannot be read: {error}") from error
    return dict(_flat(path, table, ""))


def _flat(path: Path, table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(path, value, f"{prefix}{name}.")
        elif isinstance(value, str):
            yield f"{prefix}{name}", value
        else:
            raise ContentError(f"{path}: {prefix}{name} must be words in quotes, not {value!r}")
