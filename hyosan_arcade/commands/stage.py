"""What every run is shown with: the art, the words of the player's language, the keys."""

from __future__ import annotations

import locale
import logging
import os
from pathlib import Path

from hyosan_arcade.commands.failure import CommandError
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.library import global_overlay
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import FALLBACK, Words, languages, load_words
from hyosan_arcade.view.art import Art, ArtError
from hyosan_arcade.view.compose import Staging
from hyosan_arcade.view.controls import ControlMap
from hyosan_arcade.view.dressing import dressed

log = logging.getLogger(__name__)

LANGUAGE_VARIABLE = "HYOSAN_LANGUAGE"
SYSTEM_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where systems other than Windows name the language, the strongest first."""


def staging(levels: Path | None = None) -> Staging:
    """Load art, with what allowed packs put before it, and words.

    Raises CommandError, one line with file and fix, if either is at fault.
    """
    try:
        art = dressed(Art.load(assets_root()), global_overlay(levels))
        return Staging(art, player_words(), ControlMap())
    except (ArtError, ContentError) as error:
        raise CommandError(str(error)) from error


def player_words() -> Words:
    """Return the words of the language asked for, else of the system's if there are any."""
    root = assets_root() / "text"
    offered = languages(root)
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    code = language_code(asked or system_language())
    if code in offered:
        return load_words(root, code)
    if asked:
        log.warning("%s=%s: there is only %s", LANGUAGE_VARIABLE, asked, ", ".join(offered))
    return load_words(root, FALLBACK)


def system_language() -> str:
    """Return how the system names its language, or nothing."""
    named = (os.environ.get(name) for name in SYSTEM_VARIABLES)
    return next((name for name in named if name), None) or locale.getlocale()[0] or ""


def language_code(name: str) -> str:
    """Return the two letters of a language, from any of the ways in which systems name it.

    >>> [language_code(name) for name in ("ko", "ko_KR.UTF-8", "Korean_Korea", "en-GB", "C")]
    ['ko', 'ko', 'ko', 'en', 'c']
    """
    first = name.replace("-", "_").replace(".", "_").partition("_")[0]
    return locale.normalize(first).partition("_")[0].lower()
