"""The people's intents as bytes: what a replay mostly consists of.

A person holds the same keys for many ticks, so each person's packed intents become runs of
(word, count) and the runs are compressed.  Reading trusts nothing: sizes are checked before
anything is inflated or repeated, so that a hostile file costs no more than an honest one.
"""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

MAX_INFLATED_BYTES = 64 << 20

RUN = np.dtype([("word", "<i8"), ("count", "<u4")])
"""One run: the packed intent and for how many ticks it lasted."""

Words = NDArray[np.int64]
"""(ticks, people) packed intents, one row per tick."""


class TapeError(ValueError):
    """Bytes that no recording produces; the text says what is wrong with them."""


def encode(words: Words) -> bytes:
    """Return the compressed runs of each person in turn.

    >>> decode(encode(np.array([[7], [7], [9]])), 3, 1).ravel().tolist()
    [7, 7, 9]
    """
    runs = [_runs(words[:, person]) for person in range(words.shape[1])]
    return zlib.compress(b"".join(run.tobytes() for run in runs), 9)


def decode(packed: bytes, ticks: int, people: int) -> Words:
    """Undo `encode`; raise TapeError unless exactly `ticks` words for each of `people` are there.

    >>> decode(b"junk", 3, 1)
    Traceback (most recent call last):
    hyosan_arcade.run.tape.TapeError: the intents are not compressed data
    """
    body = _inflate(packed)
    if len(body) % RUN.itemsize:
        raise TapeError(f"the intents end in the middle of a run ({len(body)} bytes)")
    runs = np.frombuffer(body, RUN)
    counts = runs["count"].astype(np.int64)
    if not np.all(counts):
        raise TapeError("the intents hold a run of no ticks")
    if int(counts.sum()) != ticks * people:
        raise TapeError(f"the intents last {counts.sum()} ticks, not {ticks} for each of {people}")
    ends = np.cumsum(counts)
    if not np.all(np.isin(np.arange(1, people + 1) * ticks, ends) | (ticks == 0)):
        raise TapeError("a run of intents reaches from one person into the next")
    return np.repeat(runs["word"].astype(np.int64), counts).reshape(people, ticks).T


def _runs(column: Words) -> NDArray[np.void]:
    """Return the runs of one person's words: (ticks,) → (runs,) of dtype `RUN`."""
    starts = np.flatnonzero(np.concatenate(([True], column[1:] != column[:-1]))[: len(column)])
    runs = np.zeros(len(starts), RUN)
    runs["word"] = column[starts]
    runs["count"] = np.diff(starts, append=len(column))
    return runs


def _inflate(packed: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        body = inflater.decompress(packed, MAX_INFLATED_BYTES)
    except zlib.error as error:
        raise TapeError("the intents are not compressed data") from error
    if inflater.unconsumed_tail:
        raise TapeError(f"the intents inflate to more than {MAX_INFLATED_BYTES >> 20} MiB")
    if not inflater.eof or inflater.unused_data:
        raise TapeError("the intents are cut short or followed by something else")
    return body
