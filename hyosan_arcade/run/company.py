"""How a playtest bot treats the hybrid beside it.

A `Manner` is a few choices: whose hand is taken and when, what she is fed, what she is sent to do,
and what a near-bite is answered with.  `Company` sees what the bot sees and answers before the
bot's own reflexes do, or adds an order to what it does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from hyosan_arcade.run.legs import Place, gap_between, middle, stick
from hyosan_arcade.run.senses import Senses, nearest_gap
from hyosan_arcade.sim import tuning
from hyosan_arcade.sim.intent import AIM_UNITS, IDLE, Answer, Button, Intent, Order, Pace
from hyosan_arcade.sim.snapshot import AllyView, BodyView
from hyosan_arcade.sim.spec import TILE_INDEX, Item, Tile

CROWD_WAY = 14
"""Tiles of the way ahead that are looked at for a crowd."""
HAND_WAY = 8
"""The same for taking her hand."""
CROWD_TILES = 4.0
CROWD_COUNT = 3
MARGIN = 1.0
"""Hunger short of her restraint at which her hand is let go, and she is not sent to fight."""
HAND_MARGIN = 10.0
"""The same for taking her hand."""
ORDER_REST_TICKS = 180
HOLD_REST_TICKS = 1200
"""Who keeps away does not tell her to stay more often than this."""
LISTEN_REST_TICKS = 1500
LISTEN_WAIT_TICKS = 150
DRAW_TICKS = 720
DRAW_REST_TICKS = 1500
"""From one time she draws them off to the next."""
ROPE_WAIT_TICKS = 900
FAR_TILES = 18
MEET_TILES = 5.0
"""She is gone to meet when she is this near and her hand is wanted."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A way to treat her; `feeds_at` is the hunger from which she is fed, above 100 = never.

    `answers` to a near-bite come in order of preference; the first that is open is given, her name
    only where the bond holds.
    """

    name: str
    feeds_at: float
    answers: tuple[Answer, ...]
    holds_hands: bool = False
    sends: bool = False
    keeps_away: bool = False


PLAIN = Manner("plain", 50.0, (Answer.SAY_NAME, Answer.GIVE_ARM, Answer.GO_AWAY))
ALONE = Manner("alone", 200.0, (Answer.PUSH_AWAY, Answer.GO_AWAY), keeps_away=True)
HAND = Manner("hand", 45.0, (Answer.SAY_NAME, Answer.GIVE_ARM, Answer.PUSH_AWAY), holds_hands=True)
FEEDER = Manner("feeder", 26.0, (Answer.SAY_NAME, Answer.PUSH_AWAY, Answer.GO_AWAY), sends=True)
OUTCOMES_HELD = ("held", "arm", "shoved", "leaves", "goes")
"""Outcomes of an answer after which nobody is bitten."""


class Company:
    """The bot's side of the friendship."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self._order_due = 0
        self._hand_due = 0
        self._listen_due = 0
        self._draw_due = 0
        self._busy_until = 0
        """While she listens or draws them off, she is not called back."""

    # --- what the planner asks ------------------------------------------------------------------

    def bridges(self, senses: Senses) -> bool:
        """Say whether a gap may be planned across: she would rope it."""
        return self.manner.sends and _friend(senses) is not None

    def is_bold(self, senses: Senses) -> bool:
        """Say whether the dead ahead need not be feared: hand in hand."""
        friend = _friend(senses)
        return friend is not None and friend[1].holding_hand

    def food(self, senses: Senses) -> dict[Item, int]:
        """Return how much food is worth carrying: none without somebody to feed."""
        if self.manner.feeds_at > 100 or _friend(senses) is None:
            return {}
        return {Item.RATION: 2, Item.BLOOD_PACK: 3}

    # --- before the bot's own reflexes ----------------------------------------------------------

    def answer(self, senses: Senses) -> Intent | None:
        """Answer a near-bite as the manner has it; nothing while none is open."""
        bite = senses.seen.near_bite
        if bite is None:
            return None
        outcomes = {view.answer: view.outcome for view in bite.answers if view.is_open}
        for wanted in self.manner.answers:
            if outcomes.get(int(wanted)) in OUTCOMES_HELD:
                return Intent(answer=wanted)
        return IDLE

    def lead(self, senses: Senses, way: list[Tile], move: tuple[int, int]) -> Intent | None:
        """Walk hand in hand, or wait at a gap for a rope; None to let the bot do as it likes."""
        friend = _friend(senses)
        if friend is None:
            return None
        if self.manner.sends:
            roped = self._at_gap(senses, friend[0], way)
            if roped is not None:
                return roped
            if self._waits(senses, friend[1], way):
                return Intent(pace=Pace.SNEAK)
        if not self.manner.holds_hands:
            return None
        body, ally = friend
        if ally.holding_hand:
            if self._lets_go(senses, ally, way):
                return self._press_hand(senses)
            return Intent(*move, pace=Pace.SNEAK)
        if not self._wants_hand(senses, ally, way):
            return None
        place = (body.x, body.y)
        gap = gap_between(place, senses.here)
        if gap <= tuning.REACH * 0.9:
            return self._press_hand(senses)
        if gap > MEET_TILES:
            return None
        return Intent(*stick(senses.here, place), pace=Pace.SNEAK)

    def feeds(self, senses: Senses) -> bool:
        """Say whether she should be fed now."""
        friend = _friend(senses)
        return friend is not None and friend[1].hunger >= self.manner.feeds_at

    # --- beside what the bot does ---------------------------------------------------------------

    def with_order(self, senses: Senses, intent: Intent, way: list[Tile]) -> Intent:
        """Add the order she should have now."""
        friend = _friend(senses)
        if friend is None or senses.tick < self._order_due or intent.order:
            return intent
        order, place = self._wish(senses, friend[1], way)
        if not order or (friend[1].order == order and order is not Order.GO):
            return intent
        if friend[1].holding_hand and order is Order.COME:
            return intent
        rest = HOLD_REST_TICKS if order is Order.HOLD else ORDER_REST_TICKS
        self._order_due = senses.tick + rest
        return _ordered(intent, order, place)

    def _wish(self, senses: Senses, ally: AllyView, way: list[Tile]) -> tuple[Order, Place | None]:
        manner = self.manner
        if manner.keeps_away:
            return Order.HOLD, None
        if senses.tick < self._busy_until:
            return Order.NONE, None
        in_fight = senses.count_awake_within(6.0 if ally.order == Order.FIGHT else 3.5)
        if in_fight >= 2 and ally.hunger < ally.restraint - MARGIN and not ally.holding_hand:
            return Order.FIGHT, None
        if manner.sends and not in_fight:
            sent = self._sending(senses, way)
            if sent is not None:
                return sent
        return Order.COME, None

    def _sending(self, senses: Senses, way: list[Tile]) -> tuple[Order, Place | None] | None:
        """Let her listen before a crowd, then draw it off."""
        crowd = senses.count_calm_beside(way[:CROWD_WAY], CROWD_TILES)
        if crowd < CROWD_COUNT:
            return None
        if senses.tick >= self._listen_due and nearest_gap(senses) > 5:
            self._listen_due = senses.tick + LISTEN_REST_TICKS
            self._busy_until = senses.tick + LISTEN_WAIT_TICKS
            return Order.LISTEN, None
        if senses.tick >= self._draw_due:
            place = _aside(senses, way)
            if place is not None:
                self._draw_due = senses.tick + DRAW_REST_TICKS
                self._busy_until = senses.tick + DRAW_TICKS
                return Order.GO, place
        return None

    def _at_gap(self, senses: Senses, body: BodyView, way: list[Tile]) -> Intent | None:
        """Stop at the edge of a gap on the way and send her over it."""
        gap = TILE_INDEX["gap"]
        ahead = [tile for tile in way[:3] if senses.seen.tiles[tile] == gap]
        if not ahead:
            return None
        beyond = next((t for t in way if t not in ahead and _is_beyond(way, t, ahead[-1])), None)
        if beyond is None or senses.tick < self._order_due:
            return Intent(pace=Pace.SNEAK)
        self._order_due = senses.tick + ROPE_WAIT_TICKS
        self._busy_until = senses.tick + ROPE_WAIT_TICKS
        return _ordered(Intent(pace=Pace.SNEAK), Order.GO, middle(beyond))

    def _waits(self, senses: Senses, ally: AllyView, way: list[Tile]) -> bool:
        """Say whether to stand by while she listens, or draws off those who stand in the way."""
        if senses.tick >= self._busy_until or senses.count_awake_within(6.0):
            return False
        if ally.order == Order.LISTEN:
            return True
        return senses.count_calm_beside(way[:CROWD_WAY], CROWD_TILES) >= CROWD_COUNT

    def _wants_hand(self, senses: Senses, ally: AllyView, way: list[Tile]) -> bool:
        if senses.tick < self._hand_due or ally.hunger > ally.restraint - HAND_MARGIN:
            return False
        if senses.count_awake_within(5.0):
            return False
        return senses.count_calm_beside(way[:HAND_WAY], CROWD_TILES) >= CROWD_COUNT - 1

    def _lets_go(self, senses: Senses, ally: AllyView, way: list[Tile]) -> bool:
        if senses.tick < self._hand_due:
            return False
        if ally.hunger > ally.restraint - MARGIN or senses.count_awake_within(3.5):
            return True
        return not senses.count_calm_beside(way[:CROWD_WAY], CROWD_TILES + 2)

    def _press_hand(self, senses: Senses) -> Intent:
        if senses.tick < self._hand_due:
            return IDLE
        self._hand_due = senses.tick + 60
        return Intent(buttons=Button.HAND)


