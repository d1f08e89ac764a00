"""The HUD in cells: everything is there, in words and shapes, at every size and in Korean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hyosan_arcade.content.library import list_levels
from hyosan_arcade.content.places import assets_root
from hyosan_arcade.content.words import languages
from hyosan_arcade.frontends.terminal.cells import REVERSE, text_width
from hyosan_arcade.frontends.terminal.faces import LETTERS
from hyosan_arcade.frontends.terminal.layout import play_layout
from hyosan_arcade.frontends.terminal.panel import BEAT_TICKS
from hyosan_arcade.frontends.terminal.pen import EMPTY, FULL
from hyosan_arcade.view.company import FaceView
from hyosan_arcade.view.controls import ControlMap
from hyosan_arcade.view.hints import HintBook, fill
from hyosan_arcade.view.scene import AllyPanel, Caption, Hud
from tests.frontends.scenes import HUD
from tests.terminal.frames import SIZES, column_of, page, panel_frame, row_of
from tests.unit.view_stage import room, session, words

CALM = AllyPanel("Nari", 0.3, 0.7, "hold", "calm", 0.0)
LOSING = AllyPanel("Nari", 0.9, 0.7, "come", "feral", 0.4, 0.5, "losing it: 3 s")
QUIET = replace(HUD, captions=(), speech=("", ""), hint="", ally=CALM)
LEVELS = [entry.level for entry in list_levels() if entry.level is not None]


@pytest.mark.parametrize("size", SIZES)
def test_every_meter_has_a_word_and_a_shape(size: tuple[int, int]) -> None:
    seen = page(panel_frame(QUIET, size))
    for word in ("HEALTH", "BREATH", "NOISE", "DREAD", "HUNGER", "RESTRAINT"):
        assert word in seen, seen
    assert "♥♥♥♥♡ 70" in seen
    assert "▁▂▃▄▅▆··" in seen, "noise: the louder the higher"
    assert "DOWN 203  4:07" in seen
    assert "[Phone 2] Bandage  Keycard" in seen
    assert "Mop handle ━━━━━───" in seen
    assert "┃" in seen, "where she would lose herself"


def test_nothing_is_written_outside_its_own_box() -> None:
    for size in SIZES:
        layout, cells = play_layout(*size), panel_frame(QUIET, size)
        row, col, rows, cols = layout.world
        kept = replace(QUIET, objectives=())
        cells = panel_frame(kept, size)
        assert np.all(cells.glyph[row : row + rows, col : col + cols] == ord(" "))
        assert layout.vitals[3] + layout.ally[3] == size[1]
        assert layout.top[2] + rows + layout.vitals[2] == size[0]


@pytest.mark.parametrize("size", SIZES)
def test_losing_her_is_told_by_word_shape_and_colour(size: tuple[int, int]) -> None:
    cells = panel_frame(replace(QUIET, ally=LOSING), size)
    calm = panel_frame(QUIET, size)
    seen = page(cells)
    assert "Nari is losing herself: feed her or get away" in seen
    assert "▲ losing it: 3 s" in seen
    assert LETTERS["feral"][1].strip() in seen
    assert LETTERS["calm"][1].strip() in page(calm)
    banner = row_of(cells, "Nari is losing herself")
    assert play_layout(*size).world[0] <= banner < size[0] // 2, "where the player looks"
    assert np.any(cells.style[banner] & REVERSE), "a flash needs no colour"
    later = panel_frame(replace(QUIET, ally=LOSING), size, ticks=BEAT_TICKS // 2)
    assert not np.any(later.style[banner] & REVERSE), "and it does flash"
    box = play_layout(*size).ally
    assert not np.array_equal(cells.paper[box[0], -1], calm.paper[box[0], -1])


@pytest.mark.parametrize("size", SIZES)
def test_once_she_is_feral_nobody_is_told_to_feed_her(size: tuple[int, int]) -> None:
    feral = replace(LOSING, losing=0.0, status="FERAL 12 s")
    seen = page(panel_frame(replace(QUIET, ally=feral), size))
    assert "Nari is FERAL: run, or shove" in seen
    assert "feed" not in seen


def test_what_is_left_of_her_runs_out() -> None:
    def left(losing: float) -> int:
        cells = panel_frame(replace(QUIET, ally=replace(LOSING, losing=losing)), (24, 80))
        line = cells.text(row_of(cells, "losing it"))
        return line[line.index("losing it") :].count(FULL)

    assert left(0.1) > left(0.5) > left(1.0) == 0


def test_health_that_runs_low_flashes_and_says_so() -> None:
    low = panel_frame(replace(QUIET, health=18), (24, 80))
    row = row_of(low, "HEALTH")
    assert "♥♡♡♡♡ 18!" in low.text(row)
    assert np.any(low.style[row] & REVERSE)
    assert not np.any(panel_frame(QUIET, (24, 80)).style[row] & REVERSE)


def test_the_last_heart_stays_until_the_end() -> None:
    assert "♥♡♡♡♡ 1!" in page(panel_frame(replace(QUIET, health=1.0), (24, 80)))
    assert "♡♡♡♡♡ 0!" in page(panel_frame(replace(QUIET, health=0.0), (24, 80)))


@pytest.mark.parametrize("size", SIZES)
def test_the_clock_of_a_bite_stands_over_the_world(size: tuple[int, int]) -> None:
    cells = panel_frame(replace(QUIET, infection_s=21.34, infection_full_s=45.0), size)
    row = row_of(cells, "▲ BITTEN ▲  You turn in 21.3")
    assert row >= play_layout(*size).world[0]
    bar = cells.text(row + 1)
    assert 0.4 < bar.count(FULL) / (bar.count(FULL) + bar.count(EMPTY) + 1) < 0.55
    assert "BITTEN" not in page(panel_frame(QUIET, size))


def test_sounds_stand_on_the_side_they_come_from() -> None:
    captions = (
        Caption("[GROAN]", "left", 0.1),
        Caption("[THUD]", "", 0.1),
        Caption("[GLASS]", "right", 0.1),
    )
    cells = panel_frame(replace(QUIET, captions=captions), (24, 80))
    assert column_of(cells, "◀ [GROAN]") < 30 < column_of(cells, "[THUD]") < 50
    assert column_of(cells, "[GLASS] ▶") > 50
    assert row_of(cells, "[GROAN]") == row_of(cells, "[GLASS]") == 20


def test_hint_and_struggle_stand_above_the_captions() -> None:
    captions = (Caption("[THUD]", "", 0.1), Caption("[BITE]", "", 0.2))
    busy = replace(
        QUIET, captions=captions, hint="Hold F", escape=0.5, action_text="F: Shake it off"
    )
    cells = panel_frame(busy, (24, 80))
    rows = [row_of(cells, text) for text in ("Shake it off", "Hold F", "[THUD]", "[BITE]")]
    assert rows == sorted(rows) and len(set(rows)) == 4
    assert cells.text(rows[0] + 1).count(FULL) >= 10


@pytest.mark.parametrize("code", languages(assets_root() / "text"))
def test_tasks_and_speech_are_whole_in_every_language(code: str) -> None:
    for level in LEVELS:
        own = words(code).of_level(level)
        tasks = [own.get(key) for key in level.text["en"] if key.startswith("obj.")]
        said = [own.get(key) for key in level.text["en"] if key.startswith("say.")]
        for first, second in zip(tasks, tasks[1:] or tasks, strict=False):
            hud = replace(QUIET, objectives=((first, "active"), (second, "active")))
            seen = page(panel_frame(hud, (24, 80), code)).replace(" ", "").replace("\n", "")
            assert "…" not in seen.partition(own.get("hud.noise"))[0]
        for line in said:
            cells = panel_frame(replace(QUIET, speech=("나리", line)), (24, 80), code)
            assert "…" not in page(cells), line


@pytest.mark.parametrize("code", languages(assets_root() / "text"))
@pytest.mark.parametrize("size", SIZES)
def test_rows_are_exactly_as_wide_as_the_terminal(code: str, size: tuple[int, int]) -> None:
    ally = replace(LOSING, name=words(code).get("name.nari"))
    cells = panel_frame(replace(crowded(code), ally=ally), size, code)
    for row in range(cells.rows):
        assert text_width(cells.text(row)) == size[1]


@pytest.mark.parametrize("code", languages(assets_root() / "text"))
def test_the_corner_of_the_ally_has_room_for_its_words(code: str) -> None:
    text = words(code)
    for order in ("come", "hold", "go", "listen", "fight", "hand"):
        ally = AllyPanel(text.get("name.nari"), 0.3, 0.7, order, "calm", 0.0, 0.7)
        cells = panel_frame(replace(QUIET, ally=ally), (24, 80), code)
        assert text.get(f"order.{order}") in cells.text(21)
        assert "♥♥♡" in cells.text(21)
    for key in ("left", "leaving", "gone_for", "feral_for", "biting", "losing_in", "keep_off"):
        status = text.get(f"ally.{key}", seconds=12)
        for mood in ("calm", "hungry", "feral", "gone", "away"):
            ally = AllyPanel("나리", 0.3, 0.7, "come", mood, 0.0, 0.7, status)
            cells = panel_frame(replace(QUIET, ally=ally), (24, 80), code)
            assert status in cells.text(23), cells.text(23)


def test_everybody_else_has_a_line_and_their_state_a_sign() -> None:
    company = (
        FaceView("face_bora", "Bora", 0.9, 0.6, "feral"),
        FaceView("face_wooju", "Woo-ju", 0.3, -1.0, "bitten"),
    )
    cells = panel_frame(replace(QUIET, company=company), (24, 80))
    assert "Bora !!" in page(cells) and "Woo-ju ▲" in page(cells)
    assert "┃" in cells.text(row_of(cells, "Bora")), "where hunger gets too much"
    assert "┃" not in cells.text(row_of(cells, "Woo-ju")), "a person has none"


@pytest.mark.parametrize("size", SIZES)
def test_what_is_said_and_warned_of_stays_clear_of_everybody_else(size: tuple[int, int]) -> None:
    company = tuple(FaceView("face_bora", f"Somebody {n}", 0.9, 0.6, "calm") for n in range(4))
    said = " ".join(["everybody"] * 12)
    for ally in (CALM, LOSING):
        hud = replace(QUIET, company=company, ally=ally, speech=("Nari", said), infection_s=9.0)
        seen = page(panel_frame(hud, size))
        assert all(f"Somebody {n}" in seen for n in range(4)), seen
        assert seen.count("everybody") == 12, seen
        assert "BITTEN" in seen and ("feed her or get away ▲" in seen) == (ally is LOSING)


def crowded(code: str) -> Hud:
    """A HUD with everything in it at once."""
    text = words(code)
    return replace(
        HUD,
        objectives=((text.get("hint.order"), "active"), (text.get("hint.hand"), "active")),
        captions=tuple(Caption(text.get("caption.door_break"), s, 0.1) for s in ("left", "right")),
        speech=(text.get("name.nari"), text.get("nari.idle_1")),
        hint=text.get("hint.order"),
        infection_s=12.0,
        items=tuple((f"item_{n}", 3) for n in ("phone", "bandage", "blood_pack", "suppressant")),
    )


@pytest.mark.parametrize("code", languages(assets_root() / "text"))
def test_every_hint_is_whole_also_where_no_key_is_held(code: str) -> None:
    text = words(code)
    keys = {"keys": text.get("key.move_keys")} | dict.fromkeys(
        ("key", "next", "come", "hold", "listen"), "Shift"
    )
    hints = [key for layer in text.layers for key in layer if key.startswith("hint.")]
    assert any(key.endswith("_tap") for key in hints)
    for key in hints:
        shown = fill(text.get(key), keys)
        assert "{" not in shown
        assert shown in page(panel_frame(replace(QUIET, hint=shown), (24, 80), code)), shown


def test_hints_say_what_to_do_without_key_up() -> None:
    level, bound = room(), ControlMap()
    seen = session(level).snapshot()
    for holds_keys, start in ((True, "Move with"), (False, "Walk with")):
        bound.holds_keys = holds_keys
        book = HintBook(words(), bound)
        book.tick(replace(seen, tick=200), seen.person(0))
        for _ in range(400):
            book.tick(replace(seen, tick=200), seen.person(0))
            if book.text("keys"):
                break
        assert book.text("keys").startswith(start)
    assert book.text("pad").startswith("Move with")
