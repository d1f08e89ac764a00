"""What shows of hybrids, followers and soldiers: moods, signs, ways, hands, shots, words."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from hyosan_arcade.sim import events as ev
from hyosan_arcade.sim.intent import IDLE, Answer, Order
from hyosan_arcade.sim.snapshot import BodyView, Pose, Snapshot
from hyosan_arcade.sim.spec import PropSpec
from hyosan_arcade.view.badges import Signs
from hyosan_arcade.view.compose import Composer
from hyosan_arcade.view.hud import HudMaker
from hyosan_arcade.view.light import body_lights
from hyosan_arcade.view.lines import focus_of, lines_of
from hyosan_arcade.view.moods import mood_of, status_of
from hyosan_arcade.view.people import People, face_of, tint_of
from hyosan_arcade.view.scene import AllyPanel, Tint
from hyosan_arcade.view.soundings import cues_of
from hyosan_arcade.view.voice import OWN_GAP_TICKS, Voice, ally_of
from tests.unit.view_stage import ART, composer, room, session, words


def her(seen: Snapshot) -> BodyView:
    return next(body for body in seen.bodies if body.ally is not None)


def changed(seen: Snapshot, body: BodyView, **new: object) -> Snapshot:
    """Return the snapshot with one of its bodies changed."""
    bodies = tuple(replace(b, **new) if b is body else b for b in seen.bodies)  # type: ignore[arg-type]
    return replace(seen, bodies=bodies)


def in_state(seen: Snapshot, **state: object) -> Snapshot:
    """Return the snapshot with the ally's inner state changed."""
    nari = her(seen)
    assert nari.ally is not None
    return changed(seen, nari, ally=replace(nari.ally, **state))  # type: ignore[arg-type]


@pytest.fixture
def seen() -> Snapshot:
    return session().snapshot()


@pytest.mark.parametrize(
    ("state", "mood", "says"),
    [
        ({"hunger": 10.0}, "calm", "calm"),
        ({"hunger": 60.0, "restraint": 70.0}, "hungry", "hungry"),
        ({"hunger": 80.0, "losing_ticks": 130}, "feral", "losing it: 2 s"),
        ({"hunger": 80.0, "losing_ticks": 240, "near_bite_ticks": 20}, "feral", "she bites!"),
        ({"hunger": 100.0, "feral_ticks": 601}, "feral", "FERAL 11 s"),
        ({"gone_ticks": 840}, "gone", "gone 14 s"),
        ({"is_leaving": True}, "gone", "leaving"),
        ({"has_left": True}, "away", "she has left"),
        ({"hunger": 10.0, "prey_ticks": 60}, "calm", "hunted 1 s"),
    ],
)
def test_a_state_has_a_face_and_words(
    seen: Snapshot, state: dict[str, object], mood: str, says: str
) -> None:
    body = her(in_state(seen, **state))
    assert (mood_of(body), status_of(body, words())) == (mood, says)


def panel(seen: Snapshot) -> AllyPanel | None:
    return HudMaker(room(), words()).hud(seen, seen.person(0), (), ("", "")).ally


def test_her_corner_shows_the_bond_and_what_is_next(seen: Snapshot) -> None:
    shown = panel(in_state(seen, bond=50.0, hunger=90.0, losing_ticks=120))
    assert shown is not None
    assert (shown.bond, shown.losing, shown.face) == (0.5, 0.5, "nari")
    assert shown.status == words().get("ally.losing_in", seconds=2)


def test_others_are_a_row_of_faces(seen: Snapshot) -> None:
    nari = her(seen)
    others = [replace(nari, name=name, body_id=50 + n) for n, name in enumerate(("bora", "sian"))]
    full = replace(seen, bodies=(*seen.bodies, *others))
    hud = HudMaker(room(), words()).hud(full, full.person(0), (), ("", ""))
    assert [face.face for face in hud.company] == ["face_bora", "face_sian"]
    assert all(face.face in ART.ui for face in hud.company)


def test_strangers_and_enemies_are_no_company(seen: Snapshot) -> None:
    nari = her(seen)
    assert nari.ally is not None
    enemy = replace(nari, name="bora", body_id=50, ally=replace(nari.ally, is_hostile=True))
    waiting = replace(nari, name="sian", body_id=51, ally=replace(nari.ally, has_joined=False))
    full = replace(seen, bodies=(enemy, waiting, *seen.bodies))
    hud = HudMaker(room(), words()).hud(full, full.person(0), (), ("", ""))
    assert hud.company == ()
    assert ally_of(full) is nari


