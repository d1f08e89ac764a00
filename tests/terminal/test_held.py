"""Keys without key-up and with it: what is held, what is a tap, what a menu makes of them."""

from __future__ import annotations

import time

import pytest

from hyosan_arcade.frontends.terminal.mouse import REST_S
from hyosan_arcade.view.controls import Action
from hyosan_arcade.view.scene import MenuItem, MenuView, Scene
from hyosan_arcade.view.screens.menu import Cursor
from tests.terminal.hands import Hands

KITTY = b"\x1b[?15u"
MENU = MenuView("title", "HYOSAN", tuple(MenuItem(f"item {n}") for n in range(5)), 0)
FULL, SLANT = 127, 90


def scene(menu: MenuView | None = None) -> Scene:
    return Scene(None, None, menu, (), (0.0, 0.0), 0)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def kitty() -> Hands:
    hands = Hands()
    hands.poll(KITTY)
    return hands


def test_one_w_walks_until_the_stop_key(hands: Hands) -> None:
    hands.poll(b"w")
    assert all(controls.direction() == (0, -FULL) for controls in hands.wait(200))
    assert hands.poll(b".").direction() == (0, 0)
    assert hands.poll().direction() == (0, 0)


@pytest.mark.parametrize(
    ("typed", "way"),
    (
        (b"a", (-FULL, 0)),
        (b"q", (-SLANT, -SLANT)),
        (b"e", (SLANT, -SLANT)),
        (b"z", (-SLANT, SLANT)),
        (b"c", (SLANT, SLANT)),
        (b"\x1b[B", (0, FULL)),
        ("ㅇ".encode(), (FULL, 0)),
    ),
)
def test_another_direction_takes_over(hands: Hands, typed: bytes, way: tuple[int, int]) -> None:
    hands.poll(b"w")
    hands.poll(typed)
    hands.poll()
    assert hands.poll().direction() == way


def test_a_step_and_a_stop_in_one_read_are_still_a_step(hands: Hands) -> None:
    assert hands.poll(b"d.").did(Action.RIGHT)
    assert hands.poll().direction() == (0, 0)


@pytest.mark.parametrize("typed", (b"D", b"\x1b[1;2C", "ㅉ".encode()))
def test_a_capital_sprints_until_a_small_letter(hands: Hands, typed: bytes) -> None:
    assert hands.poll(typed).down(Action.SPRINT)
    hands.wait(2)
    assert not hands.poll(b"w").down(Action.SPRINT)


def test_sneaking_is_switched_and_gives_way_to_a_sprint(hands: Hands) -> None:
    hands.poll(b"x")
    assert all(controls.down(Action.SNEAK) for controls in hands.wait(30))
    assert hands.poll(b"w").down(Action.SNEAK)
    fast = hands.poll(b"D")
    assert fast.down(Action.SPRINT) and not fast.down(Action.SNEAK)
    assert hands.poll(b",").down(Action.SNEAK)
    hands.wait(60)
    assert not hands.poll(b",").down(Action.SNEAK)


def test_a_sneak_key_that_repeats_switches_once(hands: Hands) -> None:
    hands.poll(b"x")
    hands.wait(30)
    for _ in range(30):
        hands.poll(b"x")
        hands.wait(1)
    assert hands.poll().down(Action.SNEAK)


def test_a_throw_key_that_repeats_throws_once(hands: Hands) -> None:
    hands.poll(b"k")
    hands.wait(30)
    aimed = []
    for _ in range(30):
        aimed += [hands.poll(b"k"), *hands.wait(1)]
    assert not any(Action.THROW in controls.held for controls in aimed), "it flew at once"


@pytest.mark.parametrize("release", (b"k", b"\r"))
def test_the_throw_key_aims_and_then_throws(hands: Hands, release: bytes) -> None:
    hands.poll(b"k")
    aiming = hands.wait(30)
    assert all(Action.THROW in controls.held for controls in aiming)
    assert not any(controls.pressed for controls in aiming)
    thrown = hands.poll(release)
    assert not thrown.down(Action.THROW)


def test_walking_goes_on_while_aiming(hands: Hands) -> None:
    hands.poll(b"w")
    hands.poll(b"k")
    assert hands.poll().direction() == (0, -FULL)


def test_with_the_mouse_the_throw_key_throws_at_once(hands: Hands) -> None:
    hands.poll(b"\x1b[<35;11;6M")
    controls = hands.poll(b"k")
    assert controls.did(Action.THROW) and controls.pointer == (100, 50)
    assert not hands.poll().down(Action.THROW)


def test_quick_taps_stay_as_many(hands: Hands) -> None:
    """Struggling free: three taps in one read go down and up three times."""
    polls = [hands.poll(b"jjj"), *hands.wait(8)]
    downs = [controls.down(Action.HIT) for controls in polls]
    assert downs.count(True) == 3
    assert not any(a and b for a, b in zip(downs, downs[1:], strict=False))


def test_a_repeating_key_ends_soon_after_it_is_let_go(hands: Hands) -> None:
    for _ in range(60):
        hands.poll(b"jj")
    assert not any(controls.pressed for controls in hands.wait(12)[6:])


@pytest.mark.parametrize(
    ("typed", "action"),
    (
        (b"j", Action.HIT),
        (b"f", Action.SHOVE),
        (b" ", Action.USE),
        (b"i", Action.ITEM),
        (b"\t", Action.NEXT_ITEM),
        (b"h", Action.HAND),
        (b"1", Action.COME),
        (b"5", Action.FIGHT),
        (b"r", Action.RESTART),
        (b"p", Action.PAUSE),
        (b"\x1bOQ", Action.GRID_OVERLAY),
    ),
)
def test_everything_else_is_a_tap(hands: Hands, typed: bytes, action: Action) -> None:
    assert hands.poll(typed).did(action)
    assert not hands.poll().down(action)


