"""Scenes made by hand: a corridor full of the dead between classrooms, as the view would give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from hyosan_arcade.sim.snapshot import DoorView
from hyosan_arcade.sim.spec import TILE_INDEX, DoorState
from hyosan_arcade.view.art import Art
from hyosan_arcade.view.blows import Arc
from hyosan_arcade.view.scene import (
    AllyPanel,
    CameraView,
    Caption,
    Decal,
    EdgeArrow,
    FloatText,
    Ground,
    Hud,
    Light,
    Marker,
    MenuItem,
    MenuView,
    ParticleBatch,
    Ring,
    Scene,
    SpriteBatch,
    Tint,
    World2D,
)

ASSETS = Path(__file__).resolve().parents[2] / "assets"

ROOMS = """
################################
################################
"::::::::::::::#:::::::::::::::"
"::::::::::::::#:::::::::::::::"
"::::::::::::::#:::::::::::::::"
"::::::::::::::#:::::::::::::::"
####..###""#####..###""####..###
#WW#..#WW###WW##..##WW##WW#..#W#
#..............................#
#..............................#
#..............................#
#..............................#
#..............................#
#..............................#
#..............................#
#..............................#
##WW####WW####WW####WW####WW####
""".strip().splitlines()
GLYPHS = {"#": "wall", ".": "floor", ":": "wood", '"': "window", "W": "window"}
DOORS = (
    DoorView(((7, 4), (7, 5)), DoorState.CLOSED, "", 120, 120),
    DoorView(((7, 16), (7, 17)), DoorState.OPEN, "", 120, 120),
    DoorView(((7, 27), (7, 28)), DoorState.LOCKED, "", 120, 120),
)
HERO = (236, 206)
ALLY = (268, 190)
CAMERA = CameraView(16, 10)
AMBIENT = (64, 69, 107)
LAMPS = (
    Light(240, 190, 175, (255, 238, 205), 1.1),
    Light(60, 180, 70, (200, 235, 215), 0.55),
    Light(480, 170, 120, (255, 40, 50), 1.0),
    Light(272, 110, 40, (90, 255, 200), 0.35),
    Light(236, 198, 190, (255, 242, 199), 0.95, "cone", -1.0, 0.0),
    *(Light(x, 256, 74, (51, 87, 133), 1.0, "shaft", -0.5, -1.0) for x in (56, 152, 248, 344, 440)),
)


def ground(
    rows: list[str] = ROOMS, doors: tuple[DoorView, ...] = DOORS, version: int = 1
) -> Ground:
    """Make the level's ground from a plan."""
    tiles = np.array([[TILE_INDEX[GLYPHS[g]] for g in row] for row in ROOMS], np.uint8)
    return Ground("corridor", version, tiles, doors, ())


def crowd(art: Art, count: int, seed: int = 5) -> SpriteBatch:
    """Make `count` of the dead around the player, thicker at a distance, and the two heroes."""
    dice = np.random.default_rng(seed)
    x, y = dice.uniform(20, 490, 40_000), dice.uniform(134, 258, 40_000)
    away = np.hypot(x - HERO[0], (y - HERO[1]) * 1.5)
    is_kept = (away > 40) & (dice.random(40_000) < np.clip((away - 40) / 110, 0.03, 1))
    x, y, away = (a[is_kept][:count] for a in (x, y, away))
    kinds = dice.choice(["walker", "walker", "walker", "fresh", "runner"], len(x))
    facing = np.where(np.abs(x - HERO[0]) > np.abs(y - HERO[1]), np.where(x < HERO[0], 2, 3), 0)
    bodies = [("player", 0, "strike", 3, 1, *HERO, Tint.PLAYER)]
    bodies.append(("nari", 0, "walk", 2, 0, *ALLY, Tint.ALLY))
    bodies += [
        (kind, int(look), "walk", int(face), int(frame), int(px), int(py), Tint.NONE)
        for kind, look, face, frame, px, py in zip(
            kinds, dice.integers(0, 14, len(x)), facing, dice.integers(0, 4, len(x)), x, y,
            strict=True,
        )
    ]  # fmt: skip
    return sprites(art, sorted(bodies, key=lambda body: body[6]))


def sprites(art: Art, bodies: list[tuple[str, int, str, int, int, int, int, Tint]]) -> SpriteBatch:
    """Make a batch of (kind, variant, pose, facing, frame, x, y, tint)."""
    sheet, cell = [], []
    for kind, variant, pose, facing, frame, *_ in bodies:
        character, index = art.character(kind, variant)
        sheet.append(index)
        cell.append(character.start(pose) + facing * character.frames + frame)
    count = len(bodies)
    return SpriteBatch(
        sheet=np.array(sheet, np.int16),
        cell=np.array(cell, np.int16),
        x=np.array([body[5] for body in bodies], np.int32),
        y=np.array([body[6] for body in bodies], np.int32),
        tint=np.array([body[7] for body in bodies], np.int8),
        shadow=np.full(count, 2, np.int8),
        lift=np.zeros(count, np.int16),
    )


