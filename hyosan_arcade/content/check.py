"""Do the words of a level mean something?  References, duplicates, counts, texts, flags.

Works on the mentions of the walk and on the drawing, so that it finds what it can even in a file
whose shape is broken.  `reach.py` asks the further questions that need a whole level: can it be
walked, can it be won.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hyosan_arcade.content.cast import CAST, HYBRIDS, SURVIVORS
from hyosan_arcade.content.people_check import check_people
from hyosan_arcade.content.schema_types import MAX_COUNT, MAX_SPAWNED
from hyosan_arcade.content.stock import SHIPPED
from hyosan_arcade.sim.spec import PROP_INDEX, TILE_INDEX, TILE_KINDS, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hyosan_arcade.content.drawing import Drawing
    from hyosan_arcade.content.findings import Findings
    from hyosan_arcade.content.stock import Stock
    from hyosan_arcade.content.walk import Mention

DOOR_TILES = ("door_open", "door_closed", "door_locked", "door_barricaded", "door_broken")
ITEMS = tuple(item.name.lower() for item in Item)
SPOKEN_BY_VIEW = ("zone.", "target.", "item.", "name.")
"""Texts that need no trigger: the view looks them up by the names of zones and things."""
START = "start"
ROLES = ("player", "ally", "any", "zombie", "survivor", "soldier", "feral")
UNIQUE = ("wave", "trigger")
"""A flag may be set, and a checkpoint reached, in several ways."""


def check_words(
    table: Mapping[str, object],
    mentions: Iterable[Mention],
    drawing: Drawing,
    findings: Findings,
    stock: Stock = SHIPPED,
) -> None:
    """Note every reference to nothing, double definition, unset flag and loose text."""
    mentions = tuple(mentions)
    texts = _texts(table)
    known = known_words(table, mentions, drawing, stock)
    check_mentions(mentions, known, findings)
    _check_doubles(mentions, findings)
    _check_flags(mentions, findings)
    _check_texts(texts, mentions, findings)
    _check_title(table, texts, findings)
    _check_drawing(drawing, findings)
    check_people(table, drawing, findings)
    _check_director(table, findings)
    _check_counts(table, drawing, findings)


def known_words(
    table: Mapping[str, object],
    mentions: Iterable[Mention],
    drawing: Drawing,
    stock: Stock,
) -> dict[str, set[str]]:
    """Return the words that each kind of reference may use."""
    doors = {e.name for _, _, e in drawing.things if e.door and e.name}
    props = {e.name for _, _, e in drawing.things if e.prop and e.name}
    items = {e.name for _, _, e in drawing.things if e.item and e.name}
    letters = table.get("zones")
    zones = (
        {z for z in letters.values() if isinstance(z, str)} if isinstance(letters, dict) else set()
    )
    defined: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.role == "defines":
            defined.setdefault(mention.kind, set()).add(mention.word)
    bases = {kind.name for kind in stock.kinds}
    kinds = bases | defined.get("zombie kind", set())
    texts = {key for by in (*_texts(table).values(), *stock.text.values()) for key in by}
    named = {key.removeprefix("name.") for key in texts if key[:5] == "name."}
    allies = table.get("ally")  # [ally.X] introduces X
    hybrids = {*HYBRIDS, *(allies if isinstance(allies, dict) else ())}
    return {
        "zone": zones,
        "place": {*zones, *drawing.marks, *doors, *props},
        "thing": props,
        "door": doors,
        "wave": defined.get("wave", set()),
        "flag": defined.get("flag", set()),
        "zombie kind": kinds,
        "base kind": bases,
        "item": set(ITEMS),
        "item or thing": {*ITEMS, *items},
        "hybrid": hybrids,
        "survivor": {*SURVIVORS, *named},
        "character": {*ROLES, *CAST, *hybrids, *named, *kinds},
        "tile": {*TILE_INDEX, *DOOR_TILES},
        "plain tile": set(TILE_INDEX),
        "prop": set(PROP_INDEX),
        "palette": set(stock.palettes),
        "text": texts,
    }


def check_mentions(
    mentions: Iterable[Mention], known: Mapping[str, Iterable[str]], findings: Findings
) -> None:
    """Note every mention of something that is not among the known of its kind."""
    for mention in mentions:
        if mention.role == "refers" and mention.word not in known[mention.kind]:
            _unknown(mention, known[mention.kind], findings)


def _unknown(mention: Mention, known: Iterable[str], findings: Findings) -> None:
    if mention.kind == "flag":
        spot = findings.value(mention.path)
        hint = 'set it with  { do = "flag", set = "…" }'
        findings.warning(spot, "R003", f'nothing ever sets flag "{mention.word}"', hint)
    else:
        findings.unknown(mention.path, mention.kind, mention.word, known)


def _check_doubles(mentions: Iterable[Mention], findings: Findings) -> None:
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        if mention.role != "defines" or mention.kind not in UNIQUE:
            continue
        if (mention.kind, mention.word) in seen:
            message = f'{mention.kind} "{mention.word}" stands twice'
            findings.error(findings.value(mention.path), "R002", message, "give one another id")
        seen.add((mention.kind, mention.word))


def _check_flags(mentions: Iterable[Mention], findings: Findings) -> None:
    """Warn of flags that are set in vain."""
    flags = [mention for mention in mentions if mention.kind == "flag"]
    read = {mention.word for mention in flags if mention.role == "refers"}
    idle = {mention.word: mention for mention in reversed(flags) if mention.word not in read}
    for word, mention in idle.items():
        hint = 'ask for it with  if = [{ flag = "…" }]  or  on = "flag", or take it out'
        message = f'nothing ever reads flag "{word}"'
        findings.warning(findings.value(mention.path), "R006", message, hint)


# --- texts ----------------------------------------------------------------------------------------


def _texts(table: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    texts = table.get("text")
    if not isinstance(texts, dict):
        return {}
    return {lang: by_key for lang, by_key in texts.items() if isinstance(by_key, dict)}


def _check_texts(
    texts: Mapping[str, Mapping[str, object]], mentions: Iterable[Mention], findings: Findings
) -> None:
    said = {m.word for m in mentions if m.kind == "text"}
    for key in texts.get("en", {}):
        if key not in said and not key.startswith(SPOKEN_BY_VIEW):
            spot = findings.key(("text", "en", key))
            findings.warning(spot, "X002", f'nothing ever says text "{key}"')
    everywhere = {key for by_key in texts.values() for key in by_key}
    for lang, by_key in texts.items():
        missing = sorted(everywhere - set(by_key))
        if missing:
            shown = ", ".join(missing[:3]) + (", …" if len(missing) > 3 else "")
            message = f'{len(missing)} of {len(everywhere)} texts are missing in "{lang}": {shown}'
            hint = "another language is shown instead"
            findings.note(findings.key(("text", lang)), "X001", message, hint)


def _check_title(
    table: Mapping[str, object], texts: Mapping[str, object], findings: Findings
) -> None:
    """Note the languages that have texts and no title."""
    title = table.get("title")
    titled = title if isinstance(title, dict) else {"en": title}
    for lang in texts:
        if title is not None and lang not in titled:
            hint = f'write  title = {{ en = "…", {lang} = "…" }}'
            message = f'the title is missing in "{lang}"'
            findings.note(findings.key(("title",)), "X001", message, hint)


# --- the drawing and its numbers ------------------------------------------------------------------


def _check_drawing(drawing: Drawing, findings: Findings) -> None:
    if not drawing.tiles:
        return
    starts = drawing.marks.get(START, [])
    if not starts:
        spot = findings.value(("map", "rows"))
        findings.error(spot, "N001", "nobody starts here", 'put one "@" into the map')
    elif len(starts) > 1:
        spot = findings.cell(("map", "rows"), *starts[1])
        findings.error(spot, "N002", f"{len(starts)} starts are drawn", 'keep one "@"')
    elif TILE_KINDS[drawing.tiles[starts[0][0]][starts[0][1]]].solid:
        spot = findings.cell(("map", "rows"), *starts[0])
        findings.error(spot, "M010", "the start stands in a wall")
    for name in drawing.marks.keys() & drawing.zones.keys():
        spot = findings.cell(("map", "rows"), *drawing.marks[name][0])
        message = f'"{name}" is both a mark and a zone; the mark wins'
        findings.warning(spot, "N004", message, "give one another name")


def _check_director(table: Mapping[str, object], findings: Findings) -> None:
    """Refuse a director that works and has nobody to send."""
    rules = table.get("rules")
    director = rules.get("director") if isinstance(rules, dict) else None
    kinds = director.get("kinds") if isinstance(director, dict) else None
    if not isinstance(director, dict) or not isinstance(kinds, dict):
        return
    weights = [weight for weight in kinds.values() if isinstance(weight, int)]
    if director.get("enabled") is not False and not any(weight > 0 for weight in weights):
        spot = findings.value(("rules", "director", "kinds"))
        hint = "give a kind a weight above 0, or write  director = false"
        findings.error(spot, "N006", "the director has nobody to send", hint)


def _check_counts(table: Mapping[str, object], drawing: Drawing, findings: Findings) -> None:
    """Refuse a level that would fill the memory with zombies."""
    drawn = sum(1 for _, _, entry in drawing.things if entry.zombie)
    total = drawn + sum(_spawned(table))
    if total > MAX_SPAWNED:
        message = f"{total} zombies in all; the limit is {MAX_SPAWNED}"
        findings.error((1, 1), "L010", message)


def _spawned(node: object) -> Iterable[int]:
    """Yield the sizes of all spawns and floods below `node`."""
    if isinstance(node, list):
        for inner in node:
            yield from _spawned(inner)
    elif isinstance(node, dict):
        yield from _one_spawn(node)
        for inner in node.values():
            yield from _spawned(inner)


def _one_spawn(node: Mapping[str, object]) -> Iterable[int]:
    rate, seconds, count = node.get("rate"), node.get("seconds"), node.get("count", 1)
    if "kind" not in node or "at" not in node:
        return
    if isinstance(rate, (int, float)) and isinstance(seconds, (int, float)):
        if 0 <= rate <= 10 and 0 <= seconds <= 3600:  # else the walk has said so
            yield int(rate * seconds)
    elif isinstance(count, int) and 0 <= count <= MAX_COUNT:
        yield count
