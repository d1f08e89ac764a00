"""dev.py: what it installs and when, what it says, and how its stages end."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

BOTH = ("play", "dev")


def make_venv(folder: Path, python: str = dev.python_version()) -> Path:
    """Lay out a virtual environment as far as dev.py looks at one."""
    dev.venv_python(folder).parent.mkdir(parents=True)
    dev.venv_python(folder).symlink_to(sys.executable)
    (folder / "pyvenv.cfg").write_text(f"home = somewhere\nversion = {python}.1\n")
    return folder


def prepared(venv: Path, groups: tuple[str, ...]) -> list[list[str]]:
    """Prepare `venv` with steps that are noted instead of run; return them."""
    steps: list[list[str]] = []

    def note(step: list[str]) -> int:
        steps.append(step)
        return 0

    dev.prepare(venv, groups, note)
    return steps


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, whose pyproject.toml a test may change."""
    shutil.copy(dev.ROOT / "pyproject.toml", tmp_path)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    return tmp_path


def shell(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(dev.ROOT / "dev.py"), *args]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_wrong_word_prints_the_usage_and_exits_2() -> None:
    result = shell("paly")
    assert result.returncode == 2
    assert "python3 dev.py play" in result.stderr
    assert result.stderr.endswith("dev.py: no command 'paly' (one of play, test, art, audio)\n")
    assert result.stdout == ""


def test_no_word_exits_2_and_help_exits_0() -> None:
    assert shell().returncode == 2
    assert shell("--help").returncode == 0
    assert "python3 dev.py play" in shell("--help").stdout


def test_a_fresh_stamp_installs_nothing(tmp_path: Path) -> None:
    venv = make_venv(tmp_path / "venv")
    dev.write_stamp(venv, ("play",))
    assert prepared(venv, ("play",)) == []


def test_an_install_stamps_and_play_is_part_of_test(tmp_path: Path) -> None:
    venv = make_venv(tmp_path / "venv")
    assert prepared(venv, ("play",))
    assert prepared(venv, BOTH)
    assert prepared(venv, BOTH) == []
    assert prepared(venv, ("play",)) == []


def test_a_changed_pyproject_installs_again(tmp_path: Path, checkout: Path) -> None:
    venv = make_venv(tmp_path / "venv")
    dev.write_stamp(venv, BOTH)
    with (checkout / "pyproject.toml").open("a") as file:
        file.write("\n# changed\n")
    assert prepared(venv, ("play",))
    assert json.loads((venv / dev.STAMP).read_text())["groups"] == ["play"]  # dev is stale now


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"key": 3}', '{"groups": ["play"]}'])
def test_a_torn_stamp_installs_again(tmp_path: Path, torn: str) -> None:
    venv = make_venv(tmp_path / "venv")
    (venv / dev.STAMP).write_text(torn)
    assert prepared(venv, ("play",))


def test_a_failed_step_is_named_and_leaves_no_stamp(tmp_path: Path) -> None:
    venv = make_venv(tmp_path / "venv")
    with pytest.raises(dev.SetupError, match="this step failed: .*--editable"):
        dev.prepare(venv, ("play",), lambda _step: 1)
    assert not dev.is_fresh(venv, ("play",))


def test_what_cannot_be_compiled_beforehand_is_no_failure(tmp_path: Path) -> None:
    venv = make_venv(tmp_path / "venv")
    dev.prepare(venv, ("play",), lambda step: int("compileall" in step))
    assert dev.is_fresh(venv, ("play",))


def test_the_dev_group_comes_from_pyproject(tmp_path: Path) -> None:
    venv = make_venv(tmp_path / "venv")
    (play,) = dev.install_steps(venv, ("play",), None)
    (both,) = dev.install_steps(venv, BOTH, None)
    assert play[-2:] == ["--editable", str(dev.ROOT)]
    assert both[len(play) :] == dev.group_packages("dev")
    assert any(package.startswith("pytest") for package in both)


def test_a_missing_environment_is_made_first(tmp_path: Path) -> None:
    create, install = dev.install_steps(tmp_path / "new", ("play",), None)
    assert create[1:3] == ["-m", "venv"]
    assert install[:4] == [str(dev.venv_python(tmp_path / "new")), "-m", "pip", "install"]


def test_an_environment_of_another_python_is_made_anew(tmp_path: Path) -> None:
    venv = make_venv(tmp_path / "venv", python="3.7")
    create, _ = dev.install_steps(venv, ("play",), None)
    assert "--clear" in create


def test_uv_is_told_which_python(tmp_path: Path) -> None:
    create, install = dev.install_steps(tmp_path / "new", ("play",), "uv")
    assert create[:2] == ["uv", "venv"]
    assert create[-3:-1] == ["--python", sys.executable]
    assert install[:3] == ["uv", "pip", "install"]
    assert str(dev.venv_python(tmp_path / "new")) in install


def test_a_folder_that_is_no_environment_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(dev.SetupError, match="is not a virtual environment: move it away"):
        dev.install_steps(tmp_path, ("play",), None)


def test_hyosan_venv_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HYOSAN_VENV", raising=False)
    assert dev.venv_dir() == dev.ROOT / ".venv"
    monkeypatch.setenv("HYOSAN_VENV", str(tmp_path / "mine"))
    assert dev.venv_dir() == tmp_path / "mine"


def test_the_first_failing_stage_ends_it_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    venv = make_venv(tmp_path / "venv")
    dev.write_stamp(venv, BOTH)
    monkeypatch.setenv("HYOSAN_VENV", str(venv))
    monkeypatch.setattr(
        dev, "STAGES", {"good": ["platform"], "bad": ["no_such_module"], "tests": ["this"]}
    )
    assert dev.test([]) == 1
    out, err = capfd.readouterr()
    assert err.endswith("dev.py: stage 'bad' failed with exit code 1\n")
    assert "The Zen of Python" not in out


def test_pytest_gets_the_rest_of_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    venv = make_venv(tmp_path / "venv")
    dev.write_stamp(venv, BOTH)
    monkeypatch.setenv("HYOSAN_VENV", str(venv))
    monkeypatch.setattr(dev, "STAGES", {"lint": ["platform"], "tests": ["calendar"]})
    assert dev.test(["2026", "11"]) == 0
    assert "November 2026" in capfd.readouterr().out


def test_a_signal_becomes_its_shell_exit_code() -> None:
    kill = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    assert dev.run([sys.executable, "-c", kill]) == 128 + 15