def stains(count: int, seed: int = 3) -> tuple[Decal, ...]:
    """Make blood on the corridor's floor."""
    dice = np.random.default_rng(seed)
    places = zip(dice.integers(30, 480, count), dice.integers(136, 250, count), strict=True)
    return tuple(
        Decal(str(dice.choice(["splat", "splat", "pool", "drag"])), int(dice.integers(0, 12)), x, y)
        for x, y in ((int(x), int(y)) for x, y in places)
    )


def sparks(count: int, seed: int = 4) -> ParticleBatch:
    """Make a spray of blood left of the player."""
    dice = np.random.default_rng(seed)
    return ParticleBatch(
        x=(HERO[0] - 34 - np.abs(dice.normal(0, 15, count))).astype(np.int32),
        y=(HERO[1] - 12 + dice.normal(0, 8, count)).astype(np.int32),
        color=dice.choice([23, 23, 24, 22], count).astype(np.int8),
        size=dice.choice([1, 1, 2], count).astype(np.int8),
    )


def world(art: Art, count: int = 200) -> World2D:
    """Make the corridor in the middle of a fight."""
    return World2D(
        camera=CAMERA,
        ground=ground(),
        sprites=crowd(art, count),
        lights=LAMPS,
        ambient=AMBIENT,
        particles=sparks(60),
        decals=stains(60),
        decals_dropped=0,
        arcs=(Arc(*HERO, -1.0, 0.0, 0.5),),
        rings=(Ring(*HERO, 60, 0.4, "cyan"),),
        floats=(FloatText("+50", 210, 170, "gold", 0.3),),
        markers=(Marker("prompt", 272, 128, "Open", "e"), Marker("aim", 150, 200)),
        arrows=(EdgeArrow(1.0, 0.2, "threat", 0.8), EdgeArrow(-0.3, 1.0, "exit", 0.0)),
        weather="clear",
        desaturate=0.0,
        vignette=1.0,
        blink=0.0,
    )


HUD = Hud(
    name="Ji-ho",
    place="2F corridor",
    health=70,
    max_health=100,
    stamina=0.6,
    weapon="Mop handle",
    weapon_left=0.65,
    items=(("item_phone", 2), ("item_bandage", 1), ("item_ration", 0), ("item_keycard", 1)),
    selected=0,
    noise=0.75,
    threat=0.6,
    kills=203,
    seconds=247,
    infection_s=-1,
    infection_full_s=45,
    escape=-1,
    action=-1,
    action_text="",
    objectives=(("Reach the west stairs without waking the corridor", "open"),),
    captions=(Caption("[GROAN]", "left", 0.8), Caption("[GLASS BREAKS]", "right", 0.1)),
    speech=("Nari", "Three behind the second door. One of them used to tutor me."),
    ally=AllyPanel("Nari", 0.45, 0.68, "come", "calm", 0.0),
    hint="Throw a phone: they go where it rings",
)
BITTEN = replace(
    HUD,
    health=18,
    infection_s=23.4,
    escape=0.4,
    action_text="Break free!",
    ally=AllyPanel("Nari", 0.82, 0.68, "hold", "hungry", 0.5),
    speech=("", ""),
)
PAUSE = MenuView(
    "pause",
    "PAUSED",
    (
        MenuItem("Resume"),
        MenuItem("Restart"),
        MenuItem("Difficulty", "Normal", "Bites turn you in 45 s"),
        MenuItem("Leave to the levels"),
    ),
    2,
    (("Reach the west stairs", "paper"), ("Keep Nari fed", "slate4")),
    "Arrows choose   Enter takes   Esc back",
)
TITLE = MenuView(
    "title",
    "HYOSAN",
    (MenuItem("Play"), MenuItem("Levels"), MenuItem("Settings"), MenuItem("Quit")),
    0,
    footer="A fan homage; nothing here is official",
    picture="title_backdrop",
    shade=0.0,
)
LEVELS = MenuView(
    "list",
    "LEVELS",
    tuple(
        MenuItem(f"Classroom 2-{n}", "3:12" if n % 2 else "", f"Floor {n}", enabled=n != 4)
        for n in range(1, 11)
    ),
    5,
    footer="Enter plays   Esc back",
    picture="title_backdrop",
    shade=0.7,
)
RESULTS = MenuView(
    "results",
    "YOU GOT OUT",
    (MenuItem("Next level"), MenuItem("Again"), MenuItem("Levels")),
    1,
    (("Time 4:07", "paper"), ("Fallen 12", "paper"), ("Nari tasted nobody", "gold")),
)


def scene(art: Art, count: int = 200) -> Scene:
    """Make the whole picture: fight and HUD."""
    return Scene(world(art, count), HUD, None, (), (16.0, 12.0), 40)
