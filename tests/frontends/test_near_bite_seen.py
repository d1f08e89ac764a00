"""A near-bite on screen: in words before it is answered, in slowed time, by every device."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hyosan_arcade.frontends.window.sheets import Sheets
from hyosan_arcade.frontends.window.text import Type
from hyosan_arcade.run.session import Session
from hyosan_arcade.sim.intent import Answer, Button
from hyosan_arcade.sim.snapshot import AnswerView, NearBiteView, Snapshot
from hyosan_arcade.view.asking import Asking, pointed_at, split_answer
from hyosan_arcade.view.choice import ChoiceView
from hyosan_arcade.view.controls import Action, ControlMap, Controls
from hyosan_arcade.view.dread import BITE_BEAT_TICKS, FAST_BEAT_TICKS, SLOW_BEAT_TICKS, Dread
from hyosan_arcade.view.layout import HUD, NEAR_BITE_TITLE, choice_lines
from hyosan_arcade.view.lines import focus_of
from hyosan_arcade.view.screens.slowness import CHOICE_SLOWNESS, Slowness
from hyosan_arcade.view.voice import ally_of
from tests.frontends.scenes import ASSETS
from tests.frontends.test_screens import Player
from tests.unit.view_stage import ART, room, session, words

ANSWERS = (
    AnswerView(Answer.SAY_NAME, "held", is_open=True),
    AnswerView(Answer.GIVE_ARM, "arm", is_open=True),
    AnswerView(Answer.PUSH_AWAY, "shoved", is_open=False),
    AnswerView(Answer.GO_AWAY, "goes", is_open=True),
)


def with_ally(seen: Snapshot, **state: object) -> Snapshot:
    """Return the snapshot with the ally in another state."""
    bodies = tuple(
        replace(body, ally=replace(body.ally, **state)) if body.ally else body  # type: ignore[arg-type]
        for body in seen.bodies
    )
    return replace(seen, bodies=bodies)


def biting(ticks_left: int = 38, answers: tuple[AnswerView, ...] = ANSWERS) -> Snapshot:
    """Return a world in which Nari is about to bite the player."""
    seen = with_ally(session().snapshot(), near_bite_ticks=ticks_left, hunger=90.0)
    her = ally_of(seen)
    assert her is not None
    bite = NearBiteView(her.body_id, seen.person(0).body_id, ticks_left, answers)
    return replace(seen, near_bite=bite)


def choice_of(seen: Snapshot, device: str = "keys", language: str = "en") -> ChoiceView:
    choice = Asking(words(language), ControlMap()).choice(seen, device)
    assert choice is not None
    return choice


def test_every_answer_says_what_comes_of_it_and_a_closed_one_why_it_is_closed() -> None:
    text, choice = words(), choice_of(biting(19))
    assert (choice.kind, choice.time_left) == ("near_bite", 0.5)
    assert choice.words == "Nari is about to bite you"
    assert [line.outcome for line in choice.lines] == [
        text.get(f"near_bite.{key}") for key in ("then_held", "then_arm", "too_far", "then_goes")
    ]
    assert [line.is_open for line in choice.lines] == [True, True, False, True]


def test_too_weak_a_bond_is_said_and_marked_as_bad() -> None:
    weak = (replace(ANSWERS[0], outcome="bitten"), *ANSWERS[1:])
    line = choice_of(biting(answers=weak)).lines[0]
    assert line.outcome == words().get("near_bite.then_bitten")
    assert not line.is_good
    assert line.is_open


def test_who_is_too_tired_to_shove_is_told_so() -> None:
    seen = biting()
    tired = tuple(replace(b, stamina=20.0) if b.person == 0 else b for b in seen.bodies)
    lines = choice_of(replace(seen, bodies=tired)).lines
    assert lines[2].outcome == words().get("near_bite.tired")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("outcome", ["held", "bitten", "arm", "shoved", "leaves", "goes"])
def test_every_outcome_has_words_for_both_sides(language: str, outcome: str) -> None:
    for side in ("then", "own"):
        assert words(language).has(f"near_bite.{side}_{outcome}")


def test_the_four_answers_lie_as_the_cross_of_a_pad_and_are_given_by_it() -> None:
    choice = choice_of(biting(), "pad")
    assert [line.key for line in choice.lines] == ["▲", "▶", "▼", "◀"]
    up, right, down, left = choice_lines(choice)
    assert up.y < right.y == left.y < down.y
    assert left.x < up.x == down.x < right.x
    controls = Controls(pressed=frozenset({Action.LEFT}), device="pad")
    assert split_answer(controls, choice_of(biting(30), "pad"))[1] is Answer.GO_AWAY


def test_an_order_given_as_it_opens_is_no_answer() -> None:
    sent_off = Controls(pressed=frozenset({Action.LISTEN, Action.USE}))
    left, answer = split_answer(sent_off, choice_of(biting(38)))
    assert (left.pressed, answer) == (frozenset({Action.USE}), Answer.NONE)
    assert split_answer(sent_off, choice_of(biting(34)))[1] is Answer.GO_AWAY


def test_a_near_bite_goes_before_a_question() -> None:
    from tests.frontends.test_asking import QUESTION

    assert choice_of(replace(biting(), question=QUESTION)).kind == "near_bite"


def test_her_own_body_has_answers_of_its_own() -> None:
    seen = biting()
    own = tuple(replace(b, person=0 if b.ally else -1) for b in seen.bodies)
    choice = choice_of(replace(seen, bodies=own))
    assert choice.lines[0].words == words().get("near_bite.self_name")
    assert choice.lines[0].outcome == words().get("near_bite.own_held")


def test_time_drags_in_even_steps_and_no_press_is_lost() -> None:
    slowness, taken, shown = Slowness(), [], []
    for tick in range(8):
        pressed = frozenset({Action.HOLD} if tick == 1 else ())
        due = slowness.take(Controls(pressed=pressed), CHOICE_SLOWNESS)
        taken.append(due is not None and due.did(Action.HOLD))
        shown.append(slowness.blend(0.0, CHOICE_SLOWNESS))
    assert taken == [False, False, False, True, False, False, False, False]
    assert shown == [0.25, 0.5, 0.75, 0.0, 0.25, 0.5, 0.75, 0.0]
    assert slowness.take(Controls(), 1) is not None, "at once again when it is over"


@pytest.mark.parametrize(("is_slow", "ticks"), [(False, 4), (True, 8)])
def test_a_step_of_the_world_takes_four_ticks_or_eight(is_slow: bool, ticks: int) -> None:
    player = Player(room())
    player.wait(2)
    player.context.choices.slow_choices = is_slow
    run = player.stack.session
    assert run is not None
    player.top.snapshot = biting()  # type: ignore[attr-defined]
    before = run.world.tick
    player.wait(ticks - 1)
    assert run.world.tick == before
    player.wait(1)
    assert run.world.tick == before + 1


def test_the_pause_switches_the_assist() -> None:
    player = Player(room())
    player.wait(2)
    player.press(Action.PAUSE)
    for _ in range(3):
        player.press(Action.DOWN)
    player.press(Action.CONFIRM)
    assert player.context.choices.slow_choices
    player.press(Action.CONFIRM)
    assert not player.context.choices.slow_choices


def test_the_light_is_left_on_the_two_it_is_about() -> None:
    seen = biting()
    focus, her = focus_of(seen, 1.0), ally_of(seen)
    assert focus is not None
    assert her is not None
    assert focus.grey == 1.0
    assert {spot[0] for spot in focus.spots} == {
        round(body.x * 16) for body in (her, seen.person(0))
    }


def beats(seen: Snapshot, ticks: int) -> list[int]:
    """Return the ticks at which a heart is heard."""
    dread = Dread()
    return [tick for tick in range(ticks) if any(c.name == "heartbeat" for c in dread.beats(seen))]


def test_a_heart_beats_from_when_she_begins_to_lose_and_ever_quicker() -> None:
    calm = session().snapshot()
    assert beats(calm, 300) == []
    begins, nearly = (beats(with_ally(calm, losing_ticks=ticks), 300) for ticks in (1, 238))
    assert begins[0] == nearly[0] == 0, "at once"
    assert begins[1] - begins[0] == SLOW_BEAT_TICKS
    assert nearly[1] - nearly[0] == FAST_BEAT_TICKS
    assert beats(biting(), 40)[1] == BITE_BEAT_TICKS


def test_the_hum_has_a_caption() -> None:
    losing = with_ally(session().snapshot(), losing_ticks=60)
    captions = {cue.caption for cue in Dread().beats(losing) if cue.caption}
    assert {words().get(key) for key in captions} == {words().get("caption.losing")}


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_card_and_every_state_fits_its_place(language: str) -> None:
    text, letters = words(language), Type(Sheets(ART, ASSETS))
    keys = [key for layer in text.layers for key in layer]
    box, key_w = choice_lines(choice_of(biting()))[0], 12
    for key in (key for key in keys if key.startswith("near_bite.")):
        shown = text.get(key, name="Nari", victim="Dae-han")
        _, _, name = key.partition(".")
        if name in ("you", "other", "self"):
            assert letters.width(shown) <= NEAR_BITE_TITLE.w - 44, shown
        elif name.startswith(("then_", "own_", "too_", "tired")):
            assert len(letters.wrap(shown, box.w - 20)) <= 2, shown
        else:
            assert letters.width(shown) <= box.w - key_w - 12, shown
    for key in (key for key in keys if key.startswith("ally.")):
        assert letters.width(text.get(key, seconds=30)) <= HUD.ally.w - 32, key


def starving(*, slow_choices: bool = False) -> Player:
    """Return a run in which Nari, beside the player, has just begun a near-bite."""
    player = Player(room())
    player.context.choices.slow_choices = slow_choices
    player.wait(2)
    run = player.stack.session
    assert run is not None
    her = next(body for body in run.world.bodies if body.hybrid is not None)
    assert her.hybrid is not None
    her.hybrid.hunger = 90.0
    for _ in range(300):
        player.wait(1)
        if run.snapshot().near_bite is not None:
            return player
    raise AssertionError("no near-bite in five seconds")


@pytest.mark.parametrize(("is_slow", "seconds"), [(False, 2.5), (True, 5.0)])
def test_a_player_has_two_and_a_half_seconds_or_five(is_slow: bool, seconds: float) -> None:
    player, ticks = starving(slow_choices=is_slow), 0
    while player.stack.compose(1.0).choice is not None:
        player.wait(1)
        ticks += 1
    assert ticks / 60 == pytest.approx(seconds, abs=0.1)
    run = player.stack.session
    assert run is not None
    assert run.world.bodies[0].infection > 0, "nobody answered: she bit"


def test_the_key_of_an_answer_gives_it_in_the_slowed_time() -> None:
    player = starving()
    player.wait(20)
    player.press(Action.LISTEN)
    player.wait(CHOICE_SLOWNESS)
    scene = player.stack.compose(1.0)
    assert scene.choice is None
    assert scene.hud is not None
    assert scene.hud.ally is not None
    assert scene.hud.ally.status == words().get("ally.leaving")
    run = player.stack.session
    assert run is not None
    assert run.world.bodies[0].infection < 0


def test_pictures_move_evenly_through_the_slowed_time() -> None:
    player = starving()
    shown = []
    for _ in range(3 * CHOICE_SLOWNESS):
        player.wait(1)
        scene = player.stack.compose(0.5)
        assert scene.choice is not None
        shown.append(scene.choice.time_left)
    steps = {round(a - b, 6) for a, b in zip(shown, shown[1:], strict=False)}
    assert steps <= {0.0, round(1 / 38, 6)}, "never back, never two at once"


def test_the_answer_under_the_pointer_is_marked_and_a_closed_one_is_not() -> None:
    choice = choice_of(biting())
    for number, box in enumerate(choice_lines(choice)):
        lines = pointed_at(choice, (box.x + 5, box.y + 5)).lines
        wanted = [n == number and choice.lines[n].is_open for n in range(4)]
        assert [line.is_pointed for line in lines] == wanted
    assert pointed_at(choice, (0, 0)) == pointed_at(choice, None) == choice


def test_a_pointer_at_rest_over_an_answer_marks_it_in_the_slowed_time() -> None:
    player = starving()
    choice = player.stack.compose(1.0).choice
    assert choice is not None
    box = choice_lines(choice)[3]
    player.stack.tick(Controls(device="mouse", pointer=(box.x + 5, box.y + 5)))
    marked = player.stack.compose(1.0).choice
    assert marked is not None
    assert [line.is_pointed for line in marked.lines] == [False, False, False, True]


def test_captions_stand_clear_of_the_answers() -> None:
    player = starving()
    choice, hud = player.stack.compose(1.0).choice, player.stack.compose(1.0).hud
    assert choice is not None
    assert hud is not None
    top = HUD.captions.y + HUD.captions.h - 11 * len(hud.captions)
    lowest = max(box.y + 19 + 2 * 11 for box in choice_lines(choice))
    assert top >= lowest + 2
    assert hud.captions, "the last of them are still read"


def strikes(run: Session) -> list[int]:
    """Return the ticks in which the person wanted to strike."""
    replay = run.replay()
    ticks = range(run.world.tick)
    return [tick for tick in ticks if replay.intents(tick)[0].buttons & Button.HIT]


@pytest.mark.parametrize("place", [(465, 200), (10, 100)], ids=["beside the answers", "on one"])
def test_the_mouse_strikes_nobody_while_she_waits_for_an_answer(place: tuple[int, int]) -> None:
    player = starving()
    player.wait(20)
    run = player.stack.session
    assert run is not None
    down = frozenset({Action.HIT})
    player.stack.tick(Controls(held=down, pressed=down, device="mouse", pointer=place))
    for _ in range(30):
        player.stack.tick(Controls(held=down, device="mouse", pointer=place))
    assert not strikes(run)
    is_answered = run.snapshot().near_bite is None
    assert is_answered is (place == (10, 100))
    player.stack.tick(Controls(device="mouse", pointer=place))
    if is_answered:
        player.stack.tick(Controls(held=down, pressed=down, device="mouse", pointer=place))
        assert strikes(run) == [run.world.tick - 1], "let go and pressed again"
