"""What every run is shown with: the art, the words of the player's language, the keys."""

from __future__ import annotations

import locale
import os

from hyosan_arcade.commands.failure import CommandError
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import FALLBACK, Words, languages, load_words
from hyosan_arcade.view.art import Art, ArtError
from hyosan_arcade.view.compose import Staging
from hyosan_arcade.view.controls import ControlMap

LANGUAGE_VARIABLE = "HYOSAN_LANGUAGE"


def staging() -> Staging:
    """Load art and words; raise CommandError, one line with file and fix, if either is at fault."""
    try:
        return Staging(Art.load(assets_root()), player_words(), ControlMap())
    except (ArtError, ContentError) as error:
        raise CommandError(str(error)) from error


def player_words() -> Words:
    """Return the words of the language asked for, else of the system's if there are any."""
    root = assets_root() / "text"
    offered = languages(root)
    asked = os.environ.get(LANGUAGE_VARIABLE) or (locale.getlocale()[0] or FALLBACK)
    code = asked.split("_")[0].lower()
    return load_words(root, code if code in offered else FALLBACK)
