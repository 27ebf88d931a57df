"""What changed between two versions of a job description, in words that a recruiter reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from catalog.role import Text
from descriptions import phrases
from descriptions.composition import JobDescription

Change = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: `where` is the heading or the fact's name; None before an addition and after a removal."""

    id: str
    change: Change
    where: Text
    before: Text | None
    after: Text | None


@dataclass(frozen=True, slots=True)
class _Entry:
    where: Text
    text: Text
    place: tuple[str, int]


def compare(before: JobDescription, after: JobDescription) -> tuple[Difference, ...]:
    """The differences in the order of the new version, removals last; an unchanged description gives none."""
    old, new = _entries(before), _entries(after)
    moved = _moved(old, new)
    found: list[Difference] = []
    for id, entry in new.items():
        known = old.get(id)
        if known is None:
            found.append(Difference(id, "added", entry.where, None, entry.text))
        elif known.text != entry.text:
            found.append(Difference(id, "changed", entry.where, known.text, entry.text))
        elif id in moved:
            found.append(Difference(id, "moved", entry.where, known.text, entry.text))
    found += [Difference(id, "removed", old[id].where, old[id].text, None) for id in old if id not in new]
    return tuple(found)


def _entries(jd: JobDescription) -> dict[str, _Entry]:
    title, heads = phrases.HEADINGS["title"], phrases.HEADINGS
    entries = {"title": _Entry(title, jd.title, ("", 0))}
    if jd.about:
        entries["about"] = _Entry(heads["about"], jd.about, ("", 0))
    entries["purpose"] = _Entry(heads["purpose"], jd.purpose.text, ("", 0))
    for fact in (*jd.facts, *jd.pay):
        entries[fact.id] = _Entry(fact.name, fact.value, ("", 0))
    for name, value in (("company", jd.company.name), ("contact", jd.contact)):
        if value.strip():
            entries[name] = _Entry(heads["about" if name == "company" else "apply"], Text(id=value, en=value), ("", 0))
    for section in jd.duties:
        if "." not in section.id:  # the second part of a long section has no heading of its own
            entries[f"heading.{section.id}"] = _Entry(heads["duties"], section.heading, ("", 0))
    for section in (*jd.duties, *jd.requirements, jd.process):
        for number, line in enumerate(section.lines):
            entries[line.id] = _Entry(section.heading, line.text, (section.id, number))
    for item in jd.role.requirements:
        entries[f"{item.id}.weight"] = _Entry(item.text, _weight(item.weight), ("", 0))
    return entries


def _weight(weight: int) -> Text:
    return Text(id=f"bobot {weight}", en=f"weight {weight}")


def _moved(old: dict[str, _Entry], new: dict[str, _Entry]) -> set[str]:
    """Lines under another heading, or out of the order that the lines of both versions had."""
    both = [id for id in new if id in old]
    elsewhere = {id for id in both if old[id].place[0] != new[id].place[0]}
    moved = set(elsewhere)
    for section in {new[id].place[0] for id in both} - {""}:
        here = [id for id in both if new[id].place[0] == section and id not in elsewhere]
        there = sorted(here, key=lambda id: old[id].place[1])
        moved |= set(here) - _longest_common(here, there)
    return moved


def _longest_common(one: list[str], other: list[str]) -> set[str]:
    """The most ids that stand in the same order in both lists (the lists hold the same ids)."""
    rank = {id: number for number, id in enumerate(other)}
    best: list[list[str]] = []
    for id in one:
        shorter = [chain for chain in best if rank[chain[-1]] < rank[id]]
        best.append([*_longest(shorter), id])
    return set(_longest(best))


def _longest(chains: list[list[str]]) -> list[str]:
    return max(chains, key=lambda chain: len(chain), default=[])
