"""Composing scenes: what stands where, what is left out, and what events leave behind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.intent import Button, Intent
from hyosan_arcade.sim.snapshot import Mood, Snapshot
from hyosan_arcade.sim.spec import Item
from hyosan_arcade.view.compose import Composer
from hyosan_arcade.view.falls import FALL_TICKS
from hyosan_arcade.view.horde_sprites import MARGIN_PX
from hyosan_arcade.view.lasting import CAP
from hyosan_arcade.view.scene import TILE_PX, Scene, Tint
from tests.unit.view_stage import ART, composer, horde, session, with_horde

CRAWLER = 3


@pytest.fixture
def snapshot() -> Snapshot:
    return session().snapshot()


def look(maker: Composer, snapshot: Snapshot, *events: ev.Event, ticks: int = 1) -> Scene:
    """Let a composer see `events` and then nothing for the rest of `ticks`."""
    maker.observe(events, snapshot)
    for _ in range(ticks - 1):
        maker.observe((), snapshot)
    return maker.compose(snapshot, 0.5)


def kinds_of(scene: Scene) -> list[str]:
    assert scene.world is not None
    return [ART.sheets[n].name.partition("/")[0] for n in scene.world.sprites.sheet.tolist()]


def me_at(snapshot: Snapshot) -> tuple[float, float]:
    me = snapshot.person(0)
    return me.x, me.y


def test_a_world_without_zombies_shows_the_people(snapshot: Snapshot) -> None:
    scene = look(composer(), with_horde(snapshot, horde(np.zeros((2, 0)))))
    assert sorted(kinds_of(scene)) == ["nari", "player"]
    assert scene.world is not None
    assert Tint.PLAYER in scene.world.sprites.tint
    assert Tint.ALLY in scene.world.sprites.tint


def test_five_thousand_zombies_are_culled_to_the_picture_and_sorted(snapshot: Snapshot) -> None:
    draw = np.random.default_rng(1)
    places = np.stack((draw.uniform(1, 79, 5000), draw.uniform(1, 59, 5000)))
    scene = look(composer(), with_horde(snapshot, horde(places)))
    assert scene.world is not None
    camera, sprites = scene.world.camera, scene.world.sprites
    px = places.astype(np.float32) * TILE_PX
    inside = (px[0] > camera.x) & (px[0] < camera.x + camera.width)
    inside &= (px[1] > camera.y) & (px[1] < camera.y + camera.height)
    shown = kinds_of(scene).count("walker")
    assert np.count_nonzero(inside) <= shown < 5000 / 2
    assert (np.diff(sprites.y) >= 0).all()
    assert (sprites.x >= camera.x - MARGIN_PX).all()
    assert (sprites.y <= camera.y + camera.height + MARGIN_PX).all()


def test_cells_stay_inside_their_sheets_for_every_kind_mood_and_facing(snapshot: Snapshot) -> None:
    x, y = me_at(snapshot)
    count = 4 * len(Mood) * 4
    numbers = np.arange(count)
    view = horde(np.array([[x + 1.0], [y + 1.0]]).repeat(count, 1))
    view = replace(
        view,
        kind=(numbers % 4).astype(np.int8),
        mood=(numbers // 4 % len(Mood)).astype(np.int8),
        facing=(numbers // 4 // len(Mood)).astype(np.int8),
        mood_ticks=(numbers * 37 % 200).astype(np.int16),
    )
    scene = look(composer(), with_horde(snapshot, view))
    assert scene.world is not None
    pairs = zip(scene.world.sprites.sheet.tolist(), scene.world.sprites.cell.tolist(), strict=True)
    for sheet, cell in pairs:
        box, area = ART.sheets[sheet].cell_box(cell), ART.sheets[sheet].rect
        assert cell >= 0
        assert box[1] + box[3] <= area[1] + area[3], ART.sheets[sheet].name


def test_a_zombie_behind_the_player_is_drawn_before_and_one_in_front_after(
    snapshot: Snapshot,
) -> None:
    x, y = me_at(snapshot)
    scene = look(composer(), with_horde(snapshot, horde(np.array([[x, x], [y + 0.5, y - 0.5]]))))
    names = [name for name in kinds_of(scene) if name != "nari"]
    assert names == ["walker", "player", "walker"]


def test_a_crawler_is_hidden_from_afar_but_not_while_it_holds_somebody(snapshot: Snapshot) -> None:
    x, y = me_at(snapshot)
    far = np.array([[x + 6.0], [y]])
    assert "crawler" not in kinds_of(
        look(composer(), with_horde(snapshot, horde(far, kind=CRAWLER)))
    )
    held = horde(far, Mood.GRAB, CRAWLER)
    assert "crawler" in kinds_of(look(composer(), with_horde(snapshot, held)))
    near = horde(np.array([[x + 2.0], [y]]), kind=CRAWLER)
    assert "crawler" in kinds_of(look(composer(), with_horde(snapshot, near)))


def test_the_heard_get_an_outline_over_everything(snapshot: Snapshot) -> None:
    x, y = me_at(snapshot)
    view = horde(np.array([[x, x + 2], [y - 3, y - 3]]))
    heard = replace(with_horde(snapshot, view), pulse_ids=np.array([1], np.int32))
    scene = look(composer(), heard)
    assert scene.world is not None
    tints = scene.world.sprites.tint.tolist()
    assert tints.count(Tint.GHOST) == 1
    assert tints[-1] == Tint.GHOST
    assert kinds_of(scene).count("walker") == 3


def test_a_killed_zombie_falls_and_stays_as_a_body(snapshot: Snapshot) -> None:
    x, y = me_at(snapshot)
    maker = composer()
    look(maker, with_horde(snapshot, horde(np.array([[x + 1], [y]]))))
    empty = with_horde(snapshot, horde(np.zeros((2, 0))))
    hit = ev.ZombieHit(0, x + 1, y, 1.0, 0.0, 20.0, True, body_id=snapshot.person(0).body_id)
    scene = look(maker, empty, hit)
    assert "walker" in kinds_of(scene)
    assert scene.world is not None
    assert scene.world.particles.x.size >= 6
    assert [f.text for f in scene.world.floats] == ["+10"]
    after = look(maker, empty, ticks=FALL_TICKS + 1)
    assert "walker" not in kinds_of(after)
    assert after.world is not None
    assert [d.name for d in after.world.decals if d.name.startswith("corpse/")] == [
        "corpse/walker/0"
    ]


def test_without_gore_there_is_dust_and_no_blood(snapshot: Snapshot) -> None:
    maker = composer()
    maker.effects.has_gore = False
    x, y = me_at(snapshot)
    hits = [ev.ZombieHit(n, x, y, 1.0, 0.0, 9.0, True) for n in range(8)]
    scene = look(maker, snapshot, *hits)
    assert scene.world is not None
    names = {decal.name for decal in scene.world.decals}
    assert names
    assert all(name.startswith("dust_") for name in names)


def test_old_decals_give_way_and_are_counted() -> None:
    lasting = composer().lasting
    for n in range(CAP + 10):
        lasting.add("splat", n, n)
    assert (len(lasting.all()), lasting.dropped) == (CAP, 10)
    assert lasting.all()[0].x == 10


def test_of_the_players_own_noises_the_loudest_draws_a_ring(snapshot: Snapshot) -> None:
    x, y = me_at(snapshot)
    own = snapshot.person(0).body_id
    steps = [ev.NoiseMade("walk", x, y, 4.0, own), ev.NoiseMade("walk", x, y, 4.0, own)]
    other = ev.NoiseMade("walk", x, y, 4.0, own + 1)
    scene = look(composer(), snapshot, *steps, other, ev.NoiseMade("hit", x, y, 5.0, own))
    assert scene.world is not None
    assert [ring.radius for ring in scene.world.rings] == [5 * TILE_PX]


def test_flashes_are_never_more_than_three_a_second(snapshot: Snapshot) -> None:
    maker = composer()
    bite = ev.Bitten(snapshot.person(0).body_id, 2700, *me_at(snapshot))
    shown = []
    for _ in range(60):
        maker.observe((bite,), snapshot)
        shown.append(maker.effects.blink)
    starts = sum(b > a for a, b in zip([0.0, *shown], shown, strict=False))
    assert 1 <= starts <= 3


def test_cues_are_handed_out_once(snapshot: Snapshot) -> None:
    maker = composer()
    x, y = me_at(snapshot)
    first = look(maker, snapshot, ev.GlassBroke(x + 3, y))
    assert "glass" in {cue.name for cue in first.cues}
    assert not maker.compose(snapshot, 0.5).cues


@pytest.mark.parametrize(("dx", "side"), [(-6.0, "left"), (6.0, "right"), (0.0, "")])
def test_captions_say_the_side(snapshot: Snapshot, dx: float, side: str) -> None:
    x, y = me_at(snapshot)
    scene = look(composer(), snapshot, ev.GlassBroke(x + dx, y), ev.GlassBroke(x + dx, y))
    assert scene.hud is not None
    glass = [c for c in scene.hud.captions if c.text == "[GLASS BREAKS]"]
    assert [c.side for c in glass] == [side]


def test_what_is_too_far_to_hear_has_no_caption(snapshot: Snapshot) -> None:
    x, y = me_at(snapshot)
    scene = look(composer(), snapshot, ev.GlassBroke(x - 30, y))
    assert scene.hud is not None
    assert "[GLASS BREAKS]" not in [caption.text for caption in scene.hud.captions]


def test_hunters_outside_the_picture_get_an_arrow_at_their_side(snapshot: Snapshot) -> None:
    x, y = me_at(snapshot)
    maker = composer()
    look(maker, snapshot, ticks=60)
    off_right = horde(np.array([[x + 18.0], [y]]), Mood.CHASE)
    arrows = _threats(look(maker, with_horde(snapshot, off_right)))
    assert len(arrows) == 1
    assert arrows[0][0] > 0.9
    in_sight = horde(np.array([[x + 3.0], [y]]), Mood.CHASE)
    assert not _threats(look(maker, with_horde(snapshot, in_sight)))
    calm = horde(np.array([[x + 18.0], [y]]), Mood.IDLE)
    assert not _threats(look(maker, with_horde(snapshot, calm)))


def _threats(scene: Scene) -> list[tuple[float, float]]:
    assert scene.world is not None
    return [(a.dx, a.dy) for a in scene.world.arrows if a.kind == "threat"]


def test_the_hud_tells_health_things_and_the_clock_of_a_bite(snapshot: Snapshot) -> None:
    me = snapshot.person(0)
    items = [0] * len(Item)
    items[Item.PHONE], items[Item.BANDAGE] = 3, 1
    hurt = replace(
        me,
        hp=20.0,
        stamina=50.0,
        infection_ticks=900,
        items=tuple(items),
        selected=int(Item.BANDAGE),
        grabbed=True,
        escape=0.25,
    )
    bodies = tuple(hurt if body is me else body for body in snapshot.bodies)
    maker = composer()
    maker.observe((ev.Bitten(me.body_id, 2700, me.x, me.y),), snapshot)
    scene = look(maker, replace(snapshot, bodies=bodies), ticks=40)
    hud = scene.hud
    assert hud is not None
    assert hud.name == "Ji-ho"
    assert hud.health == pytest.approx(20.0)
    assert hud.stamina == pytest.approx(0.5)
    assert hud.items == (("item_phone", 3), ("item_bandage", 1))
    assert hud.selected == 1
    assert (hud.infection_s, hud.infection_full_s) == (15.0, 45.0)
    assert hud.escape == 0.25
    assert hud.place == "Hall"
    assert hud.ally is not None
    assert hud.ally.mood == "calm"
    assert scene.world is not None
    assert scene.world.desaturate > 0.0


def test_composing_twice_changes_nothing(snapshot: Snapshot) -> None:
    maker = composer()
    maker.observe((ev.GlassBroke(*me_at(snapshot)),), snapshot)
    first, second = maker.compose(snapshot, 0.25), maker.compose(snapshot, 0.25)
    assert first.world is not None
    assert second.world is not None
    assert first.world.camera == second.world.camera
    assert first.hud == second.hud
    assert np.array_equal(first.world.particles.x, second.world.particles.x)


def test_watching_does_not_touch_the_world() -> None:
    watched, alone = session(), session()
    maker = composer()
    for _ in range(120):
        events = watched.tick(_walk())
        maker.observe(events, watched.snapshot())
        maker.compose(watched.snapshot(), 0.5)
        alone.tick(_walk())
    assert watched.world.checksum() == alone.world.checksum()


def _walk() -> tuple[Intent, ...]:
    return (Intent(move_x=90, move_y=30, buttons=Button.HIT),)
