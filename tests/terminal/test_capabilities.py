"""What is used where: colours and view from the environment, each with its reason."""

from __future__ import annotations

import pytest

from hyosan_arcade.frontends.terminal.capabilities import Wish, detect

XTERM = {"TERM": "xterm-256color"}
TRUE = {"COLORTERM": "truecolor"}
CASES = (
    (XTERM, 256, "256", "pixel"),
    (XTERM | TRUE, 256, "true", "pixel"),
    ({"TERM": "xterm-kitty"}, 256, "true", "pixel"),
    ({"TERM": "xterm-direct"}, 16777216, "true", "pixel"),
    (XTERM | TRUE | {"TMUX": "/tmp/tmux,1,0"}, 256, "256", "pixel"),
    ({"TERM": "screen.xterm-256color"} | TRUE, 256, "256", "pixel"),
    (XTERM | TRUE | {"SSH_CONNECTION": "a 1 b 2"}, 256, "256", "pixel"),
    ({"TERM": "no-such-terminal"}, None, "256", "pixel"),
    ({"TERM": "xterm"}, 8, "256", "pixel"),
    ({"TERM": "linux"}, 8, "16", "glyph"),
    ({"TERM": "vt220"}, 0, "mono", "glyph"),
    (XTERM | TRUE | {"NO_COLOR": "1"}, 256, "mono", "glyph"),
    (XTERM | {"NO_COLOR": ""}, 256, "256", "pixel"),
)


@pytest.mark.parametrize(("environment", "known", "color", "view"), CASES)
def test_the_environment_decides(
    environment: dict[str, str], known: int | None, color: str, view: str
) -> None:
    found = detect(environment, known, Wish())
    assert (found.color.fact, found.view.fact) == (color, view)
    assert found.color.why and found.view.why


@pytest.mark.parametrize(
    ("wish", "color", "view"),
    (
        (Wish("true"), "true", "pixel"),
        (Wish("16"), "16", "glyph"),
        (Wish("16", "pixel"), "16", "pixel"),
        (Wish("256", "glyph"), "256", "glyph"),
        (Wish("mono", "pixel"), "mono", "glyph"),
    ),
)
def test_what_was_asked_for_comes_first(wish: Wish, color: str, view: str) -> None:
    found = detect(XTERM | TRUE | {"NO_COLOR": "1"}, 256, wish)
    assert (found.color.fact, found.view.fact) == (color, view)
    assert "asked for" in (found.color.why, found.view.why)


def test_where_we_are_is_told() -> None:
    found = detect(XTERM | {"TMUX": "x", "SSH_TTY": "/dev/pts/1"}, 256, Wish())
    assert found.multiplexer == "tmux" and found.is_remote
