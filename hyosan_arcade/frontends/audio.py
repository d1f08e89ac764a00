"""Plays cues through pygame's mixer, and never lets sound stop the game.

Three layers. The mixer is opened on the sound card or, where there is none, on SDL's dummy
driver, so that all else runs alike. The bank turns files into sounds: one background thread
decodes everything ahead while the title is up, and whatever is asked for sooner is decoded on
the spot; a file that is missing or broken stays silent and is named in the log once. On top of
both, `Audio` gives each cue a channel: when too many sound, a nearer one displaces the faintest.

Channels 0–3 are set aside for the music's four stems; four more than there are voices let a
displaced sound fade out on its own channel instead of clicking off.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from hyosan_arcade.frontends.hush import hushed
from hyosan_arcade.view.cues import (
    GROUPS,
    Cue,
    CuePicker,
    CueSpec,
    CueTable,
    Take,
    placed,
    unplaced,
)

log = logging.getLogger(__name__)

RATE_HZ = 44_100
SAMPLE_BITS = -16  # signed
BUFFER_SAMPLES = 512  # 12 ms: a hit is heard in the frame that shows it
CHANNELS = 24
MUSIC_CHANNELS = 4
DISPLACED_FADE_MS = 20
MUTE_FADE_MS = 60
INAUDIBLE = 0.004  # -48 dB: not worth a voice
DRIVER_VARIABLE = "SDL_AUDIODRIVER"


def open_mixer() -> bool:
    """Open the mixer, on the dummy driver where there is no sound card (one log line).

    Return whether it is open; without even a dummy driver the game stays silent.
    """
    pygame.mixer.quit()  # pygame.init() may have opened it with other settings
    try:
        init_mixer()
    except pygame.error as error:
        log.warning("No sound: no audio device (%s). The game plays on in silence.", error)
        return open_dummy_mixer()
    return True


def open_dummy_mixer() -> bool:
    """Open the mixer on the driver that discards what it plays; return whether that worked."""
    wanted = os.environ.get(DRIVER_VARIABLE)
    os.environ[DRIVER_VARIABLE] = "dummy"
    try:
        init_mixer()
    except pygame.error:
        return False
    finally:
        if wanted is None:
            del os.environ[DRIVER_VARIABLE]
        else:
            os.environ[DRIVER_VARIABLE] = wanted
    return True


def init_mixer() -> None:
    """Open the mixer in the one format that the bank relies on; raises pygame.error."""
    with hushed():
        pygame.mixer.init(RATE_HZ, SAMPLE_BITS, 2, BUFFER_SAMPLES, allowedchanges=0)
    pygame.mixer.set_num_channels(CHANNELS)
    pygame.mixer.set_reserved(MUSIC_CHANNELS)


def free_channel() -> pygame.mixer.Channel | None:
    """Return a channel for a voice; pygame's own search does not spare the reserved ones."""
    for number in range(MUSIC_CHANNELS, pygame.mixer.get_num_channels()):
        channel = pygame.mixer.Channel(number)
        if not channel.get_busy():
            return channel
    return None


def at_rate(samples: NDArray[np.int16], rate: float) -> NDArray[np.int16]:
    """Return (N, 2) samples played `rate` times as fast, interpolated: (N / rate, 2).

    >>> at_rate(np.array([[0, 0], [10, 20], [20, 40], [30, 60]], np.int16), 2.0).tolist()
    [[0, 0], [20, 40]]
    """
    wanted = np.arange(0.0, len(samples) - 1.0, rate)
    original = np.arange(len(samples))
    sides = [np.interp(wanted, original, samples[:, side]) for side in (0, 1)]
    return np.ascontiguousarray(np.stack(sides, axis=1).astype(np.int16))