def _friend(senses: Senses) -> tuple[BodyView, AllyView] | None:
    """Return the hybrid who is here and herself, with her state."""
    for body in senses.seen.bodies:
        ally = body.ally
        if ally is None or body.person >= 0 or not body.alive:
            continue
        is_herself = not (ally.gone_ticks or ally.feral_ticks or ally.is_leaving)
        if is_herself and ally.has_joined and not ally.is_hostile:
            return body, ally
    return None


def _ordered(intent: Intent, order: Order, place: Place | None) -> Intent:
    if place is None:
        return replace(intent, order=order)
    x, y = (min(max(int(axis * AIM_UNITS), 0), 0xFFFF) for axis in place)
    return replace(intent, order=order, aim_x=x, aim_y=y)


def _is_beyond(way: list[Tile], tile: Tile, last_gap: Tile) -> bool:
    return way.index(tile) > way.index(last_gap)


def _aside(senses: Senses, way: list[Tile]) -> Place | None:
    """Return a walkable place some way off, as far from the way ahead as there is one."""
    tiles = senses.seen.tiles
    x, y = senses.here
    rows, cols = np.nonzero(tiles == TILE_INDEX["floor"])
    away = np.hypot(cols + 0.5 - x, rows + 0.5 - y)
    near = np.flatnonzero((away > 5) & (away < FAR_TILES))
    if not near.size or not way:
        return None
    stops = np.array([middle(tile) for tile in way[:CROWD_WAY]], np.float32)
    dx = cols[near][:, None] + 0.5 - stops[None, :, 0]
    dy = rows[near][:, None] + 0.5 - stops[None, :, 1]
    gap = (dx * dx + dy * dy).min(axis=1)
    best = int(near[int(gap.argmax())])
    return float(cols[best]) + 0.5, float(rows[best]) + 0.5
