"""How the picture gets onto the glass: by a graphics card, or straight into the window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from hyosan_arcade.frontends.window.scale import fit
from hyosan_arcade.frontends.window.screen import MemoryScreen, TextureScreen, is_software
from tests.frontends.xserver import Game, lacking, screen

GROUND, CORNER, BLACK = (10, 20, 30), (255, 0, 0), (0, 0, 0)
MOST_KB = 120_000
IN_PLAY_S = 3.0
OPENGL = re.compile(r"lib(GL|EGL|GLX|LLVM|gallium)\b|_dri\.so")


@pytest.fixture
def picture() -> pygame.Surface:
    made = pygame.Surface((480, 270), 0, 32)
    made.fill(GROUND)
    made.set_at((479, 269), CORNER)
    return made


@pytest.fixture
def window() -> Iterator[pygame.Window]:
    pygame.display.init()
    opened = pygame.Window("screen", (960, 540))
    yield opened
    opened.destroy()


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDL_RENDER_DRIVER", raising=False)
    monkeypatch.delenv("LIBGL_ALWAYS_SOFTWARE", raising=False)


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    """Return a folder of devices with one card."""
    (tmp_path / "dri").mkdir()
    (tmp_path / "dri" / "renderD128").touch()
    return tmp_path


def colors(surface: pygame.Surface, left: int, top: int, side: int) -> set[tuple[int, ...]]:
    """Return the colors of a square."""
    places = [(left + x, top + y) for x in range(side) for y in range(side)]
    return {tuple(surface.get_at(place))[:3] for place in places}


def test_memory_enlarges_every_pixel_to_a_square(
    window: pygame.Window, picture: pygame.Surface
) -> None:
    MemoryScreen(window).show(picture)
    shown = window.get_surface()
    assert shown.get_at((0, 0))[:3] == GROUND
    assert colors(shown, 958, 538, 2) == {CORNER}
    assert colors(shown, 956, 538, 2) == {GROUND}


@pytest.mark.parametrize("size", [(1000, 700), (480, 270), (300, 300), (241, 135)])
def test_memory_leaves_the_rest_of_any_window_black(
    window: pygame.Window, picture: pygame.Surface, size: tuple[int, int]
) -> None:
    on_glass = MemoryScreen(window)
    on_glass.show(picture)
    window.size = size
    window.get_surface().fill((0, 255, 0))
    on_glass.show(picture)
    shown, at = window.get_surface(), fit(*size)
    assert shown.get_size() == size
    assert shown.get_at((at.x, at.y))[:3] == GROUND
    outside = [(x, y) for x in (0, size[0] - 1) for y in (0, size[1] - 1)]
    for x, y in outside:
        is_inside = at.x <= x < at.x + at.width and at.y <= y < at.y + at.height
        assert is_inside or shown.get_at((x, y))[:3] == BLACK


def test_a_texture_can_be_shown(window: pygame.Window, picture: pygame.Surface) -> None:
    TextureScreen(window).show(picture)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("card", ["dri/renderD128", "nvidia0", "dxg"])
def test_a_card_is_found_among_the_devices(card: str, tmp_path: Path) -> None:
    assert is_software("x11", tmp_path)
    (tmp_path / card).parent.mkdir(exist_ok=True)
    (tmp_path / card).touch()
    assert not is_software("x11", tmp_path)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("driver", ["wayland", "windows", "cocoa"])
def test_only_x11_is_asked_for_its_devices(driver: str, tmp_path: Path) -> None:
    assert not is_software(driver, tmp_path)


@pytest.mark.usefixtures("bare")
def test_opengl_in_software_is_known_by_its_variable(
    devices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "0")
    assert not is_software("x11", devices)
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "true")
    assert is_software("x11", devices)


@pytest.mark.usefixtures("bare")
def test_a_renderer_asked_for_by_name_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_RENDER_DRIVER", "opengl")
    assert not is_software("x11", tmp_path)


@pytest.fixture
def cardless(bare: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no use of the card of this machine, if it has one."""
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "1")


@pytest.mark.usefixtures("cardless")
@pytest.mark.skipif(bool(lacking()), reason=lacking())
def test_a_game_without_a_card_stays_small(tmp_path: Path) -> None:
    with screen() as display:
        game = Game(display, tmp_path, "--level", "classroom", "--seed", "7", "--mute")
        try:
            game.hold("a", IN_PLAY_S)
            process = Path("/proc") / str(game.process.pid)
            assert not OPENGL.search((process / "maps").read_text(encoding="utf-8"))
            resident = re.search(r"VmRSS:\s+(\d+) kB", (process / "status").read_text("utf-8"))
            assert resident is not None
            assert int(resident[1]) <= MOST_KB
            left, top, right, bottom = game.picture().getbbox() or (0, 0, 0, 0)
            assert (right - left, bottom - top) == (960, 540)
        finally:
            game.end()


@pytest.mark.usefixtures("cardless")
@pytest.mark.skipif(bool(lacking()), reason=lacking())
def test_a_screen_of_fewer_colors_is_served(tmp_path: Path) -> None:
    with screen(depth=16) as display:
        game = Game(display, tmp_path, "--level", "classroom", "--seed", "7", "--mute")
        try:
            game.hold("a", IN_PLAY_S)
            assert game.process.poll() is None
        finally:
            game.end()
