"""A bare room and a way to fill it, for the tests of the view."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hyosan_arcade.content.bestiary import KINDS
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import Words, load_words
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.snapshot import HordeView, Mood, Snapshot
from hyosan_arcade.sim.spec import TILE_INDEX, AllySpec, DirectorSpec, LevelSpec
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.compose import Composer, Staging, ViewOptions
from hyosan_arcade.view.controls import ControlMap

ART = Art.load(assets_root())
WIDTH, HEIGHT = 80, 60


def words(language: str = "en") -> Words:
    return load_words(assets_root() / "text", language)


def room() -> LevelSpec:
    """A walled room of 80×60 tiles with one person and the ally in its middle."""
    wall, floor = TILE_INDEX["wall"], TILE_INDEX["floor"]
    inner = (wall, *[floor] * (WIDTH - 2), wall)
    full = (wall,) * WIDTH
    return LevelSpec(
        level_id="room",
        title={"en": "Room"},
        tiles=(full, *[inner] * (HEIGHT - 2), full),
        start=(30, 40),
        allies=(AllySpec("nari", (30, 42)),),
        zones={"hall": ((30, 40), (30, 41))},
        director=DirectorSpec(enabled=False),
        kinds=KINDS,
    )


def session(level: LevelSpec | None = None) -> Session:
    return Session(level or room(), seed=3)


def composer(level: LevelSpec | None = None) -> Composer:
    staging = Staging(ART, words(), ControlMap(), ViewOptions(seed=5))
    return Composer(staging, level or room())


def horde(places: np.ndarray, mood: Mood = Mood.IDLE, kind: int = 0) -> HordeView:
    """Return a horde standing at `places`, (2, N) tiles."""
    count = places.shape[1]
    pos = places.astype(np.float32)
    ticks = np.zeros(count, np.int16)
    return HordeView(
        pos=pos,
        prev_pos=pos.copy(),
        zombie_id=np.arange(count, dtype=np.int32),
        kind=np.full(count, kind, np.int8),
        mood=np.full(count, mood, np.int8),
        mood_ticks=ticks,
        facing=np.zeros(count, np.int8),
        speed=np.zeros(count, np.float32),
        look=np.arange(count).astype(np.int16),
        flash_ticks=np.zeros(count, np.int8),
        hp=np.full(count, 60.0, np.float32),
    )


def with_horde(snapshot: Snapshot, view: HordeView) -> Snapshot:
    return replace(snapshot, horde=view, zombies_alive=view.count)
