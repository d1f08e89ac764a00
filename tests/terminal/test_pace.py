"""So many frames a second as were asked for, out of sixty beats."""

from __future__ import annotations

import pytest

from hyosan_arcade.frontends.terminal.pace import BEAT_S, Pace

START_S = 50.0


def drawn(pace: Pace, beats: list[float]) -> int:
    """Return how many of the beats are drawn."""
    count = 0
    for now_s in beats:
        if pace.is_due(now_s):
            pace.drawn(now_s)
            count += 1
    return count


@pytest.mark.parametrize("fps", (60, 45, 30, 25, 20, 10, 1))
def test_no_more_and_no_fewer_frames_than_asked_for(fps: int) -> None:
    beats = [START_S + n * BEAT_S for n in range(600)]
    assert drawn(Pace(fps), beats) == pytest.approx(10 * fps, abs=1)


def test_beats_that_waver_leave_no_frame_out() -> None:
    beats = [START_S + (n + 0.2 * (-1) ** n) * BEAT_S for n in range(600)]
    assert drawn(Pace(60), beats) == 600


def test_after_a_stall_frames_are_not_made_up_for() -> None:
    pace = Pace(10)
    drawn(pace, [START_S])
    late = [START_S + 5 + n * BEAT_S for n in range(60)]
    assert drawn(pace, late) <= 12
