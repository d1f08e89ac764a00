"""A player at a terminal that never tells when a key is let go, and who has nothing but its keys.

    python -m tests.terminal.keybot --seed 3

A playtest bot decides what to do; a typist puts that into key presses as a person there must: a
direction is pressed once and lasts, `.` stops, a capital sprints, sneaking is switched on and off,
blows go where the body faces.  The bytes go through the terminal's own tokeniser and its model of
what is held into the real screen of play.  Time is counted in ticks, so every run is the same.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field

from hyosan_arcade.content.library import find_level
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import load_words
from hyosan_arcade.frontends.terminal.held import Held
from hyosan_arcade.frontends.terminal.mouse import Pointer
from hyosan_arcade.frontends.terminal.tokeniser import Tokeniser
from hyosan_arcade.run.bots import BOTS
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.intent import AIM_UNITS, Button, Intent, Order, Pace
from hyosan_arcade.sim.snapshot import BodyView
from hyosan_arcade.sim.tuning import TICK_S
from hyosan_arcade.sim.world import Difficulty
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.compose import Staging
from hyosan_arcade.view.controls import ControlMap
from hyosan_arcade.view.hints import HintBook
from hyosan_arcade.view.screens.play import PlayScreen
from hyosan_arcade.view.screens.screen import Choices, GameContext

WAY_KEYS = {
    (0, -1): b"w",
    (0, 1): b"s",
    (-1, 0): b"a",
    (1, 0): b"d",
    (-1, -1): b"q",
    (1, -1): b"e",
    (-1, 1): b"z",
    (1, 1): b"c",
}
"""The key of each of eight ways (x, y)."""
BUTTON_KEYS = {
    Button.HIT: b"j",
    Button.SHOVE: b"f",
    Button.USE: b" ",
    Button.ITEM: b"i",
    Button.NEXT_ITEM: b"\t",
}
ORDER_KEYS = {Order.COME: b"1", Order.HOLD: b"2", Order.LISTEN: b"4", Order.FIGHT: b"5"}
ANSWER_KEYS = (b"1", b"2", b"3", b"4")
STOP_KEY, SNEAK_KEY = b".", b"x"
SLANT = 0.414
"""tan 22.5°: beyond it a way is nearer to the diagonal than to the straight."""
SWITCH_TICKS = 45
"""The sneak key rests so long after a press, lest one held down switch back and forth."""
Way = tuple[int, int]


def eighth(x: float, y: float) -> Way:
    """Return the nearest of eight ways, (0, 0) for none.

    >>> eighth(1, 0), eighth(1, -0.9), eighth(-5, 2), eighth(0, 0)
    ((1, 0), (1, -1), (-1, 0), (0, 0))
    """
    least = SLANT * max(abs(x), abs(y))
    return (x > least) - (x < -least), (y > least) - (y < -least)


@dataclass(slots=True)
class Typist:
    """Puts intents into key presses; remembers what lasts, as the player's own head would."""

    typed: list[bytes] = field(default_factory=list)
    _way: Way = (0, 0)
    _is_fast: bool = False
    _sneaks: bool = False
    _switch_rests: int = 0

    def keys_for(self, intent: Intent, me: BodyView | None) -> bytes:
        """Return what to type for this tick, b"" where what lasts will do."""
        keys = [*self._paced(intent, me), *self._pressed(intent)]
        self.typed += keys
        return b"".join(keys)

    def _paced(self, intent: Intent, me: BodyView | None) -> list[bytes]:
        """Change what lasts: the way, the sprint, the sneaking."""
        way = eighth(intent.move_x, intent.move_y)
        if me and intent.has_aim and intent.buttons & (Button.HIT | Button.SHOVE):
            way = eighth(intent.aim_x / AIM_UNITS - me.x, intent.aim_y / AIM_UNITS - me.y)
        keys: list[bytes] = []
        is_fast = intent.pace is Pace.SPRINT and way != (0, 0)
        sneaks = intent.pace is Pace.SNEAK or (self._sneaks and way == (0, 0))
        self._switch_rests = max(self._switch_rests - 1, 0)
        if sneaks != self._sneaks and not is_fast:
            if self._switch_rests:
                sneaks = self._sneaks
            else:
                keys.append(SNEAK_KEY)
                self._switch_rests = SWITCH_TICKS
        if (way, is_fast) != (self._way, self._is_fast):
            key = WAY_KEYS.get(way, STOP_KEY)
            keys.append(key.upper() if is_fast else key)
        self._way, self._is_fast, self._sneaks = way, is_fast, sneaks and not is_fast
        return keys

    def _pressed(self, intent: Intent) -> list[bytes]:
        keys = [key for button, key in BUTTON_KEYS.items() if intent.holds(button)]
        if intent.order in ORDER_KEYS:
            keys.append(ORDER_KEYS[intent.order])
        if intent.answer:
            keys.append(ANSWER_KEYS[int(intent.answer) - 1])
        return keys


@dataclass(slots=True)
class KeyRun:
    """One run of a level by keys alone: `session` is what was played, `typed` every key."""

    session: Session
    typed: list[bytes]


def play_by_keys(level_name: str, seed: int, bot_name: str, limit_s: int) -> KeyRun:
    """Play a level on Story until the run is over or `limit_s` seconds of play have passed."""
    level = find_level(level_name)
    words, bound = load_words(assets_root() / "text"), ControlMap()
    held, tokeniser = Held(bound, Pointer(lambda row, col: None)), Tokeniser()
    context = GameContext(
        Staging(Art.load(assets_root()), words, bound),
        lambda: (),
        HintBook(words, bound),
        Choices(Difficulty.STORY, seed),
    )
    screen, typist, bot = PlayScreen(context, level), Typist(), BOTS[bot_name](seed)
    for tick in range(round(limit_s / TICK_S)):
        seen, now_s = screen.snapshot, tick * TICK_S
        keys = typist.keys_for(bot.decide(seen), seen.person(0))
        controls = held.read(tokeniser.feed(keys, now_s), now_s)
        screen.tick(controls)
        if screen.session.is_over:
            break
    return KeyRun(screen.session, typist.typed)


def main() -> None:
    """Play once and say what it came to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--level", default="classroom")
    parser.add_argument("--bot", choices=sorted(BOTS), default="sneak")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=600)
    options = parser.parse_args()
    run = play_by_keys(options.level, options.seed, options.bot, options.seconds)
    result = run.session.result()
    print(
        f"{result.outcome or 'nothing'} ({result.outcome_text}) on {result.difficulty.value},"
        f" seed {result.seed}: {result.seconds} s of play, {len(run.typed)} keys,"
        f" {result.kills} killed"
    )


if __name__ == "__main__":
    main()
