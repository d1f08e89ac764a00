"""One list of faults for people, for programs and for GitHub."""

from __future__ import annotations

import json

from hyosan_arcade.content.level import examine
from hyosan_arcade.content.report_formats import exit_code, render_reports

BROKEN = b"""format = 1
id = "x"
title = { en = "x", ko = 3 }
[map]
rows = '''
@Z
'''
"""
SOUND = b"format = 1\nid = 'x'\ntitle = 'x'\n[map]\nrows = '''\n@.\n'''\n"


def test_json_is_one_list_with_every_field_in_order() -> None:
    reports = [examine(BROKEN, name)[1] for name in ("a.level.toml", "b.level.toml")]
    faults = json.loads(render_reports(reports, "json"))
    assert list(faults[0]) == ["file", "line", "col", "code", "severity", "message", "hint"]
    places = [(f["file"], f["line"], f["col"], f["code"]) for f in faults]
    expected = [("S001", 3, 26), ("M001", 6, 2)]
    assert places == [
        (name, line, col, code)
        for name in ("a.level.toml", "b.level.toml")
        for code, line, col in expected
    ]


def test_a_clean_file_is_an_empty_list_and_no_command() -> None:
    _, report = examine(SOUND.replace(b"@.", b"@E"), "fine")
    only_warned = [fault.code for fault in report.faults]
    assert only_warned == ["W002"]
    assert json.loads(render_reports([], "json")) == []
    assert render_reports([], "github") == ""


def test_github_pins_each_fault_to_its_line() -> None:
    _, report = examine(BROKEN, "dir/a.level.toml")
    first, second = render_reports([report], "github").split("\n")
    assert first.startswith("::error file=dir/a.level.toml,line=3,col=26,title=S001::")
    assert second.startswith("::error file=dir/a.level.toml,line=6,col=2,title=M001::")


def test_the_text_is_that_of_each_report() -> None:
    _, report = examine(BROKEN, "a")
    assert render_reports([report, report], "text") == f"{report.render()}\n{report.render()}"


def test_only_errors_fail() -> None:
    _, broken = examine(BROKEN, "broken")
    _, warned = examine(SOUND, "warned")
    assert exit_code([warned]) == 0
    assert exit_code([warned, broken]) == 1


def test_repeats_are_folded_for_people_and_listed_for_programs() -> None:
    trigger = b'[[trigger]]\nid = "t%d"\nwhen = { on = "enter", zone = "rom" }\nthen = []\n'
    _, report = examine(SOUND + b"".join(trigger % n for n in range(12)), "x")
    told = report.render()
    assert told.count('zone "rom" does not exist') == 1
    assert "= the same at 14:31, 18:31, 22:31, 26:31, 30:31, 34:31, 38:31, 42:31 and 3 more" in told
    assert told.endswith("x: 24 errors, 0 warnings")
    assert len(json.loads(render_reports([report], "json"))) == 24
