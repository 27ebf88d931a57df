"""`saring evaluate roles`: is the role that the duties name the labelled one; do job titles resolve; nothing tunes itself."""

from __future__ import annotations

import csv
import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from catalog import load_lexicon, load_library
from catalog.library import Library
from screening.documents import read_document
from screening.evaluation_postings import Area, rank_postings
from screening.evaluation_ranking import AS_OF, ROLES
from screening.identification import fit_roles, least_fit
from screening.parsing import parse_resume
from screening.scoring import Reading, read_evidence, score_lines, total
from screening.titles import TitleMatch, match_title

Half = Literal["tune", "check"]
OTHER = "other"
FAMILIES = {role: label for label in ("account_manager", "account_executive", "relationship_manager", "account_officer")
            for role in ROLES[label]} | {"business_relationship_manager": "relationship_manager"}  # fmt: skip
"""Role id → the label that an ad of that role carries."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled ad: the labels it may have, and what each reading of it made of it."""

    id: str
    labels: frozenset[str]
    grade: int
    half: Half
    market: str
    title: str
    fits: Mapping[str, tuple[tuple[str, float], ...]]
    scores: Mapping[str, Mapping[str, float]]

    def value(self, text: str, label: str, kind: str) -> float:
        """Score of the label's best role, or fit of its best kind."""
        if kind == "score":
            return self.scores[text][label]
        return max(score for role, score in self.fits[text] if FAMILIES[role] == label)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured share or area, over `count` cases of a half."""

    half: str
    text: str
    name: str
    value: float
    count: int


def half_of(key: str) -> Half:
    """Cases are split once by a hash of their id: "tune" may be looked at, "check" only measured."""
    return "check" if hashlib.sha256(key.encode()).digest()[0] % 2 else "tune"


def mask_titles(text: str) -> str:
    """The text without any title of our roles, so that only duties are left to judge by."""
    return _titles().sub(" ", text)


@functools.cache
def _titles() -> re.Pattern[str]:
    ours = _library()
    names = {title for row in load_lexicon().titles if row.role in ours for title in row.titles if " " in title}
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\b(?:{pattern})s?\b", re.IGNORECASE)


@functools.cache
def _library() -> Library:
    return load_library()


def judge_ad(record: Mapping[str, Any]) -> Judged:
    """Fit and score of one ad, its title shown and masked."""
    title = str(record.get("title") or "")
    readings = {"title": (_read(f"{title}\n{record['text']}"), match_title(title)), "masked": (_read(mask_titles(str(record["text"]))), None)}
    return Judged(
        str(record["id"]), frozenset(str(record["role"]).split("|")), int(record.get("role_grade", 2)), half_of(str(record["id"])),
        str(record.get("market", "")), title, {key: _fits(*pair) for key, pair in readings.items()},
        {key: _scores(reading) for key, (reading, _) in readings.items()},
    )  # fmt: skip


def _read(text: str) -> Reading:
    return read_evidence(parse_resume(read_document(text.encode(), "ad.txt"), AS_OF), posting=True)


def _fits(reading: Reading, title: TitleMatch | None) -> tuple[tuple[str, float], ...]:
    return tuple((fit.role, fit.score) for fit in fit_roles(reading, title, posting=True))


def _scores(reading: Reading) -> dict[str, float]:
    library = _library()
    return {label: max(total(score_lines(reading, library[role], {})) for role in ROLES[label]) for label in set(FAMILIES.values())}


def ad_figures(ads: Sequence[Judged]) -> list[Figure]:
    """Shares right of both halves, titles shown and masked."""
    found: list[Figure] = []
    for half in ("tune", "check"):
        for text in ("title", "masked"):
            same = [ad for ad in ads if ad.half == half]
            found += _shares(half, text, same)
    return found


def best_label(ad: Judged, text: str) -> str:
    """The label of the role that fits best, "other" where none does."""
    role, score = ad.fits[text][0]
    return FAMILIES[role] if score >= least_fit(ad.title if text == "title" else None) else OTHER


def _shares(half: str, text: str, ads: Sequence[Judged]) -> list[Figure]:
    held = [ad for ad in ads if ad.grade == 2]
    near = [ad for ad in ads if ad.grade == 1]
    none = [ad for ad in ads if OTHER in ad.labels]
    out = [_share(half, text, "held title: best role right", [best_label(ad, text) in ad.labels for ad in held])]
    out += [
        _share(half, text, f"  {label}", [best_label(ad, text) in ad.labels for ad in held if label in ad.labels])
        for label in sorted(set(FAMILIES.values()))
    ]
    out.append(_share(half, text, "near title: best role right", [best_label(ad, text) in ad.labels for ad in near]))
    out.append(_share(half, text, "other: no role named", [best_label(ad, text) == OTHER for ad in none]))
    return [figure for figure in out if figure.count]


def _share(half: str, text: str, name: str, right: Sequence[bool]) -> Figure:
    return Figure(half, text, name, sum(right) / len(right) if right else 0.0, len(right))


def title_figures(rows: Iterable[Mapping[str, str]]) -> tuple[list[Figure], list[str]]:
    """How many titles of our roles resolve to them, how many others are left alone; and the misses of the tune half."""
    right: dict[tuple[str, str], list[bool]] = {}
    missed: list[str] = []
    for row in rows:
        labels, half = set(row["role"].split("|")), half_of(row["title"])
        match = match_title(row["title"])
        label = FAMILIES.get(match.role, OTHER) if match and match.names_role else OTHER
        name = OTHER if OTHER in labels else f"grade {row.get('role_grade', '2')}"
        right.setdefault((half, name), []).append(label in labels)
        if label not in labels and half == "tune":
            missed.append(f"{row['role']} -> {label}: {row['title']}")
    return [_share(half, "titles", f"{name}: resolved right", hits) for (half, name), hits in sorted(right.items())], missed


@dataclass(frozen=True, slots=True)
class RolesReport:
    """What `saring evaluate roles` prints."""

    figures: tuple[Figure, ...]
    missed: tuple[str, ...]
    areas: tuple[Area, ...] = ()

    def __str__(self) -> str:
        lines = [f"{'half':6} {'text':7} {'measure':34} value  cases"]
        lines += [f"{f.half:6} {f.text:7} {f.name:34} {f.value:.3f}  {f.count}" for f in self.figures]
        if self.areas:
            lines += ["", f"{'text':7} {'value':6} {'ads':13} {'role':22} area   [95 % interval]  ads"]
        lines += [
            f"{a.text:7} {a.kind:6} {a.question:13} {a.label:22} {a.measure:3} {a.value:.3f} [{a.low:.3f} {a.high:.3f}] {a.count}"
            for a in self.areas
        ]
        return "\n".join(lines)


def evaluate_roles(path: Path) -> RolesReport:
    """Labelled ads (*.jsonl: id, title, text, role, role_grade) and titles (*.csv: title, role) of a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    records = [
        json.loads(line) for file in files if file.suffix == ".jsonl" for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    titles: list[dict[str, str]] = []
    for file in (file for file in files if file.suffix == ".csv"):
        with file.open(encoding="utf-8", newline="") as source:
            titles += list(csv.DictReader(source))
    ads = [judge_ad(record) for record in records if "role" in record and "text" in record]
    figures, missed = title_figures(titles)
    areas = rank_postings([ad for ad in ads if ad.market != "PH"], sorted(set(FAMILIES.values())))
    return RolesReport((*(ad_figures(ads) if ads else ()), *figures), tuple(missed), tuple(areas))
