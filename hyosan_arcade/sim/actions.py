"""What triggers can do: one function per kind of action, chosen by its class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.sim import events, script
from hyosan_arcade.sim.company import join, may_join
from hyosan_arcade.sim.doors import move_door
from hyosan_arcade.sim.feeds import MAX_FEEDS, Feed
from hyosan_arcade.sim.ground import change_ground
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.intent import Order
from hyosan_arcade.sim.noise import Noise, Siren
from hyosan_arcade.sim.orders import lead_ally
from hyosan_arcade.sim.questions import put_question
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import DoorState, Item
from hyosan_arcade.sim.tuning import MAX_ZOMBIES, TICKS_PER_S
from hyosan_arcade.sim.variant import bite_carrier
from hyosan_arcade.sim.world_parts import GroundItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from hyosan_arcade.sim.bodies import Body
    from hyosan_arcade.sim.hybrid import Hybrid
    from hyosan_arcade.sim.spec import Tile
    from hyosan_arcade.sim.world import World


def act(world: World, action: script.Do) -> None:
    """Do one action of a trigger."""
    _ACTS[type(action)](world, action)


def send_feeds(world: World) -> None:
    """Bring the zombies that waves, spawns and floods have due in this tick."""
    for feed in world.scripts.feeds:
        due = _due(feed)
        if due and not _bring(world, feed, due):
            feed.clock = TICKS_PER_S  # the place is shut or the world full: try again in a second
        feed.clock -= 1
    world.scripts.feeds = [feed for feed in world.scripts.feeds if feed.left]


def _due(feed: Feed) -> int:
    """Return how many of a feed come in this tick: all at once, or one when its clock says so."""
    if feed.clock > 0:
        return 0
    return feed.left if not feed.every_ticks else 1


def _bring(world: World, feed: Feed, count: int) -> int:
    """Bring up to `count` zombies of a feed to free tiles of its place; return how many came."""
    tiles = [t for t in world.places(feed.at) if not world.tilemap.blocks(*t)]
    count = min(count, MAX_ZOMBIES - world.horde.count)
    if not tiles or count <= 0:
        return 0
    births = [_birth(world, feed, world.rng.spawn.pick(tiles)) for _ in range(count)]
    world.birth(births)
    feed.left -= count
    feed.clock += feed.every_ticks
    return count


def _birth(world: World, feed: Feed, tile: Tile) -> Birth:
    """Choose where on `tile` a zombie comes and whom it goes for: the nearest prey."""
    x = tile[1] + 0.3 + 0.4 * world.rng.spawn.unit()
    y = tile[0] + 0.3 + 0.4 * world.rng.spawn.unit()
    prey = world.prey()
    goal = min(prey, key=lambda b: b.distance_to(x, y)).body_id if prey else -1
    if goal >= 0 and world.hunt.goals[goal] is None:
        body = world.bodies[goal]
        world.hunt.aim(goal, world.tilemap.tile_of(body.x, body.y))
    return Birth(world.kinds.index(feed.kind), x, y, Mood.SEEK, goal, feed.wave)


def _say(world: World, action: script.Do) -> None:
    assert isinstance(action, script.Say)
    world.events.append(events.Said(action.text, action.who))


def _ask(world: World, action: script.Do) -> None:
    assert isinstance(action, script.Ask)
    put_question(world, action)


def _objective(world: World, action: script.Do) -> None:
    assert isinstance(action, script.Objective)
    known = world.scripts.objectives.get(action.objective_id, ("", ""))
    text = action.text or known[0]
    world.scripts.objectives[action.objective_id] = (text, action.status)
    world.events.append(events.ObjectiveChanged(action.objective_id, text, action.status))


def _feed(world: World, feed: Feed) -> None:
    """Let a feed begin; a script that starts them in a loop finds the door shut after a while."""
    if len(world.scripts.feeds) < MAX_FEEDS:
        world.scripts.feeds.append(feed)


def _spawn(world: World, action: script.Do) -> None:
    assert isinstance(action, script.Spawn)
    _feed(world, Feed(action.kind, action.at, action.count, action.every_ticks))


def _flood(world: World, action: script.Do) -> None:
    assert isinstance(action, script.Flood)
    every = max(int(TICKS_PER_S / action.rate), 1)
    _feed(world, Feed(action.kind, action.at, action.ticks // every, every))


def _wave(world: World, action: script.Do) -> None:
    assert isinstance(action, script.StartWave)
    index = next(i for i, w in enumerate(world.level.waves) if w.wave_id == action.wave)
    world.scripts.started.append(index)
    for spawn in world.level.waves[index].spawns:
        _feed(world, Feed(spawn.kind, spawn.at, spawn.count, spawn.every_ticks, wave=index))


def _door(world: World, action: script.Do) -> None:
    assert isinstance(action, script.SetDoor)
    for door in world.tilemap.doors:
        if door.name == action.target:
            move_door(world, door, DoorState[action.state.upper()])


def _tile(world: World, action: script.Do) -> None:
    assert isinstance(action, script.SetTile)
    change_ground(world, world.places(action.zone), action.tile)


def _item(world: World, action: script.Do) -> None:
    assert isinstance(action, script.DropItem)
    for row, col in world.places(action.at)[:1]:
        item = Item[action.item.upper()]
        world.items.append(GroundItem(item, col + 0.5, row + 0.5, "", action.count))


def _noise(world: World, action: script.Do) -> None:
    assert isinstance(action, script.MakeNoise)
    for row, col in world.places(action.at)[:1]:
        x, y = col + 0.5, row + 0.5
        if action.ticks <= TICKS_PER_S:
            world.sounds.make(Noise("script", x, y, action.loudness))
        else:
            siren = Siren("speaker", x, y, action.loudness, TICKS_PER_S, action.ticks)
            world.sounds.sirens.append(siren)


def _music(world: World, action: script.Do) -> None:
    assert isinstance(action, script.PlayMusic)
    world.events.append(events.MusicAsked(action.track))


def _sound(world: World, action: script.Do) -> None:
    assert isinstance(action, script.PlaySound)
    x, y = world.middle_of(action.at)
    world.events.append(events.SoundAsked(action.sound, x, y))


def _weather(world: World, action: script.Do) -> None:
    assert isinstance(action, script.SetWeather)
    world.events.append(events.WeatherChanged(action.kind))


def _light(world: World, action: script.Do) -> None:
    assert isinstance(action, script.SetLight)
    world.events.append(events.LightChanged(action.zone, action.level))


def _ally(world: World, action: script.Do) -> None:
    assert isinstance(action, script.TellAlly)
    if action.order == "wake":
        bite_carrier(world, action.who)
    for body in world.bodies:
        if body.hybrid is not None and action.who in ("", body.name):
            _tell(world, body, body.hybrid, action)


def _tell(world: World, body: Body, hybrid: Hybrid, action: script.TellAlly) -> None:
    """Let one hybrid do as the level says; there may be no room for her to join.

    To wake one who is with you already, a person perhaps, is to find that she is.
    """
    if action.order == "feed":
        hybrid.hunger = 0.0
    elif action.order == "wake" and hybrid.has_joined:
        world.scripts.note_ally_state("joined", body.name)
    elif action.order == "leave":
        hybrid.has_joined, hybrid.holds_hand, hybrid.prowl.is_told = False, False, True
    elif action.order == "join":
        if may_join(world, body):
            join(body)
    elif action.order in ("come", "hold"):
        hybrid.order, hybrid.order_ticks = Order[action.order.upper()], 0
        if action.at:
            lead_ally(world, *world.middle_of(action.at))


def _flag(world: World, action: script.Do) -> None:
    assert isinstance(action, script.SetFlag)
    flags = world.scripts.flags
    before = flags.get(action.flag, 0) if action.add else 0
    flags[action.flag] = before + action.value


def _director(world: World, action: script.Do) -> None:
    assert isinstance(action, script.TuneDirector)
    world.director.intensity = action.intensity


def _look(world: World, action: script.Do) -> None:
    assert isinstance(action, script.LookAt)
    x, y = world.middle_of(action.at)
    world.events.append(events.LookAsked(x, y, action.ticks))


def _checkpoint(world: World, action: script.Do) -> None:
    assert isinstance(action, script.Checkpoint)
    world.events.append(events.CheckpointReached(action.checkpoint_id))


def _end(world: World, action: script.Do) -> None:
    assert isinstance(action, script.EndRun)
    world.end(action.result, action.text)


_ACTS: dict[type, Callable[[World, script.Do], None]] = {
    script.Say: _say,
    script.Ask: _ask,
    script.Objective: _objective,
    script.Spawn: _spawn,
    script.Flood: _flood,
    script.StartWave: _wave,
    script.SetDoor: _door,
    script.SetTile: _tile,
    script.DropItem: _item,
    script.MakeNoise: _noise,
    script.PlayMusic: _music,
    script.PlaySound: _sound,
    script.SetWeather: _weather,
    script.SetLight: _light,
    script.TellAlly: _ally,
    script.SetFlag: _flag,
    script.TuneDirector: _director,
    script.LookAt: _look,
    script.Checkpoint: _checkpoint,
    script.EndRun: _end,
}