def test_to_a_hybrid_hunger_is_health_and_people_are_company(seen: Snapshot) -> None:
    bodies = tuple(
        replace(b, person=0 if b.ally else -1, following=b.ally is None) for b in seen.bodies
    )
    mine = in_state(replace(seen, bodies=bodies), hunger=70.0, restraint=64.0)
    maker = HudMaker(room(), words())
    maker.tick(mine, mine.person(0))
    hud = maker.hud(mine, mine.person(0), (), ("", ""))
    assert (hud.health, hud.max_health, hud.ally) == (30.0, 100.0, None)
    assert hud.weapon_left == 0.64
    assert [face.post for face in hud.company] == [-1.0]


def signs(seen: Snapshot) -> list[tuple[str, str]]:
    return [(marker.kind, marker.text) for marker in Signs(words()).markers(seen)]


@pytest.mark.parametrize(
    ("state", "sign"),
    [
        ({"order": Order.COME}, []),
        ({"order": Order.LISTEN}, [("order", "listen")]),
        ({"holding_hand": True}, [("order", "hand")]),
        ({"losing_ticks": 3}, [("state", "losing")]),
        ({"near_bite_ticks": 3}, [("state", "feral")]),
        ({"feral_ticks": 3}, [("state", "feral Nari")]),
        ({"is_hostile": True}, [("state", "feral")]),
        ({"gone_ticks": 3, "order": Order.HOLD}, []),
        ({"has_left": True, "feral_ticks": 3}, []),
    ],
)
def test_one_sign_over_her_head(
    seen: Snapshot, state: dict[str, object], sign: list[tuple[str, str]]
) -> None:
    assert signs(in_state(seen, **state)) == sign


@pytest.mark.parametrize("state", ["hide", "panic", "grieve", "aim"])
def test_people_show_what_they_feel(seen: Snapshot, state: str) -> None:
    assert signs(changed(seen, seen.person(0), state=state)) == [("state", state)]
    assert f"state_{state}" in ART.ui


def test_her_way_is_a_line_from_her_to_a_flag(seen: Snapshot) -> None:
    way = ((30.0, 40.0), (33.0, 40.0), (35.0, 42.0))
    sent = in_state(seen, way=way, order=Order.GO)
    (line,) = lines_of(sent, 1.0)
    nari = her(sent)
    assert line.kind == "way"
    assert line.points[0] == (round(nari.x * 16), round(nari.y * 16))
    assert line.points[-1] == (560, 672)
    assert ("flag", "") in signs(sent)


def test_hands_are_joined_and_the_dead_look_past_both(seen: Snapshot) -> None:
    held = in_state(seen, holding_hand=True)
    assert [line.kind for line in lines_of(held, 1.0)] == ["hand"]
    focus = focus_of(held, 1.0)
    assert focus is not None
    assert len(focus.spots) == 2
    world = shown(held)
    assert world.eye_shine < 0.5
    assert shown(seen).eye_shine == 1.0


def shown(seen: Snapshot, maker: Composer | None = None):  # type: ignore[no-untyped-def]
    eyes = maker or composer()
    eyes.observe((), seen)
    world = eyes.compose(seen, 1.0).world
    assert world is not None
    return world


def test_a_leap_lifts_her_and_leaves_her_shadow_below(seen: Snapshot) -> None:
    nari = her(seen)
    high = changed(seen, nari, height=1.5)
    number = next(n for n, body in enumerate(high.bodies) if body.ally)
    flying, standing = list(People(ART).sprites(high, 1.0)), list(People(ART).sprites(seen, 1.0))
    assert flying[number].lift == 24
    assert flying[number].shadow < standing[number].shadow
    assert flying[number].cell != standing[number].cell, "a pose of its own"
    assert [line.kind for line in lines_of(high, 1.0)] == ["drop"]


def test_who_is_not_herself_glows_red(seen: Snapshot) -> None:
    calm, feral = (
        list(body_lights((her(in_state(seen, feral_ticks=ticks)),), 1.0))[0] for ticks in (0, 9)
    )
    assert feral.color[1] < calm.color[1]
    assert feral.radius > calm.radius


def test_a_campfire_burns_and_lights_the_floor() -> None:
    level = replace(room(), props=(PropSpec("campfire", (30, 44)),))
    played, eyes, cells = session(level), composer(level), set()
    for _ in range(40):
        seen = played.snapshot()
        eyes.observe(played.tick((IDLE,)), seen)
        scene = eyes.compose(seen, 1.0)
        assert scene.world is not None
        fires = [ART.sheets[sheet].name for sheet in scene.world.sprites.sheet.tolist()]
        cells |= {name for name in fires if name.startswith("campfire")}
        strengths = [light.strength for light in scene.world.lights if light.radius == 124]
        assert len(strengths) == 1
        assert strengths[0] > 0.7, "it breathes, it does not flash"
    assert len(cells) == 4


