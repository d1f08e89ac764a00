"""The window's sound: every file plays, caps hold, and no fault of a device or file is fatal."""

from __future__ import annotations

import logging
import math
import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hyosan_arcade.frontends.audio import Audio, SoundBank
from hyosan_arcade.view.cues import Cue, CueTable, Take, placed

HERE = (10.0, 10.0)


@pytest.fixture
def audio(assets: Path, table: CueTable, monkeypatch: pytest.MonkeyPatch) -> Iterator[Audio]:
    """The game's audio on the dummy driver, everything decoded."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    made = opened(assets, table)
    made.wait_decoded()
    yield made
    made.close()


def opened(assets: Path, table: CueTable) -> Audio:
    """Return sound as a front-end has it after its first picture."""
    made = Audio(SoundBank(assets), table)
    made.open()
    return made


def cue(name: str, aside: float = 0.0) -> Cue:
    """Return a cue so many tiles to the right of the listener."""
    return Cue(name, HERE[0] + aside, HERE[1])


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the log lines so far."""
    return [record.getMessage() for record in caplog.records]


def small_assets(tmp_path: Path, assets: Path) -> tuple[Path, CueTable]:
    """Return an assets folder with one good, one missing and one corrupt sound."""
    folder = tmp_path / "sounds"
    folder.mkdir()
    shutil.copy(assets / "sounds" / "hit_0.ogg", folder / "good.ogg")
    (folder / "corrupt.ogg").write_bytes(b"OggS, but not really" * 20)
    lines = [f'[cue.{name}]\nfiles = ["sounds/{name}.ogg"]' for name in ("good", "gone", "corrupt")]
    (tmp_path / "sounds.toml").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path, CueTable.read(tmp_path / "sounds.toml")


def test_every_take_of_the_table_decodes(
    mixer: None, assets: Path, table: CueTable, caplog: pytest.LogCaptureFixture
) -> None:
    bank = SoundBank(assets)
    for spec in table.cues.values():
        plain = bank.sound(Take(spec.files[0], 1.0))
        assert plain is not None
        for take in spec.takes():
            sound = bank.sound(take)
            assert sound is not None
            assert sound.get_length() > 0.05
    assert warnings(caplog) == []
    bank.close()


def test_a_lower_pitch_lasts_longer(mixer: None, assets: Path) -> None:
    bank = SoundBank(assets)
    plain, low = (bank.sound(Take("sounds/glass.ogg", rate)) for rate in (1.0, 0.94))
    assert plain is not None
    assert low is not None
    assert low.get_length() == pytest.approx(plain.get_length() / 0.94, rel=1e-3)
    bank.close()


@pytest.mark.parametrize(("name", "cap"), [("groan", 6), ("step", 3), ("glass", 2), ("warn", 2)])
def test_a_cue_keeps_to_its_cap(audio: Audio, name: str, cap: int) -> None:
    audio.play([cue(name)] * 20, HERE)
    assert len(audio.voices) == cap


def test_soft_steps_count_among_steps(audio: Audio) -> None:
    audio.play([cue("step"), cue("step_soft")] * 5, HERE)
    assert len(audio.voices) == 3


def test_sixteen_voices_at_most(audio: Audio, table: CueTable) -> None:
    audio.play([cue(name) for name in table.cues] * 2, HERE)
    assert len(audio.voices) == 16


def test_a_nearer_sound_displaces_the_faintest(audio: Audio) -> None:
    crowd = [cue("groan", aside) for aside in (12, 5, 6, 7, 8, 9)]
    newcomers = [cue("groan", 15.0), cue("groan", 3.0)]
    audio.play(crowd + newcomers, HERE)
    heard = sorted(voice.weight[1] for voice in audio.voices)
    expected = [math.hypot(*placed(cue("groan", aside), *HERE)) for aside in (9, 8, 7, 6, 5, 3)]
    assert heard == pytest.approx(expected)


def test_a_warning_is_heard_over_a_full_house(audio: Audio) -> None:
    din = ("hit", "swing", "shove", "groan", "die", "door_bash", "push", "thump")
    audio.play([cue(name) for name in din for _ in range(4)] + [cue("warn", 10.0)], HERE)
    assert [voice.cap for voice in audio.voices].count("warn") == 1
    assert len(audio.voices) == 16


def test_what_is_too_far_takes_no_voice(audio: Audio) -> None:
    audio.play([cue("groan", 30.0)], HERE)
    assert audio.voices == ()


def test_volumes_and_mute(audio: Audio) -> None:
    audio.volumes["effects"] = 0.0
    audio.play([cue("hit"), cue("groan")], HERE)
    assert [voice.cap for voice in audio.voices] == ["groan"]
    audio.mute()
    audio.play([cue("groan")], HERE)
    assert audio.is_muted
    assert audio.voices == ()
    audio.unmute()
    audio.volumes["master"] = 0.5
    audio.play([cue("groan")], HERE)
    assert audio.voices[0].weight[1] == pytest.approx(0.5)


