"""Teaching lines: each shown once, the first time it would have helped.

A hint is a text key and a condition on what can be seen; the first that holds and has not been
shown is shown for a while.  Keys are named as they are bound now, for the device in use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.throwing import SHOUTER
from hyosan_arcade.sim.tuning import TICKS_PER_S
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.voice import ally_of
from hyosan_arcade.view.wheel import ARROWS

if TYPE_CHECKING:
    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.snapshot import BodyView, Snapshot
    from hyosan_arcade.view.controls import ControlMap

SHOWN_TICKS = 6 * TICKS_PER_S
REST_TICKS = 2 * TICKS_PER_S
READ_TICKS = 2 * TICKS_PER_S
"""A line is read in this time."""
NEAR_TILES = 6.0
HUNGRY = 55.0

Wanted = Callable[["Snapshot", "BodyView"], bool]


@dataclass(frozen=True, slots=True)
class Hint:
    """One teaching line: its key is `hint.NAME`; `urgent` ones push another away.

    One that `passes` goes as soon as its moment has gone: it would be untrue.
    """

    name: str
    wanted: Wanted
    actions: dict[str, Action] = field(default_factory=dict)
    urgent: bool = False
    passes: bool = False


def _after(seconds: int) -> Wanted:
    return lambda snapshot, me: snapshot.tick > seconds * TICKS_PER_S


def _has(item: Item) -> Wanted:
    return lambda snapshot, me: me.items[item] > 0


def _prompted(*verbs: str) -> Wanted:
    return lambda snapshot, me: any(p.verb in verbs for p in snapshot.prompts)


def _near_kind(name: str) -> Wanted:
    def is_near(snapshot: Snapshot, me: BodyView) -> bool:
        kinds = [n for n, kind in enumerate(snapshot.level.kinds) if kind.name == name]
        return _count_near(snapshot, me, np.isin(snapshot.horde.kind, kinds)) > 0

    return is_near


def _calm_near(snapshot: Snapshot, me: BodyView) -> bool:
    return _count_near(snapshot, me, snapshot.horde.mood == Mood.IDLE) > 0


def _can_shout(snapshot: Snapshot, me: BodyView) -> bool:
    has_voice = me.name == SHOUTER and me.ally is None
    return has_voice and not me.items[Item.PHONE] and _calm_near(snapshot, me)


def _chased(snapshot: Snapshot, me: BodyView) -> bool:
    return _count_near(snapshot, me, snapshot.horde.mood == Mood.CHASE) > 0


def _count_near(snapshot: Snapshot, me: BodyView, wanted: np.ndarray) -> int:
    pos = snapshot.horde.pos
    near = (abs(pos[0] - me.x) < NEAR_TILES) & (abs(pos[1] - me.y) < NEAR_TILES)
    return int(np.count_nonzero(near & wanted))


def _crowded(snapshot: Snapshot, me: BodyView) -> bool:
    return _count_near(snapshot, me, snapshot.horde.mood == Mood.CHASE) >= 3


def _has_ally(snapshot: Snapshot, me: BodyView) -> bool:
    ally = ally_of(snapshot)
    return ally is not None and ally.following and snapshot.tick > 25 * TICKS_PER_S


def _ally_hungry(snapshot: Snapshot, me: BodyView) -> bool:
    ally = ally_of(snapshot)
    return ally is not None and ally.ally is not None and ally.ally.hunger > HUNGRY


def _ally_losing(snapshot: Snapshot, me: BodyView) -> bool:
    ally = ally_of(snapshot)
    return ally is not None and ally.ally is not None and ally.ally.losing_ticks > 0


def _is_hybrid(snapshot: Snapshot, me: BodyView) -> bool:
    return me.ally is not None and snapshot.tick > 5 * TICKS_PER_S


def _is_hungry(snapshot: Snapshot, me: BodyView) -> bool:
    return me.ally is not None and me.ally.hunger > HUNGRY


HINTS: tuple[Hint, ...] = (
    Hint("losing", _ally_losing, {"key": Action.USE}, urgent=True, passes=True),
    Hint("grabbed", lambda s, me: me.grabbed, {"key": Action.HIT}, urgent=True),
    Hint("bitten", lambda s, me: me.infection_ticks >= 0, urgent=True),
    Hint(
        "bleeding", lambda s, me: me.bleeding and me.items[Item.BANDAGE] > 0, {"key": Action.ITEM}
    ),
    Hint("hit", _chased, {"key": Action.HIT}, urgent=True),
    Hint("her_hunger", _is_hybrid),
    Hint("her_leap", _is_hybrid, {"key": Action.THROW}),
    Hint("her_hold", _is_hungry, {"key": Action.SHOVE}),
    Hint("shove", _crowded, {"key": Action.SHOVE}),
    Hint("locked", _prompted("locked")),
    Hint("move", _after(1)),
    Hint("use", _prompted("open", "pick", "use"), {"key": Action.USE}),
    Hint("sneak", _calm_near, {"key": Action.SNEAK}),
    Hint(
        "throw", lambda s, me: me.items[Item.PHONE] > 0 and _calm_near(s, me), {"key": Action.THROW}
    ),
    Hint("shout", _can_shout, {"key": Action.THROW}),
    Hint("door", _prompted("close")),
    Hint("desk", _prompted("push")),
    Hint("listen", lambda s, me: s.pulse_ids.size > 0),
    Hint("hunger", _ally_hungry, {"key": Action.USE}),
    Hint("fresh", _near_kind("fresh")),
    Hint("runner", _near_kind("runner")),
    Hint("crouched", _near_kind("crawler")),
    Hint("noise", lambda s, me: max(s.loudness, default=0.0) >= 5.0),
    Hint(
        "order",
        _has_ally,
        {"come": Action.COME, "hold": Action.HOLD, "listen": Action.LISTEN},
    ),
    Hint("hand", lambda s, me: _has_ally(s, me) and _calm_near(s, me), {"key": Action.HAND}),
    Hint("item", _has(Item.BANDAGE), {"key": Action.ITEM, "next": Action.NEXT_ITEM}),
    Hint("sprint", _after(40), {"key": Action.SPRINT}),
    Hint("exit", _after(60)),
)


class HintBook:
    """Which hints have been shown; lives as long as the game, across runs."""

    def __init__(self, words: Words, control_map: ControlMap) -> None:
        self.words = words
        self._map = control_map
        self._shown: set[str] = set()
        self._current: Hint | None = None
        self._ticks_left = 0

    def tick(self, snapshot: Snapshot, me: BodyView) -> None:
        """Let the hint run out, or find the next."""
        self._ticks_left -= 1
        current = self._current
        if current is not None and current.passes and not current.wanted(snapshot, me):
            self._pass(current)
        if self._ticks_left <= 0:
            self._current = None
        if self._ticks_left > -REST_TICKS:
            self._try(snapshot, me, tuple(hint for hint in HINTS if hint.urgent))
        else:
            self._try(snapshot, me, HINTS)

    def text(self, device: str) -> str:
        """Return the line to show, with the keys of `device`, or nothing."""
        if self._current is None:
            return ""
        keys = {name: self._key(action, device) for name, action in self._current.actions.items()}
        keys["keys"] = self.words.get("key.move_pad" if device == "pad" else "key.move_keys")
        return fill(self.words.get(self._text_key(self._current.name, device)), keys)

    def _text_key(self, name: str, device: str) -> str:
        """Return the key of a hint's words; some have others where no key can be held."""
        taps = f"hint.{name}_tap"
        has_taps = device == "keys" and not self._map.holds_keys and self.words.has(taps)
        return taps if has_taps else f"hint.{name}"

    def _key(self, action: Action, device: str) -> str:
        """Name the key of an action; a pad gives orders by holding one button and pointing."""
        if device == "pad" and action in ARROWS:
            held = key_words(self.words, self._map.key_for(Action.ORDERS, device))
            return f"{held}{ARROWS[action]}"
        return key_words(self.words, self._map.key_for(action, device))

    def _pass(self, hint: Hint) -> None:
        """Take a hint away whose moment has gone; one hardly read may come again."""
        if self._ticks_left > SHOWN_TICKS - READ_TICKS:
            self._shown.discard(hint.name)
        self._current, self._ticks_left = None, 0

    def _try(self, snapshot: Snapshot, me: BodyView, hints: tuple[Hint, ...]) -> None:
        fresh = (hint for hint in hints if hint.name not in self._shown)
        wanted = next((hint for hint in fresh if hint.wanted(snapshot, me)), None)
        if wanted is not None:
            self._shown.add(wanted.name)
            self._current, self._ticks_left = wanted, SHOWN_TICKS


def key_words(words: Words, key: str) -> str:
    """Return how a key or button is called.

    Single letters and digits call themselves, in capitals.
    """
    return words.get(f"key.{key}") if words.has(f"key.{key}") else key.upper()


def fill(text: str, names: dict[str, str]) -> str:
    """Put words into the `{places}` of a text.

    >>> fill("{key} strikes", {"key": "J"})
    'J strikes'
    """
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text