class SoundBank:
    """Decoded sounds by take; safe to ask from the game while the thread decodes ahead."""

    def __init__(self, assets_root: Path) -> None:
        """Serve the files below `assets_root`; nothing is read yet."""
        self._root = assets_root
        self._sounds: dict[Take, pygame.mixer.Sound | None] = {}
        self._lock = threading.Lock()
        self._own: Mapping[str, bytes] = {}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def wear(self, files: Mapping[str, bytes]) -> None:
        """Let `files` stand in for those of the same paths, and forget what they change."""
        with self._lock:
            changed = {*self._own, *files}
            self._own = files
            for take in [take for take in self._sounds if take.file in changed]:
                del self._sounds[take]

    def decode_ahead(self, table: CueTable) -> None:
        """Start decoding every file of `table` in the background, menus first."""
        specs = sorted(table.cues.values(), key=lambda spec: spec.group != "ui")
        takes = [Take(file, 1.0) for spec in specs for file in spec.files]
        self._thread = threading.Thread(target=self._decode_all, args=(takes,), name="sounds")
        self._thread.start()

    def wait_decoded(self) -> None:
        """Return when the background thread has decoded everything."""
        if self._thread is not None:
            self._thread.join()

    def close(self) -> None:
        """Stop decoding and forget every sound; the mixer may be closed afterwards."""
        self._stop.set()
        self.wait_decoded()
        self._sounds.clear()

    def sound(self, take: Take) -> pygame.mixer.Sound | None:
        """Return the sound of `take`, or None where its file cannot be played (logged once).

        Raises pygame.error if the mixer is gone.
        """
        with self._lock:
            if take not in self._sounds:
                self._sounds[take] = self._make(take)
            return self._sounds[take]

    def _decode_all(self, takes: list[Take]) -> None:
        """Decode until done, told to stop, or the mixer is gone. Runs on the thread."""
        for take in takes:
            if self._stop.is_set():
                return
            try:
                self.sound(take)
            except pygame.error:
                return

    def _make(self, take: Take) -> pygame.mixer.Sound | None:
        """Decode a file, or change the pitch of one that is decoded. Called under the lock."""
        plain = Take(take.file, 1.0)
        if plain not in self._sounds:
            self._sounds[plain] = self._decode(take.file)
        base = self._sounds[plain]
        if base is None or take == plain:
            return base
        return pygame.sndarray.make_sound(at_rate(pygame.sndarray.array(base), take.rate))

    def _decode(self, file: str) -> pygame.mixer.Sound | None:
        """Read one file; None and a log line if it is missing or broken."""
        path = self._root / file
        try:
            own = self._own.get(file)
            sound = pygame.mixer.Sound(path if own is None else BytesIO(own))
            if sound.get_length() > 0.0:
                return sound
            fault = "nothing in it can be decoded"
        except (pygame.error, OSError) as error:
            if pygame.mixer.get_init() is None:
                raise pygame.error("mixer not initialized") from error
            fault = str(error)
        log.warning("%s cannot be played (%s); it stays silent.", path, fault)
        return None


@dataclass(frozen=True, slots=True)
class Voice:
    """A sound under way: its channel, the cue whose cap it counts against, and its weight.

    `weight` is (priority, loudness): the lightest voice gives way.
    """

    channel: pygame.mixer.Channel
    cap: str
    weight: tuple[int, float]


