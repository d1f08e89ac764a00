"""The level's script: triggers watch what happens, check their conditions, and act.

Each tick `fire_triggers` asks every live trigger whether its moment has come (one small function
per kind of `when`), whether all conditions hold, and then runs its actions (one per kind of `do`).
What one trigger sets off, a flag or a hybrid's state, may fire another in the same tick, up to
`FLAG_CHAIN` times.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hyosan_arcade.sim import actions, script
from hyosan_arcade.sim.feeds import Feed
from hyosan_arcade.sim.questions import Question, hear_answers
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.sim.tuning import FLAG_CHAIN

REPEAT_TICKS = 30
"""From one firing of a repeating trigger to the next, at least: half a second."""

if TYPE_CHECKING:
    from collections.abc import Callable

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.noise import Noise
    from hyosan_arcade.sim.world import World
    from hyosan_arcade.sim.world_parts import GroundItem


@dataclass(slots=True)
class Scripts:
    """The script's memory.

    `fired` holds the tick after the last firing by trigger index; `waiting` holds (due tick,
    trigger index); `inside` remembers who stood in which zone, so that entering is told from
    standing; `ally_seen` likewise whether the hybrid was hungry, or in the state watched for.
    """

    flags: dict[str, int] = field(default_factory=dict)
    objectives: dict[str, tuple[str, str]] = field(default_factory=dict)
    fired: dict[int, int] = field(default_factory=dict)
    waiting: list[tuple[int, int]] = field(default_factory=list)
    inside: dict[int, tuple[int, ...]] = field(default_factory=dict)
    ally_seen: dict[int, bool] = field(default_factory=dict)
    feeds: list[Feed] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    started: list[int] = field(default_factory=list)
    picked: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    ally_states: list[tuple[str, str]] = field(default_factory=list)
    noises: list[tuple[float, float, float]] = field(default_factory=list)
    deaths: dict[str, int] = field(default_factory=dict)

    def note_pick(self, thing: GroundItem) -> None:
        """Remember that `thing` was picked up this tick."""
        self.picked += [thing.item.name.lower()] + ([thing.name] if thing.name else [])

    def note_use(self, target: str) -> None:
        """Remember that `target` was used this tick."""
        self.used.append(target)

    def note_ally_state(self, state: str, who: str) -> None:
        """Remember that hybrid `who` entered `state` this tick."""
        self.ally_states.append((state, who))

    def note_noise(self, noise: Noise) -> None:
        """Remember a noise of this tick."""
        self.noises.append((noise.x, noise.y, noise.radius))

    def note_death(self, *names: str) -> None:
        """Count a death under each of `names`."""
        for name in names:
            self.deaths[name] = self.deaths.get(name, 0) + 1

    def forget_tick(self) -> None:
        """Drop what only this tick's triggers may see."""
        self.picked.clear()
        self.used.clear()
        self.ally_states.clear()
        self.noises.clear()


def fire_triggers(world: World) -> None:
    """Run every trigger whose moment is now, and what earlier ones still send."""
    scripts = world.scripts
    if not world.outcome:
        hear_answers(world)
        for _ in range(FLAG_CHAIN):
            before = dict(scripts.flags), len(scripts.ally_states)
            _round(world)
            if (scripts.flags, len(scripts.ally_states)) == before:
                break
        _run_due(world)
        actions.send_feeds(world)
    scripts.forget_tick()


def _round(world: World) -> None:
    scripts = world.scripts
    for index, trigger in enumerate(world.level.triggers):
        if scripts.fired.get(index) and not trigger.repeat:
            continue
        if index in scripts.fired and world.tick + 1 - scripts.fired[index] < REPEAT_TICKS:
            continue
        if _HAPPENS[type(trigger.when)](world, index, trigger.when) and _holds(world, index):
            scripts.fired[index] = world.tick + 1
            if not _is_lucky(world, index):
                continue
            scripts.waiting.append((world.tick + trigger.delay_ticks, index))
            if not trigger.delay_ticks:
                _run_due(world)


def _run_due(world: World) -> None:
    """Act for every trigger that has waited long enough, oldest first."""
    due = [(tick, i) for tick, i in world.scripts.waiting if tick <= world.tick]
    world.scripts.waiting = [w for w in world.scripts.waiting if w not in due]
    for _, index in due:
        for action in world.level.triggers[index].then:
            actions.act(world, action)


def _holds(world: World, index: int) -> bool:
    return all(_condition(world, c) for c in world.level.triggers[index].conditions)


def _is_lucky(world: World, index: int) -> bool:
    """Draw the trigger's chances, once for each time its moment comes."""
    chances = [c.chance for c in world.level.triggers[index].conditions if c.chance < 1.0]
    return all(world.rng.spawn.chance(chance) for chance in chances)


def _condition(world: World, condition: script.Condition) -> bool:
    flags = world.scripts.flags
    if condition.flag and flags.get(condition.flag, 0) < condition.at_least:
        return False
    if condition.not_flag and flags.get(condition.not_flag, 0):
        return False
    if condition.has_item and not _carried(world, condition.has_item):
        return False
    if condition.ally_alive is not None and _ally_lives(world) != condition.ally_alive:
        return False
    return not condition.difficulty or condition.difficulty == world.difficulty


def _ally_lives(world: World) -> bool:
    """Say whether a hybrid of yours lives, or one of the level's who has not woken yet."""
    human = [ally.who for ally in world.level.allies if ally.human]
    return any(b.is_alive and (_is_friendly(b) or b.name in human) for b in world.bodies)


def _is_friendly(body: Body) -> bool:
    return body.hybrid is not None and not body.hybrid.is_hostile


