"""What is said: lines of the level's script, and what the ally says by herself.

The script's lines always come through and wait for one another.  The ally picks her words from
the text files, at most one line every twelve seconds, warnings excepted, never the same twice
running; they never hide a line of the script.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.intent import Answer, Order
from hyosan_arcade.sim.tuning import TICKS_PER_S

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from hyosan_arcade.content.words import Words
    from hyosan_arcade.sim.events import Event
    from hyosan_arcade.sim.snapshot import BodyView, Snapshot

LINE_TICKS = 100
LETTER_TICKS = 3
"""A line stays up for `LINE_TICKS` and a little for each letter."""
OWN_GAP_TICKS = 12 * TICKS_PER_S
IDLE_GAP_TICKS = 45 * TICKS_PER_S
HUNGRY = 60.0
LATE_WARNING_TICKS = 4 * TICKS_PER_S
WAITING_LINES = 4
WARNINGS = ("warn", "warn_late", "feral")
"""What she says at once, whatever was said a moment ago."""
ANSWERED: Mapping[int, str] = {
    Answer.SAY_NAME: "held",
    Answer.GIVE_ARM: "arm",
    Answer.PUSH_AWAY: "shoved",
    Answer.GO_AWAY: "sent",
}

OwnEvent = (
    ev.NearBiteAnswered
    | ev.WentFeral
    | ev.CameToHerself
    | ev.AllyReturned
    | ev.HandTaken
    | ev.LeftBehind
    | ev.Roped
    | ev.Called
    | ev.Handed
)
"""What she speaks of when it is hers; other hybrids keep it to themselves."""
OWN_LINES: Mapping[type[Event], str] = {
    ev.LeftBehind: "left_behind",
    ev.Roped: "rope",
    ev.Called: "call",
    ev.Handed: "handed",
}
OTHER_LINES: Mapping[type[Event], str] = {
    ev.TalkedDown: "talked",
    ev.VariantWoke: "woke",
    ev.ShotFired: "shot",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Words and who says them (a name key, "" = nobody)."""

    who: str
    text: str

    @property
    def ticks(self) -> int:
        """How long it stays up."""
        return LINE_TICKS + LETTER_TICKS * len(self.text)


class Voice:
    """The one line on screen, and those waiting."""

    def __init__(self, words: Words, random: Random) -> None:
        self._words = words
        self._random = random
        self._waiting: deque[Line] = deque(maxlen=WAITING_LINES)
        self._line: Line | None = None
        self._ticks_left = 0
        self._since_own = OWN_GAP_TICKS
        self._last_own = ""
        self._was_gone = False

    def hear(self, event: Event, snapshot: Snapshot) -> None:
        """Take in what is said, and what makes the ally speak."""
        if isinstance(event, ev.Said):
            self._waiting.append(Line(event.who, self._words.get(self._pick(event.text))))
            return
        ally = ally_of(snapshot)
        kind = _own_kind(event, ally)
        if ally is not None and kind and ally.ally is not None and not ally.ally.has_left:
            self._speak(ally.name, kind)

    def tick(self, snapshot: Snapshot) -> None:
        """Let a line run out, take the next, or let the ally think aloud."""
        self._since_own += 1
        self._ticks_left -= 1
        if self._ticks_left <= 0:
            self._line = None
            if self._waiting:
                self._show(self._waiting.popleft())
        ally = ally_of(snapshot)
        if ally is not None and ally.ally is not None:
            is_gone = ally.ally.gone_ticks > 0
            thinks = not (is_gone or ally.ally.has_left or ally.ally.feral_ticks > 0)
            if is_gone != self._was_gone:
                self._speak(ally.name, "hurt" if is_gone else "back")
            self._was_gone = is_gone
            if self._since_own >= IDLE_GAP_TICKS and thinks and self._line is None:
                self._speak(ally.name, "hunger" if ally.ally.hunger > HUNGRY else "idle")

    def shown(self) -> tuple[str, str]:
        """Return (speaker, words) of the line on screen, empty for silence."""
        if self._line is None:
            return "", ""
        who = self._line.who
        return self._words.get(f"name.{who}") if who else "", self._line.text

    def _speak(self, who: str, kind: str) -> None:
        """Let the ally say a line of `kind`, if it is not too soon and nobody else speaks."""
        is_warning = kind in WARNINGS
        if not is_warning and (self._since_own < OWN_GAP_TICKS or self._line is not None):
            return
        key = self._pick(f"nari.{kind}")
        self._since_own, self._last_own = 0, key
        self._show(Line(who, self._words.get(key)))

    def _pick(self, key: str) -> str:
        """Return `key`, or one of the keys `key_1`, `key_2`, … but not the last one again."""
        choices = [line for line in self._words.lines(key) if line != self._last_own]
        return self._random.choice(choices) if choices else key

    def _show(self, line: Line) -> None:
        self._line, self._ticks_left = line, line.ticks


def ally_of(snapshot: Snapshot) -> BodyView | None:
    """Return the first hybrid who has joined and is no person's own body, here or gone."""
    for body in snapshot.bodies:
        ally = body.ally
        if ally is not None and body.person < 0 and ally.has_joined and not ally.is_hostile:
            return body
    return None


def _own_kind(event: Event, ally: BodyView | None) -> str:
    """Say what kind of line of the ally an event calls for."""
    if ally is not None and isinstance(event, OwnEvent) and event.body_id != ally.body_id:
        return ""
    match event:
        case ev.VariantWoke(body_id=body_id) if ally is not None and body_id == ally.body_id:
            return "woke_self"
        case ev.NearBiteAnswered(answer=answer, held=held):
            return ANSWERED.get(answer, "") if held or answer != Answer.SAY_NAME else ""
        case ev.WentFeral():
            return "feral"
        case ev.CameToHerself():
            return "herself"
        case ev.AllyReturned(gift=gift):
            return f"gift_{gift or 'none'}"
        case ev.HandTaken(held=held):
            return "hand" if held else "hand_off"
        case ev.LeftBehind() | ev.Roped() | ev.Called() | ev.Handed():
            return OWN_LINES[type(event)]
        case ev.TalkedDown() | ev.VariantWoke() | ev.ShotFired():
            return OTHER_LINES[type(event)]
        case ev.AllyWarned(lead_ticks=lead):
            return "warn_late" if lead < LATE_WARNING_TICKS else "warn"
        case ev.AllyOrdered(order=order):
            return Order(order).name.lower()
        case ev.AllyStruck():
            return "struck"
        case ev.Fed():
            return "fed"
        case ev.Bitten(body_id=body_id) if ally is None or body_id != ally.body_id:
            return "bitten"
        case ev.PhoneRang(pull=pull) if pull >= 1.0:
            return "phone"
        case ev.DoorMoved(slammed=True):
            return "door"
    return ""
