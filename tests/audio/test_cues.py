"""The sound table's errors, the picker's variety, and where a cue is heard."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyosan_arcade.view.cues import Cue, CuePicker, CueTable, CueTableError, placed, unplaced

TILES = st.floats(-200, 200)


def read(tmp_path: Path, text: str) -> CueTable:
    """Read `text` as a sound table."""
    path = tmp_path / "sounds.toml"
    path.write_text(text, encoding="utf-8")
    return CueTable.read(path)


def fault(tmp_path: Path, text: str) -> str:
    """Return the one-line error of a broken table, which must name the file first."""
    with pytest.raises(CueTableError) as caught:
        read(tmp_path, text)
    message = str(caught.value)
    assert message.startswith(str(tmp_path / "sounds.toml"))
    return message.removeprefix(str(tmp_path / "sounds.toml: "))


def test_a_bare_cue_needs_only_files(tmp_path: Path) -> None:
    table = read(tmp_path, '[cue.hit]\nfiles = ["a.ogg"]')
    hit = table.cues["hit"]
    assert (hit.volume, hit.group, hit.pitch_jitter) == (1.0, "effects", 0.0)
    assert table.cap_of("hit") == ("hit", 4)
    assert table.voices == 16


@pytest.mark.parametrize(
    ("body", "key", "what"),
    [
        ("files = []", "cue.hit.files", "length >= 1"),
        ('volume = 1.0\nfiles = "a.ogg"', "cue.hit.files", "Expected `array`, got `str`"),
        ("volume = 1.0", "cue.hit", "missing required field `files`"),
        ('files = ["a.ogg"]\nvolume = 1.5', "cue.hit.volume", "<= 1.0"),
        ('files = ["a.ogg"]\nvolume = nan', "cue.hit.volume", ">= 0.0"),
        ('files = ["a.ogg"]\nvolumes = 1.0', "cue.hit", "unknown field `volumes`"),
        ('files = ["a.ogg"]\ngroup = "loud"', "cue.hit.group", "'loud'"),
        ('files = ["a.ogg"]\nmax_voices = 0', "cue.hit.max_voices", ">= 1"),
        ('files = ["a.ogg"]\npitch_jitter = 0.5', "cue.hit.pitch_jitter", "<= 0.25"),
        ('files = ["../../a.ogg"]', "cue.hit", "below the assets folder"),
        ('files = ["/etc/a.ogg"]', "cue.hit", "below the assets folder"),
        ("files = ['C:\\a.ogg']", "cue.hit", "below the assets folder"),
        (
            'files = ["a.ogg"]\nshares_voices_with = "hat"',
            "cue.hit.shares_voices_with",
            "'hat' is not a cue",
        ),
    ],
)
def test_an_error_names_the_key_and_what_is_wrong(
    tmp_path: Path, body: str, key: str, what: str
) -> None:
    message = fault(tmp_path, f"[cue.hit]\n{body}")
    assert message.startswith(f"{key}: ")
    assert what in message


def test_sharing_goes_one_step_only(tmp_path: Path) -> None:
    cue = '[cue.{}]\nfiles = ["a.ogg"]\n'
    share = 'shares_voices_with = "{}"\n'
    text = cue.format("a") + cue.format("b") + share.format("a") + cue.format("c")
    assert read(tmp_path, text + share.format("a")).cap_of("c")[0] == "a"
    assert "cue.c.shares_voices_with: 'b'" in fault(tmp_path, text + share.format("b"))


def test_faults_of_the_whole_file_are_named(tmp_path: Path) -> None:
    assert fault(tmp_path, "[cue.hit\n").startswith("is not TOML")
    assert "unknown field `cues`" in fault(tmp_path, "[cues]\n[cue]\n")
    assert ".mix.voices" in fault(tmp_path, "[mix]\nvoices = 99\n[cue]\n")
    with pytest.raises(CueTableError, match=r"absent\.toml: cannot be read"):
        CueTable.read(tmp_path / "absent.toml")


def test_a_table_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sounds.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CueTableError, match="is not TOML"):
        CueTable.read(path)


@given(seed=st.integers(0, 2**32))
def test_the_picker_never_plays_a_file_twice_running(table: CueTable, seed: int) -> None:
    picker = CuePicker(table, Random(seed))
    for name in ("hit", "groan", "shove"):
        files = [picker.pick(name).file for _ in range(30)]
        assert all(first != second for first, second in zip(files, files[1:], strict=False))


@given(seed=st.integers(0, 2**32))
def test_a_lone_file_changes_pitch_instead(table: CueTable, seed: int) -> None:
    picker = CuePicker(table, Random(seed))
    rates = [picker.pick("glass").rate for _ in range(30)]
    assert all(first != second for first, second in zip(rates, rates[1:], strict=False))
    assert set(rates) == {0.94, 1.0, 1.06}


def test_every_variant_gets_its_turn(table: CueTable) -> None:
    picker = CuePicker(table, Random(7))
    assert {picker.pick("groan").file for _ in range(200)} == set(table.cues["groan"].files)
    assert picker.pick("ui_ok") == picker.pick("ui_ok")  # one file, one pitch: nothing else to do


@given(x=TILES, y=TILES, ear_x=TILES, ear_y=TILES)
def test_gains_stay_in_range_and_mirror(x: float, y: float, ear_x: float, ear_y: float) -> None:
    left, right = placed(Cue("hit", x, y), ear_x, ear_y)
    assert 0.0 <= left <= 1.0
    assert 0.0 <= right <= 1.0
    mirrored = placed(Cue("hit", 2 * ear_x - x, y), ear_x, ear_y)
    assert mirrored == pytest.approx((right, left), abs=1e-6)


def test_a_sound_fades_with_distance_to_nothing() -> None:
    heard = [math.hypot(*placed(Cue("hit", float(far), 0.0), 0.0, 0.0)) for far in range(30)]
    assert heard[0] == heard[2] == pytest.approx(1.0)
    assert all(near > far for near, far in zip(heard[2:24], heard[3:25], strict=True))
    assert set(heard[24:]) == {0.0}


def test_a_sound_comes_from_its_side() -> None:
    left, right = placed(Cue("glass", -8.0, 3.0), 0.0, 0.0)
    assert left > 2 * right > 0.0
    ahead = placed(Cue("glass", 0.0, -8.0), 0.0, 0.0)
    assert ahead[0] == pytest.approx(ahead[1])


def test_a_cue_without_a_place_is_in_the_middle() -> None:
    left, right = unplaced(Cue("ui_ok", 900.0, 900.0, gain=0.5))
    assert left == right
    assert math.hypot(left, right) == pytest.approx(0.5)
