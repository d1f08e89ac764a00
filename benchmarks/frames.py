"""Whole frames of the real game: every rule, the whole picture, as in a window at 1440 × 810.

A wide lamp-lit hall with pillars in the rain, a player striking about, the ally beside them, and
thousands of zombies pressing in from all sides, so that the picture is full.  Each frame is one
tick and one picture: rules, the snapshot, what the view makes of the events, the scene, the
painting at 480 × 270 and the enlargement in memory.  The player is kept alive between the frames.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from time import thread_time
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pygame

from hyosan_arcade.commands.stage import staging
from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.frontends.window.draw import Renderer
from hyosan_arcade.frontends.window.screen import MemoryScreen
from hyosan_arcade.sim.horde import Birth
from hyosan_arcade.sim.intent import IDLE, Button, Intent
from hyosan_arcade.sim.snapshot import Mood
from hyosan_arcade.sim.spec import TILE_INDEX, AllySpec, DirectorSpec, LevelSpec, PropSpec
from hyosan_arcade.sim.tuning import MAX_HP
from hyosan_arcade.sim.world import World
from hyosan_arcade.view.compose import Composer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hyosan_arcade.view.scene import Scene

Made = TypeVar("Made")

WINDOW = (1440, 810)
SEED = 1
SIDE = 128
MIDDLE = SIDE // 2
PILLAR_EVERY, LAMP_EVERY = 9, 12
PER_TILE = 4.6
"""Zombies to a tile at the start: a crush that fills the picture."""
KIND_SHARE = (0.8, 0.0, 0.1, 0.1)
"""Of `KINDS`: walkers, fresh, runners, crawlers."""
STRIKE_EVERY = 20
STAGES = ("rules", "snapshot", "observe", "compose", "draw", "enlarge")


@dataclass(frozen=True, slots=True)
class FrameLength:
    """Horde sizes, and the frames to pack them and to measure."""

    counts: tuple[int, ...]
    packing: int
    frames: int


FULL = FrameLength((5_000, 20_000), packing=60, frames=300)
QUICK = FrameLength((5_000, 20_000), packing=20, frames=40)


@dataclass(slots=True)
class Frames:
    """Seconds by stage, one entry a frame; `visible` sprites of zombies in each."""

    count: int
    seconds: dict[str, list[float]] = field(default_factory=lambda: {s: [] for s in STAGES})
    visible: list[int] = field(default_factory=list)

    @property
    def whole(self) -> list[float]:
        """Seconds of whole frames."""
        return [sum(parts) for parts in zip(*self.seconds.values(), strict=True)]


def hall() -> LevelSpec:
    """Return the hall as a level of the game."""
    tiles = np.full((SIDE, SIDE), TILE_INDEX["floor"])
    tiles[[0, -1]] = tiles[:, [0, -1]] = TILE_INDEX["wall"]
    tiles[PILLAR_EVERY:-1:PILLAR_EVERY, PILLAR_EVERY:-1:PILLAR_EVERY] = TILE_INDEX["wall"]
    tiles[MIDDLE - 1 : MIDDLE + 2, MIDDLE - 1 : MIDDLE + 2] = TILE_INDEX["floor"]
    at = range(LAMP_EVERY // 2, SIDE - 1, LAMP_EVERY)
    return LevelSpec(
        level_id="hall",
        title={"en": "Hall"},
        tiles=tuple(tuple(row) for row in tiles.tolist()),
        start=(MIDDLE, MIDDLE),
        weather="rain",
        props=tuple(PropSpec("lamp", (row, col)) for row in at for col in at),
        allies=(AllySpec("nari", (MIDDLE + 1, MIDDLE + 1)),),
        director=DirectorSpec(enabled=False),
        kinds=KINDS,
    )


def crowd(world: World, count: int) -> list[Birth]:
    """Return `count` births around the player, nearest tiles first, all of them on the hunt."""
    random = np.random.default_rng(SEED)
    row, col = np.mgrid[0:SIDE, 0:SIDE]
    away = np.hypot(row - MIDDLE, col - MIDDLE) + world.tilemap.solid[0] * SIDE * 2
    tiles = np.argsort(away.ravel(), kind="stable")[9 : 9 + int(count / PER_TILE) + 1]
    mine = np.resize(tiles, count)
    inset = random.uniform(0.32, 0.68, (2, count))
    kinds = random.choice(len(KINDS), count, p=KIND_SHARE).tolist()
    places = (np.stack([mine % SIDE, mine // SIDE]) + inset).T.tolist()
    return [Birth(k, x, y, Mood.CHASE, 0) for k, (x, y) in zip(kinds, places, strict=True)]


class Game:
    """A world, its view and a window that nobody sees."""

    def __init__(self, count: int) -> None:
        """Put `count` zombies into the hall and open the window."""
        level, shown = hall(), staging()
        self.world = World(level, SEED)
        self.world.birth(crowd(self.world, count))
        self._composer = Composer(shown, level)
        pygame.display.init()
        self._renderer = Renderer(shown.art, assets_root())
        self._screen = MemoryScreen(pygame.Window("benchmark", WINDOW, hidden=True))
        self.frames = Frames(count)

    def play(self) -> None:
        """Play and show one frame, and note how long each stage took."""
        self._revive()
        world = self.world
        strikes = world.tick % STRIKE_EVERY == 0
        intent = Intent(buttons=Button.HIT | Button.SHOVE) if strikes else IDLE
        events = self._timed("rules", lambda: world.step([intent]))
        seen = self._timed("snapshot", world.snapshot)
        self._timed("observe", lambda: self._composer.observe(events, seen))
        scene = self._timed("compose", lambda: self._composer.compose(seen, 0.5))
        picture = self._timed("draw", lambda: self._renderer.render(scene))
        self._timed("enlarge", lambda: self._screen.show(picture))
        self.frames.visible.append(self._visible(scene))

    def _timed(self, stage: str, work: Callable[[], Made]) -> Made:
        began = thread_time()
        made = work()
        self.frames.seconds[stage].append(thread_time() - began)
        return made

    def _revive(self) -> None:
        for body in self.world.bodies:
            body.hp, body.bleeding, body.infection = MAX_HP, 0, -1

    def _visible(self, scene: Scene) -> int:
        """Count the zombies inside the picture."""
        if scene.world is None:
            return 0
        camera, pos = scene.world.camera, self.world.horde.pos
        inside: NDArray[np.bool_] = (pos[0] * 16 >= camera.x) & (pos[1] * 16 >= camera.y)
        inside &= pos[0] * 16 < camera.x + camera.width
        inside &= pos[1] * 16 < camera.y + camera.height
        return int(np.count_nonzero(inside))


def run_frames(length: FrameLength, tell: Callable[[str], None]) -> list[Frames]:
    """Play every size; the frames that pack the crowd are not kept."""
    done = []
    for count in length.counts:
        game = Game(count)
        for _ in range(length.packing):
            game.play()
        game.frames = Frames(count)
        gc.collect()
        gc.freeze()  # as after a level has loaded
        for _ in range(length.frames):
            game.play()
        gc.unfreeze()
        done.append(game.frames)
        tell(f"{count:,} zombies")
    return done
