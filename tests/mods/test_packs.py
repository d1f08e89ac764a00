"""Packs: found, opened on top of each other, listed with whatever gives way to what."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from hyosan_arcade.content import __file__ as content_package
from hyosan_arcade.content import consent, places
from hyosan_arcade.content.faults import ContentError
from hyosan_arcade.content.library import (
    find_level,
    global_overlay,
    list_levels,
    read_library,
    stock_for,
)
from hyosan_arcade.content.pack_check import check_pack, pack_level
from hyosan_arcade.content.pack_codes import PACK_CODES
from hyosan_arcade.content.pack_names import PackError
from tests.mods.packing import folder, level, manifest, png, small, zipped

NIGHT = places.shipped_levels_root() / "packs" / "night-class"
CARETAKER = 'j = { zombie = "caretaker" }'


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the player an empty home; return the folder their levels go to."""
    monkeypatch.setenv("HYOSAN_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HYOSAN_LEVELS", raising=False)
    root = tmp_path / "home" / "levels"
    root.mkdir(parents=True)
    return root


def ids() -> list[str]:
    return [entry.level_id for entry in list_levels() if entry.pack != "night-class"]


def error_of(pack: str) -> str:
    return next(entry.error for entry in list_levels() if entry.level_id == pack)


# --- the one that is shipped ----------------------------------------------------------------------


def test_the_example_is_clean() -> None:
    faults = [fault for report in check_pack(NIGHT) for fault in report.faults]
    assert faults == []


def test_the_example_has_what_it_promises(mine: Path) -> None:
    bell, roof = find_level("night-class:last_bell"), find_level("night-class:rooftop")
    assert [kind.hp for kind in bell.kinds if kind.name == "caretaker"] == [240]
    assert "caretaker" in {zombie.kind for zombie in (*bell.zombies, *roof.zombies)}
    assert set(bell.files) == {"sprites/player.png", "sprites/caretaker_0.png"}
    assert bell.text["en"].keys() == bell.text["ko"].keys()
    order = [entry.level_id for entry in list_levels() if entry.pack == "night-class"]
    assert order == ["night-class:last_bell", "night-class:rooftop"]


def test_the_pictures_of_the_example_are_as_drawn() -> None:
    np = pytest.importorskip("numpy")
    pytest.importorskip("PIL")
    from tools.art.commands import load
    from tools.art.night_class import images

    for name, image in images().items():
        assert np.array_equal(load(NIGHT / "sprites" / name), image)


# --- found ----------------------------------------------------------------------------------------


def test_a_folder_and_a_zip_are_listed(mine: Path) -> None:
    folder(mine / "one", small("one"))
    zipped(mine / "two.zip", small("two"))
    folder(mine / "no_pack", {"levels/room.level.toml": level()})
    assert ids()[-2:] == ["one:room", "two:room"]
    assert find_level("two:room").digest == find_level(str(mine / "two.zip")).digest
    assert find_level("two").level_id == "two:room"


def test_a_zip_of_the_folder_itself_will_do(mine: Path) -> None:
    files = {f"my-pack/{name}": content for name, content in small("inner").items()}
    zipped(
        mine / "a.zip", {**files, "__MACOSX/my-pack/._pack.toml": b"x", "my-pack/.DS_Store": b""}
    )
    assert "inner:room" in ids()


def test_a_level_file_inside_a_pack_is_read_with_its_pack(mine: Path) -> None:
    row = b"[kind.caretaker]\nhp = 99\n"
    files = {**small(), "kinds/a.toml": row, "levels/room.level.toml": level(legend=CARETAKER)}
    path = folder(mine / "p", files) / "levels" / "room.level.toml"
    assert find_level(str(path)).level_id == "small:room"
    assert [kind.hp for kind in stock_for(path).kinds if kind.name == "caretaker"] == [99]
    folder(mine / "p", {"kinds/a.toml": b"[kind.caretaker]\nhp = 0\n"})
    with pytest.raises(ContentError, match=r"kinds/a.toml:2:6: error\[S001\]"):
        find_level(str(path))


def test_a_broken_level_leaves_the_others(mine: Path) -> None:
    files = {**small(), "levels/bad.level.toml": level("bad", 'j = "flor"')}
    folder(mine / "p", files)
    assert "small:room" in ids()
    assert 'tile "flor" does not exist' in error_of("small:bad")