class Audio:
    """The ears of a front-end: give it each frame's cues and where the player listens from.

    `volumes` holds 0..1 for "master" and each group of the table and may be changed at any
    time; `is_mono` sends the same to both sides, for one good ear.
    """

    def __init__(self, bank: SoundBank, table: CueTable, *, is_muted: bool = False) -> None:
        """Play cues of `table` with sounds of `bank`, once it is opened."""
        self.volumes: dict[str, float] = {"master": 1.0, **dict.fromkeys(GROUPS, 1.0)}
        self.is_mono = False
        self._bank = bank
        self._table = table
        self._picker = CuePicker(table)
        self._voices: list[Voice] = []
        self._unknown: set[str] = set()
        self._was_opened = self._is_open = False
        self._is_muted = is_muted

    def open(self) -> None:
        """Open the sound card (or the dummy) and start decoding, once; not while all is mute.

        A card may take a tenth of a second: the first picture does not wait for it.
        """
        if self._was_opened or self._is_muted:
            return
        self._was_opened = True
        self._is_open = open_mixer()
        if self._is_open:
            self._bank.decode_ahead(self._table)

    @property
    def is_muted(self) -> bool:
        """Whether `mute` was called last."""
        return self._is_muted

    @property
    def voices(self) -> tuple[Voice, ...]:
        """What was under way after the last `play`, oldest first."""
        return tuple(self._voices)

    def play(self, cues: Iterable[Cue], listener: tuple[float, float]) -> None:
        """Start every cue that can be heard from `listener` (x, y tiles); never raises."""
        if not self._is_open or self._is_muted:
            return
        try:
            self._voices = [voice for voice in self._voices if voice.channel.get_busy()]
            for cue in cues:
                self._start(cue, listener)
        except pygame.error as error:
            self._fall_silent(error)

    def wear(self, files: Mapping[str, bytes]) -> None:
        """Let `files` stand in for the sounds of the same paths from now on."""
        self._bank.wear(files)

    def mute(self) -> None:
        """Fade out what sounds and start nothing until `unmute`."""
        self._is_muted = True
        try:
            for voice in self._voices:
                voice.channel.fadeout(MUTE_FADE_MS)
        except pygame.error as error:
            self._fall_silent(error)
        self._voices.clear()

    def unmute(self) -> None:
        """Play cues again from now on."""
        self._is_muted = False

    def wait_decoded(self) -> None:
        """Return when every sound of the table is decoded, so that none is late."""
        self._bank.wait_decoded()

    def close(self) -> None:
        """Stop everything and give the sound card back; further cues are ignored."""
        self._is_open = False
        self._voices.clear()
        self._bank.close()
        pygame.mixer.quit()

    def _start(self, cue: Cue, listener: tuple[float, float]) -> None:
        """Give one cue a voice, if it can be heard and there is one for it."""
        spec = self._table.cues.get(cue.name)
        if spec is None:
            self._report_unknown(cue.name)
            return
        left, right = self._gains(cue, spec, listener)
        loudness = sqrt(left * left + right * right)
        if loudness < INAUDIBLE:
            return
        sound = self._bank.sound(self._picker.pick(cue.name))
        channel = free_channel()
        cap, limit = self._table.cap_of(cue.name)
        weight = (spec.priority, loudness)
        if sound is None or channel is None or not self._make_room(cap, limit, weight):
            return
        channel.play(sound)
        channel.set_volume(left, right)  # after play, which resets it
        self._voices.append(Voice(channel, cap, weight))

    def _gains(self, cue: Cue, spec: CueSpec, listener: tuple[float, float]) -> tuple[float, float]:
        """Return (left, right) of a cue after place, volumes and mono."""
        is_placed = spec.group in ("effects", "voices")
        left, right = placed(cue, *listener) if is_placed else unplaced(cue)
        if self.is_mono:
            left = right = sqrt((left * left + right * right) / 2.0)
        volume = spec.volume * self.volumes[spec.group] * self.volumes["master"]
        return left * volume, right * volume

    def _make_room(self, cap: str, limit: int, weight: tuple[int, float]) -> bool:
        """Return whether a voice of `weight` may start, displacing a lighter one if need be."""
        same = [voice for voice in self._voices if voice.cap == cap]
        if len(same) >= limit:
            return self._displace(same, weight)
        if len(self._voices) >= self._table.voices:
            return self._displace(self._voices, weight)
        return True

    def _displace(self, voices: list[Voice], weight: tuple[int, float]) -> bool:
        """Fade out the lightest of `voices` if it is lighter than `weight`; return whether."""
        lightest = min(voices, key=lambda voice: voice.weight)
        if lightest.weight >= weight:
            return False
        lightest.channel.fadeout(DISPLACED_FADE_MS)
        self._voices.remove(lightest)
        return True

    def _report_unknown(self, name: str) -> None:
        """Log once that the table has no cue of this name."""
        if name not in self._unknown:
            self._unknown.add(name)
            log.warning("%s: no [cue.%s]; it stays silent.", self._table.source, name)

    def _fall_silent(self, error: pygame.error) -> None:
        """Give up on sound for this session: the device went away under the mixer."""
        self._is_open = False
        self._voices.clear()
        log.warning("Sound has stopped: %s. The game plays on in silence.", error)