def test_escape_comes_after_a_moment_of_silence(hands: Hands) -> None:
    hands.poll(b"\x1b")
    assert any(controls.did(Action.PAUSE) for controls in hands.wait(3))


def test_the_keys_named_in_hints_are_the_keys_that_work(hands: Hands) -> None:
    for action in (Action.USE, Action.ITEM, Action.SNEAK, Action.HAND, Action.HIT):
        name = hands.held.control_map.key_for(action, "keys")
        hands.wait(4)
        typed = b" " if name == "space" else name.encode()
        assert hands.poll(typed).down(action), action


def test_in_a_menu_every_direction_is_one_step(hands: Hands) -> None:
    hands.held.see(scene(MENU))
    cursor = Cursor()
    for controls in (hands.poll(b"ss\x1b[B"), *hands.wait(60)):
        cursor.tick(controls, MENU)
    assert cursor.selected == 3


def test_in_a_menu_keys_keep_their_order(hands: Hands) -> None:
    hands.held.see(scene(MENU))
    polls = [hands.poll(b"s\r"), *hands.wait(6)]
    pressed = [controls.pressed for controls in polls if controls.pressed]
    assert pressed == [{Action.DOWN}, {Action.CONFIRM}]


def test_after_a_menu_one_stands_still(hands: Hands) -> None:
    hands.poll(b"w")
    hands.held.see(scene(MENU))
    assert hands.poll().direction() == (0, 0)
    hands.held.see(scene())
    assert hands.poll().direction() == (0, 0)


def test_losing_the_focus_lets_go(hands: Hands) -> None:
    hands.poll(b"w")
    lost = hands.poll(b"\x1b[O")
    assert lost.lost_focus and lost.direction() == (0, 0)
    assert not hands.poll(b"\x1b[I").lost_focus


def test_pasted_text_is_no_play(hands: Hands) -> None:
    assert not hands.poll(b"\x1b[200~wjr\x1b[201~").pressed
    assert hands.poll().direction() == (0, 0)


def test_with_key_up_a_key_is_held_while_it_is_down(kitty: Hands) -> None:
    assert kitty.poll(b"\x1b[119u").did(Action.UP)
    assert all(controls.direction() == (0, -FULL) for controls in kitty.wait(30))
    assert kitty.poll(b"\x1b[119;1:2u").pressed == frozenset()
    kitty.poll(b"\x1b[100;1:1u")
    assert kitty.poll().direction() == (SLANT, -SLANT)
    assert kitty.poll(b"\x1b[119;1:3u\x1b[100;1:3u").direction() == (0, 0)


def test_with_key_up_shift_sprints_and_the_throw_key_is_held(kitty: Hands) -> None:
    kitty.poll(b"\x1b[57441;2u\x1b[119:87;2u\x1b[107u")
    controls = kitty.poll()
    assert controls.held == {Action.SPRINT, Action.UP, Action.THROW}
    assert kitty.poll(b"\x1b[107;1:3u").held == {Action.SPRINT, Action.UP}


def test_a_tap_shorter_than_a_poll_is_seen(kitty: Hands) -> None:
    assert kitty.poll(b"\x1b[106u\x1b[106;1:3u").did(Action.HIT)
    assert not kitty.poll().down(Action.HIT)


def test_with_key_up_the_keys_are_those_of_the_window(kitty: Hands) -> None:
    assert kitty.poll(b"\x1b[101u").did(Action.USE)
    assert kitty.held.control_map.key_for(Action.USE, "keys") == "e"
    assert kitty.held.control_map.key_for(Action.SNEAK, "keys") == "x"


def test_korean_letters_with_key_up_still_walk(kitty: Hands) -> None:
    """An input method commits letters without saying when their keys are let go."""
    kitty.poll("ㅈ".encode())
    assert kitty.poll().direction() == (0, -FULL)
    kitty.poll(b"\x1b[100u")
    assert kitty.poll().direction() == (FULL, 0)


def test_a_release_alone_tells_that_there_are_releases(hands: Hands) -> None:
    hands.poll(b"\x1b[119;1:1u")
    assert not hands.held.has_releases
    hands.poll(b"\x1b[119;1:3u")
    assert hands.held.has_releases
    assert hands.poll().direction() == (0, 0)


def test_the_mouse_points_hits_and_rests(hands: Hands) -> None:
    down = hands.poll(b"\x1b[<0;3;2M")
    assert down.did(Action.HIT) and down.pointer == (20, 10) and down.device == "mouse"
    assert hands.poll().down(Action.HIT)
    assert not hands.poll(b"\x1b[<0;3;2m").down(Action.HIT)
    assert hands.poll(b"\x1b[<65;3;2M").did(Action.NEXT_ITEM)
    hands.now_s += REST_S
    assert hands.poll().pointer is None


def test_three_hundred_moves_of_the_mouse_cost_little() -> None:
    """The specification's own limit, for the best of several tries on a busy machine."""
    moves = b"".join(b"\x1b[<35;%d;%dM" % (1 + n % 80, 1 + n % 24) for n in range(300))
    took_s = []
    for _ in range(5):
        hands = Hands()
        begin_s = time.perf_counter()
        controls = hands.poll(moves)
        took_s.append(time.perf_counter() - begin_s)
        assert controls.pointer == (10 * (299 % 80), 10 * (299 % 24))
    assert min(took_s) < 0.020