def _carried(world: World, name: str) -> bool:
    item = Item.__members__.get(name.upper())
    return item is not None and any(b.items[item] or _mop(b, item) for b in world.people())


def _mop(body: Body, item: Item) -> bool:
    return item == Item.MOP and body.mop_hits > 0


# --- one function per kind of moment ------------------------------------------------------------


def _on_start(world: World, index: int, when: script.When) -> bool:
    return world.tick == 0


def _on_timer(world: World, index: int, when: script.When) -> bool:
    assert isinstance(when, script.OnTimer)
    since = world.tick - when.after_ticks
    return since == 0 or (since > 0 and when.every_ticks > 0 and since % when.every_ticks == 0)


def _on_enter(world: World, index: int, when: script.When) -> bool:
    """Fire for whoever steps in; who only stands there is not entering."""
    assert isinstance(when, script.OnEnter)
    now = tuple(b.body_id for b in _who(world, when.who) if _stands_in(world, b, when.zone))
    before = world.scripts.inside.get(index, ())
    world.scripts.inside[index] = now
    return any(body not in before for body in now)


def _on_cleared(world: World, index: int, when: script.When) -> bool:
    assert isinstance(when, script.OnCleared)
    wave = next(i for i, w in enumerate(world.level.waves) if w.wave_id == when.wave)
    coming = any(feed.wave == wave and feed.left for feed in world.scripts.feeds)
    alive = bool((world.horde.wave == wave).any())
    return wave in world.scripts.started and not coming and not alive


def _on_pick(world: World, index: int, when: script.When) -> bool:
    assert isinstance(when, script.OnPick)
    return when.item in world.scripts.picked


def _on_use(world: World, index: int, when: script.When) -> bool:
    assert isinstance(when, script.OnUse)
    return when.target in world.scripts.used


def _on_ally(world: World, index: int, when: script.When) -> bool:
    """Fire when hunger climbs past the mark, or on entering the state.

    Who is with you from the start has not joined; she does when the level wakes her all the same.
    """
    assert isinstance(when, script.OnAlly)
    noted = world.scripts.ally_states
    is_noted = any(state == when.state and when.who in ("", who) for state, who in noted)
    if is_noted or when.state in ("fed", "back"):
        return is_noted
    now = any(
        b.hybrid is not None and not b.hybrid.is_hostile and _is_so(b.hybrid, when)
        for b in world.bodies
        if when.who in ("", b.name)
    )
    was_so_first = when.state == "joined" and world.tick == 0
    before = world.scripts.ally_seen.get(index, was_so_first)
    world.scripts.ally_seen[index] = now
    return now and not before


def _is_so(hybrid: Hybrid, when: script.OnAlly) -> bool:
    """Say whether a hybrid is in the state, or as hungry, as a trigger watches for."""
    match when.state:
        case "joined":
            return hybrid.has_joined
        case "losing":
            return hybrid.is_losing
        case "gone":
            return hybrid.gone_ticks > 0
        case "hunted":
            return hybrid.prey_ticks > 0
        case "hand":
            return hybrid.holds_hand
        case "near_bite":
            return hybrid.near_bite_ticks > 0
        case "feral":
            return hybrid.feral_ticks > 0
        case "left":
            return hybrid.has_left and not hybrid.return_ticks
    return hybrid.hunger >= when.hunger


def _on_die(world: World, index: int, when: script.When) -> bool:
    assert isinstance(when, script.OnDie)
    return world.scripts.deaths.get(when.who, 0) >= when.count


def _on_escape(world: World, index: int, when: script.When) -> bool:
    assert isinstance(when, script.OnEscape)
    who = _who(world, "player" if when.who == "any" else when.who)
    here = [_stands_in(world, body, when.zone) for body in who]
    return any(here) if when.who in ("any", "player") else bool(here) and all(here)


def _on_flag(world: World, index: int, when: script.When) -> bool:
    assert isinstance(when, script.OnFlag)
    return world.scripts.flags.get(when.flag, 0) >= when.at_least


def _on_noise(world: World, index: int, when: script.When) -> bool:
    assert isinstance(when, script.OnNoise)
    tiles = world.places(when.zone)
    return any(
        radius >= when.loudness and world.tilemap.tile_of(x, y) in tiles
        for x, y, radius in world.scripts.noises
    )


def _who(world: World, who: str) -> list[Body]:
    """Return the living bodies meant by player, ally, any, all, survivor or a name."""
    alive = [b for b in world.bodies if b.is_alive]
    if who == "player":
        return [b for b in alive if b.person >= 0]
    if who == "ally":
        return [b for b in alive if _is_friendly(b)]
    if who == "any":
        return alive
    if who == "all":
        return [b for b in alive if b.person >= 0 or b.leader >= 0 or _has_joined(b)]
    return [b for b in alive if b.name == who]


def _has_joined(body: Body) -> bool:
    return body.hybrid is not None and body.hybrid.has_joined


def _stands_in(world: World, body: Body, zone: str) -> bool:
    return world.tilemap.tile_of(body.x, body.y) in world.places(zone)


_HAPPENS: dict[type, Callable[[World, int, script.When], bool]] = {
    script.OnStart: _on_start,
    script.OnTimer: _on_timer,
    script.OnEnter: _on_enter,
    script.OnCleared: _on_cleared,
    script.OnPick: _on_pick,
    script.OnUse: _on_use,
    script.OnAlly: _on_ally,
    script.OnDie: _on_die,
    script.OnEscape: _on_escape,
    script.OnFlag: _on_flag,
    script.OnNoise: _on_noise,
}