BROKEN = {
    "no id": (b'format = 1\nversion = "1"\ntitle = "x"\n', '"id" is missing'),
    "unknown key": (manifest(more="licence = 'MIT'"), 'did you mean "license"'),
    "newer format": (b"format = 2\n", "this game knows up to 1; update the game"),
    "newer game": (manifest(more='game = "99.0"'), "the pack needs the game from 99.0"),
    "capitals in the id": (manifest("Small"), "must be a name of small letters"),
    "no toml": (b"format = ", "error[T001]"),
    "override of nothing": (manifest(more='overrides = ["sprites/x.png"]'), "is not in the pack"),
    "override outside": (manifest(more='overrides = ["../x.png"]'), "error[S001]"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_manifest_at_fault_is_one_line(name: str, mine: Path) -> None:
    content, message = BROKEN[name]
    folder(mine / "p", {**small(), "pack.toml": content})
    assert message in error_of("p")
    assert "pack.toml" in error_of("p")
    assert "\n" not in error_of("p")


# --- packs on packs -------------------------------------------------------------------------------


def test_required_packs_come_first_and_lend_what_they_have(mine: Path) -> None:
    tools = {
        "pack.toml": manifest("z-tools"),
        "kinds/a.toml": b'[kind.caretaker]\nbase = "crawler"\nhp = 77\n',
        "palettes/dim.toml": b'palette = "school"\n[legend]\nj = { zombie = "caretaker" }\n',
        "text/en.toml": b'[say]\nhello = "Hello"\n',
    }
    uses = level(legend="", more='palette = "dim"\n')
    folder(mine / "tools", tools)
    folder(
        mine / "b", {**small("b", 'requires = ["z-tools >= 1"]'), "levels/room.level.toml": uses}
    )
    room = find_level("b:room")
    assert [(z.kind, room.kinds[-1].hp) for z in room.zombies] == [("caretaker", 77)]
    assert room.text["en"]["say.hello"] == "Hello"
    order = [pack.pack_id for pack in read_library().packs]
    assert order.index("z-tools") < order.index("b")


REQUIRES = {
    "missing": ({"a": 'requires = ["b"]'}, 'requires the pack "b", which is not here'),
    "too old": ({"a": 'requires = ["b >= 2"]', "b": ""}, 'requires "b" from 2; here is 1.0'),
    "circle": ({"a": 'requires = ["b"]', "b": 'requires = ["a"]'}, "requires this pack again"),
    "itself": ({"a": 'requires = ["a"]'}, "requires this pack again"),
    "at fault": ({"a": 'requires = ["b"]', "b": 'requires = ["c"]'}, '"b", which is at fault'),
}


@pytest.mark.parametrize("name", REQUIRES)
def test_a_requirement_that_cannot_be_met(name: str, mine: Path) -> None:
    packs, message = REQUIRES[name]
    for pack_id, more in packs.items():
        folder(mine / pack_id, small(pack_id, more))
    assert message in error_of("a")


# --- who gives way --------------------------------------------------------------------------------


def test_two_packs_of_one_id(mine: Path, tmp_path: Path) -> None:
    folder(mine / "far", small())
    folder(tmp_path / "near" / "p", small())
    remarks = "\n".join(read_library(tmp_path / "near").remarks)
    assert f'pack "small": {tmp_path / "near" / "p"} is used, {mine / "far"} is not' in remarks


def test_two_levels_of_one_id(mine: Path) -> None:
    text = (places.shipped_levels_root() / "classroom.level.toml").read_bytes()
    (mine / "other.level.toml").write_bytes(text)
    folder(mine / "p", {**small(), "levels/second.level.toml": level()})
    said = [remark for remark in read_library().remarks if remark.startswith("level ")]
    assert [remark.split(":")[0] for remark in said] == ['level "classroom"', 'level "small']
    assert f"{mine / 'other.level.toml'} is used" in said[0]


def test_what_a_pack_replaces_in_its_own_levels(mine: Path) -> None:
    files = {"kinds/a.toml": b"[kind.walker]\nhp = 5\n", "sprites/mop.png": png()}
    folder(mine / "p", {**small(), **files})
    remarks = [remark for remark in read_library().remarks if '"small"' in remark]
    assert remarks == [
        'pack "small": its levels have their own files: sprites/mop.png',
        'pack "small": its levels have their own kinds: walker',
    ]
    assert find_level("small:room").kinds[0].hp == 5
    assert find_level("classroom").kinds[0].hp == 60
    assert not find_level("classroom").files


def test_the_whole_game_is_changed_only_with_consent(mine: Path) -> None:
    wants = 'overrides = ["sprites/mop.png"]'
    for pack_id, size in (("a", 2), ("b", 3)):
        folder(mine / pack_id, {**small(pack_id, wants), "sprites/mop.png": png(size)})
    assert dict(global_overlay()) == {}
    assert any('"a": sprites/mop.png not applied' in remark for remark in read_library().remarks)
    consent.allow_pack("a")
    assert global_overlay()["sprites/mop.png"] == png(2)
    consent.allow_pack("b")
    assert global_overlay()["sprites/mop.png"] == png(3)
    assert 'sprites/mop.png: "b" is used, not "a"' in read_library().remarks
    consent.forbid_pack("b")
    assert consent.allowed_packs() == {"a"}


@pytest.mark.parametrize("content", [b"allow = 3", b"\xff\xfe", b"allow = [", b"[" * 60_000])
def test_a_consent_file_at_fault_allows_nothing(mine: Path, content: bytes) -> None:
    consent.consent_file().write_bytes(content)
    assert consent.allowed_packs() == frozenset()


# --- codes ----------------------------------------------------------------------------------------

EXAMPLES = {
    "P001": {"sprites/a.png": b"GIF89a"},
    "P002": {"pack.toml": manifest(more='game = "99.0"')},
    "P003": {"pack.toml": manifest(more='overrides = ["sprites/x.png"]')},
    "P004": {"pack.toml": manifest(more='campaign = ["rom"]')},
    "P005": {"levels/b.level.toml": level()},
    "P006": {"kinds/a.toml": b'[kind.ghost]\nsheet = "ghost"\n'},
    "P007": {"other/a.png": png()},
}


@pytest.mark.parametrize("code", PACK_CODES)
def test_every_code_has_an_example(code: str, tmp_path: Path) -> None:
    reports = check_pack(folder(tmp_path / "p", {**small(), **EXAMPLES[code]}))
    found = [(fault.code, fault.severity) for report in reports for fault in report.faults]
    assert found == [(code, PACK_CODES[code].severity)]


def test_the_checker_uses_the_codes_of_the_table_and_no_others() -> None:
    sources = Path(content_package).parent.glob("pack*.py")
    used = {code for path in sources for code in re.findall(r'"(P\d{3})"', path.read_text("utf-8"))}
    assert used == set(PACK_CODES)


# --- to share -------------------------------------------------------------------------------------


def test_packing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for name in ("a.zip", "b.zip"):
        names = pack_level(NIGHT, tmp_path / name)
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
        assert "levels/rooftop.level.toml" in names
    assert len(digests) == 1
    assert all(report.is_clean for report in check_pack(tmp_path / "a.zip"))


def test_packing_refuses_what_has_an_error(tmp_path: Path) -> None:
    source = folder(tmp_path / "p", {**small(), "sprites/a.png": b"GIF89a"})
    (tmp_path / "out.zip").write_bytes(b"as it was")
    with pytest.raises(PackError, match="sprites/a.png: is no PNG picture"):
        pack_level(source, tmp_path / "out.zip")
    assert (tmp_path / "out.zip").read_bytes() == b"as it was"
    with pytest.raises(PackError, match="is no folder"):
        pack_level(tmp_path / "out.zip", tmp_path / "new.zip")


def test_loose_ends_are_warnings(tmp_path: Path) -> None:
    files = {
        **small(more='campaign = ["rom"]'),
        "levels/b.level.toml": level(),
        "kinds/a.toml": b'[kind.ghost]\nsheet = "ghost"\n',
        "other/a.png": png(),
    }
    reports = check_pack(folder(tmp_path / "p", files))
    found = [(fault.code, fault.severity) for report in reports for fault in report.faults]
    assert found == [
        ("P004", "warning"),
        ("P005", "warning"),
        ("P006", "warning"),
        ("P007", "note"),
    ]


def test_all_faults_of_all_files_in_one_run(tmp_path: Path) -> None:
    files = {
        **small(),
        "kinds/a.toml": b"[kind.ghost]\nspede = 3\nhp = 0\n",
        "text/en.toml": b'[say]\nhello = 3\nBad = "x"\n',
        "palettes/p.toml": b'[legend]\nj = "flor"\n',
        "sounds/a.ogg": b"RIFF",
    }
    reports = check_pack(folder(tmp_path / "p", files))
    codes = sorted(fault.code for report in reports for fault in report.faults)
    assert codes == ["P001", "R001", "S001", "S001", "S001", "S003"]