def test_who_has_left_is_not_drawn(seen: Snapshot) -> None:
    left = in_state(seen, has_left=True)
    assert list(body_lights((her(left),), 1.0)) == []
    assert len(list(People(ART).sprites(left, 1.0))) == len(seen.bodies) - 1


@pytest.mark.parametrize(
    ("state", "tint"),
    [
        ({}, Tint.ALLY),
        ({"feral_ticks": 9}, Tint.FERAL),
        ({"near_bite_ticks": 9}, Tint.FERAL),
        ({"is_hostile": True}, Tint.HOSTILE),
        ({"gone_ticks": 9}, Tint.FADED),
    ],
)
def test_a_friend_an_enemy_and_one_who_is_not_herself_look_different(
    seen: Snapshot, state: dict[str, object], tint: Tint
) -> None:
    assert tint_of(her(in_state(seen, **state)), 0) is tint


@pytest.mark.parametrize("name", ["nari", "bora", "gaon", "sian"])
def test_she_looks_like_herself_before_she_wakes(seen: Snapshot, name: str) -> None:
    human = replace(seen.person(0), name=name, person=-1, role="survivor", ally=None)
    character, _ = People(ART).look_of(human)
    assert character.name == name
    assert face_of(human) == f"face_{name}"


def test_soldiers_wear_uniform_and_take_aim(seen: Snapshot) -> None:
    me = seen.person(0)
    soldier = replace(me, name="soldier", person=-1, pose=Pose.WALK, speed=0.0)
    character, _ = People(ART).look_of(soldier)
    assert character.name == "trooper"
    calm, aiming = (
        next(iter(People(ART).sprites(replace(seen, bodies=(body,)), 1.0)))
        for body in (soldier, replace(soldier, state="aim"))
    )
    assert aiming.cell - calm.cell == character.rows["aim"]


def test_a_shot_leaves_a_track_a_bang_and_a_caption(seen: Snapshot) -> None:
    eyes, me = composer(), seen.person(0)
    shot = ev.ShotFired(9, me.x - 5.0, me.y, me.x, me.y)
    eyes.observe((shot,), seen)
    scene = eyes.compose(seen, 1.0)
    assert scene.world is not None
    assert scene.hud is not None
    assert [line.kind for line in scene.world.lines] == ["shot"]
    assert "bang" in [cue.name for cue in scene.cues]
    assert scene.hud.captions[-1].text == words().get("caption.shot")
    assert scene.hud.captions[-1].side == "left"


def test_a_warning_points_where_they_come_from_until_they_come(seen: Snapshot) -> None:
    eyes, nari = composer(), her(seen)
    eyes.observe((ev.AllyWarned(nari.body_id, 60, -0.6, 0.8, nari.x, nari.y),), seen)
    arrows = [a for a in shown(seen, eyes).arrows if a.kind == "warning"]
    assert [(a.dx, a.dy) for a in arrows] == [(-0.6, 0.8)]
    for _ in range(60):
        eyes.observe((), seen)
    assert not [a for a in shown(seen, eyes).arrows if a.kind == "warning"]


@pytest.mark.parametrize(("dx", "side"), [(0.9, "right"), (-0.9, "left")])
def test_a_warning_is_heard_from_where_they_come_wherever_she_is(
    seen: Snapshot, dx: float, side: str
) -> None:
    eyes, me = composer(), seen.person(0)
    warned = ev.AllyWarned(her(seen).body_id, 300, dx, 0.43, me.x - dx * 14.0, me.y)
    eyes.observe((warned,), seen)
    hud = eyes.compose(seen, 1.0).hud
    assert hud is not None
    (caption,) = hud.captions
    assert (caption.text, caption.side) == (words().get("caption.warning"), side)


@pytest.mark.parametrize(
    ("state", "kind"),
    [({}, "ally"), ({"feral_ticks": 9}, "feral"), ({"is_hostile": True}, "feral")],
)
def test_an_arrow_says_whether_she_is_to_be_trusted(
    seen: Snapshot, state: dict[str, object], kind: str
) -> None:
    me = seen.person(0)
    afar = changed(seen, her(seen), x=me.x + 17.0, prev_x=me.x + 17.0)
    assert [arrow.kind for arrow in shown(in_state(afar, **state)).arrows] == [kind]