def test_mono_keeps_the_loudness(audio: Audio) -> None:
    audio.play([cue("glass", 8.0)], HERE)
    stereo = audio.voices[-1]
    audio.is_mono = True
    audio.play([cue("glass", 8.0)], HERE)
    mono = audio.voices[-1]
    assert mono is not stereo
    assert math.isclose(stereo.weight[1], mono.weight[1])


def test_menus_sound_wherever_the_listener_is(audio: Audio) -> None:
    audio.play([Cue("ui_ok", 0.0, 0.0)], (500.0, 500.0))
    assert audio.voices[0].weight == (2, pytest.approx(1.0))


def test_the_music_channels_stay_free(audio: Audio, table: CueTable) -> None:
    audio.play([cue(name) for name in table.cues] * 3, HERE)
    assert not any(pygame.mixer.Channel(number).get_busy() for number in range(4))


@pytest.mark.parametrize("name", ["gone", "corrupt"])
def test_a_bad_file_is_silent_with_one_line(
    tmp_path: Path, assets: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    root, table = small_assets(tmp_path, assets)
    audio = opened(root, table)
    for _ in range(5):
        audio.play([cue(name), cue("good")], HERE)
    lines = [line for line in warnings(caplog) if name in line]
    assert len(lines) == 1
    assert str(root / "sounds" / f"{name}.ogg") in lines[0]
    assert {voice.cap for voice in audio.voices} == {"good"}
    audio.close()


def test_bad_files_are_named_once_when_decoded_ahead(
    tmp_path: Path, assets: Path, caplog: pytest.LogCaptureFixture
) -> None:
    audio = opened(*small_assets(tmp_path, assets))
    audio.wait_decoded()
    audio.play([cue("gone"), cue("corrupt")], HERE)
    assert len(warnings(caplog)) == 2
    audio.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(flips=st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 255)), min_size=1))
def test_any_damage_to_a_file_is_survived(
    mixer: None, assets: Path, tmp_path: Path, flips: list[tuple[int, int]]
) -> None:
    damaged = bytearray((assets / "sounds" / "step_0.ogg").read_bytes())
    for place, value in flips:
        damaged[place % len(damaged)] = value
    (tmp_path / "step.ogg").write_bytes(damaged)
    bank = SoundBank(tmp_path)
    sound = bank.sound(Take("step.ogg", 1.06))
    assert sound is None or sound.get_length() >= 0.0
    bank.close()


def test_an_unknown_cue_is_silent_with_one_line(
    audio: Audio, table: CueTable, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        audio.play([cue("kazoo"), cue("hit")], HERE)
    assert warnings(caplog) == [f"{table.source}: no [cue.kazoo]; it stays silent."]
    assert {voice.cap for voice in audio.voices} == {"hit"}


def test_without_a_device_the_game_plays_on(
    assets: Path,
    table: CueTable,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    caplog.set_level(logging.DEBUG)
    audio = opened(assets, table)
    audio.wait_decoded()
    audio.play([cue("hit")], HERE)
    assert pygame.mixer.get_driver() == "dummy"
    assert len(audio.voices) == 1
    assert len(warnings(caplog)) == 1
    assert warnings(caplog)[0].startswith("No sound: no audio device")
    audio.close()


def test_a_device_that_goes_away_is_survived(
    audio: Audio, caplog: pytest.LogCaptureFixture
) -> None:
    audio.play([cue("groan")], HERE)
    pygame.mixer.quit()
    for _ in range(3):
        audio.play([cue("groan")], HERE)
    audio.mute()
    audio.unmute()
    audio.play([cue("groan")], HERE)
    assert audio.voices == ()
    assert len(warnings(caplog)) == 1
    assert warnings(caplog)[0].startswith("Sound has stopped")


def test_a_closed_audio_ignores_cues_and_closes_twice(audio: Audio) -> None:
    audio.close()
    audio.play([cue("hit")], HERE)
    audio.close()
    assert audio.voices == ()


def test_what_is_mute_opens_no_device_until_it_is_to_be_heard(
    assets: Path, table: CueTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    audio = Audio(SoundBank(assets), table, is_muted=True)
    audio.open()
    audio.play([cue("hit")], HERE)
    assert pygame.mixer.get_init() is None
    audio.unmute()
    audio.open()
    audio.play([cue("hit")], HERE)
    assert {voice.cap for voice in audio.voices} == {"hit"}
    audio.close()


def test_a_game_that_is_not_opened_yet_is_silent(
    audio: Audio, assets: Path, table: CueTable
) -> None:
    early = Audio(SoundBank(assets), table)
    early.play([cue("hit")], HERE)
    assert early.voices == ()
    early.close()


def test_closing_while_decoding_is_safe(assets: Path, table: CueTable) -> None:
    for _ in range(3):
        opened(assets, table).close()
    assert pygame.mixer.get_init() is None