def test_listening_long_draws_two_rings(seen: Snapshot) -> None:
    nari = her(seen)
    for radius, rings in ((14.0, 1), (24.0, 2)):
        eyes = composer()
        eyes.observe((ev.Pulsed(nari.body_id, radius, nari.x, nari.y),), seen)
        assert len(shown(seen, eyes).rings) == rings


SAID = (
    (ev.NearBiteAnswered(1, 0, Answer.SAY_NAME, held=True, x=0.0, y=0.0), "held"),
    (ev.NearBiteAnswered(1, 0, Answer.GO_AWAY, held=True, x=0.0, y=0.0), "sent"),
    (ev.WentFeral(1, 0.0, 0.0), "feral"),
    (ev.AllyReturned(1, "key", 0.0, 0.0), "gift_key"),
    (ev.AllyReturned(1, "", 0.0, 0.0), "gift_none"),
    (ev.Roped(1, 0.0, 0.0), "rope"),
    (ev.HandTaken(1, 0, held=False, x=0.0, y=0.0), "hand_off"),
    (ev.LeftBehind(1, 0.0, 0.0), "left_behind"),
    (ev.TalkedDown(9, 0, 0.0, 0.0), "talked"),
    (ev.VariantWoke(9, 0.0, 0.0), "woke"),
    (ev.VariantWoke(1, 0.0, 0.0), "woke_self"),
    (ev.ShotFired(9, 0.0, 0.0, 1.0, 0.0), "shot"),
)


@pytest.mark.parametrize(("event", "kind"), SAID)
def test_she_has_words_for_what_happens_to_her(seen: Snapshot, event: ev.Event, kind: str) -> None:
    assert her(seen).body_id == 1
    voice = Voice(words(), Random(1))
    voice.hear(event, seen)
    assert voice.shown()[1] in {words().get(key) for key in words().lines(f"nari.{kind}")}


def test_she_keeps_the_twelve_seconds_whatever_happens_but_for_warnings(seen: Snapshot) -> None:
    voice, starts, line = Voice(words(), Random(2)), [], ""
    events = [event for event, kind in SAID if kind != "feral"]
    for tick in range(4 * OWN_GAP_TICKS):
        voice.hear(events[tick % len(events)], seen)
        voice.tick(seen)
        if voice.shown()[1] and voice.shown()[1] != line:
            starts.append(tick)
        line = voice.shown()[1]
    assert len(starts) >= 3
    assert min(b - a for a, b in zip(starts, starts[1:], strict=False)) >= OWN_GAP_TICKS
    voice.hear(ev.WentFeral(1, 0.0, 0.0), seen)
    assert voice.shown()[1] == words().get("nari.feral_1")


def test_who_has_left_says_nothing(seen: Snapshot) -> None:
    voice, left = Voice(words(), Random(4)), in_state(seen, has_left=True)
    for _ in range(60 * 60):
        voice.hear(ev.Bitten(0, 100, 0.0, 0.0), left)
        voice.tick(left)
        assert voice.shown() == ("", "")


def test_other_hybrids_keep_their_deeds_to_themselves(seen: Snapshot) -> None:
    voice = Voice(words(), Random(3))
    voice.hear(ev.Roped(7, 0.0, 0.0), seen)
    assert voice.shown() == ("", "")


HEARD = (
    ev.NearBite(1, 0, 2.0, 2.0),
    ev.WentFeral(1, 2.0, 2.0),
    ev.CameToHerself(1, 2.0, 2.0),
    ev.AllyLeft(1, by_herself=True, x=2.0, y=2.0),
    ev.AllyReturned(1, "key", 2.0, 2.0),
    ev.Leapt(1, 2.0, 2.0, 5.0, 2.0),
    ev.Roped(1, 2.0, 2.0),
    ev.Called(1, 2.0, 2.0),
    ev.Handed(1, 0, 2, 2.0, 2.0),
    ev.HandTaken(1, 0, held=True, x=2.0, y=2.0),
    ev.TalkedDown(1, 0, 2.0, 2.0),
    ev.VariantWoke(1, 2.0, 2.0),
    ev.HeardPhone(1, 2.0, 2.0),
    ev.Panicked(1, 2.0, 2.0),
    ev.Grieved(1, 2, 2.0, 2.0),
)


@pytest.mark.parametrize("event", HEARD, ids=lambda event: type(event).__name__)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_heard_of_them_has_a_caption(event: ev.Event, language: str) -> None:
    captions = [cue.caption for cue in cues_of(event, (0.0, 0.0)) if cue.caption]
    assert captions
    assert all(words(language).has(caption) for caption in captions)
