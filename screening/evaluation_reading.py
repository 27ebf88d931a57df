"""`saring evaluate reading`: how many fields of labelled CVs are read right, Indonesian and English apart."""

from __future__ import annotations

import datetime
import difflib
import json
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errors import SaringError
from screening.documents import read_document
from screening.parsing import parse_resume
from screening.parsing.dates import union_months
from screening.parsing.education import level_of
from screening.resume import EDUCATION_RANK, Resume

AS_OF = datetime.date(2026, 11, 1)
FIELDS = (
    "name", "emails", "phones", "title", "employer", "titles", "employers", "degree_level", "institutions", "skills", "years", "sections",
)  # fmt: skip
LEVELS = {
    "SMA": "highschool", "D1": "diploma", "D2": "diploma", "D3": "diploma", "D4": "bachelor", "S1": "bachelor",
    "profession": "bachelor", "S2": "master", "S3": "phd",
}  # fmt: skip
SECTIONS = frozenset(
    ["summary", "experience", "education", "skills", "projects", "certifications", "awards", "publications",
    "languages", "interests", "references", "activities"]
)
_ONE_VALUE = frozenset({"name", "title", "employer", "degree_level", "years"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One field over the CVs of one language: `right` of `found` values agree with `labelled` ones."""

    language: str
    field: str
    right: int
    found: int
    labelled: int

    @property
    def value(self) -> float:
        """Share from 0 to 1: of the labels for level and years, else the harmonic mean of precision and recall."""
        whole = self.labelled if self.field in {"degree_level", "years"} else (self.found + self.labelled) / 2
        return self.right / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that was read wrong or not at all."""

    file: str
    field: str
    read: tuple[str, ...]
    labelled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """Figures by language and field, the misses behind them, and the CPU milliseconds a CV took."""

    figures: tuple[Figure, ...]
    misses: tuple[Miss, ...]
    unread: tuple[str, ...]
    milliseconds: float

    def __str__(self) -> str:
        rows = [f"{f.language:4} {f.field:14} {f.value:6.1%}  {f.right}/{f.labelled}" for f in self.figures]
        misses = [f"  {m.file} {m.field}: {' | '.join(m.read) or '-'}  ≠  {' | '.join(m.labelled)}" for m in self.misses]
        unread = [f"  {file}: not read" for file in self.unread]
        return "\n".join([*rows, f"{self.milliseconds:.1f} ms CPU a CV", *misses, *unread])


def evaluate_reading(folder: Path, as_of: datetime.date = AS_OF) -> ReadingReport:
    """Reads each CV that `folder`/gold.jsonl labels and that lies in `folder` or `folder`/files."""
    labels = [*_read_labels(folder / "gold.jsonl"), *_read_annotations(folder / "fields.jsonl")]
    tally: dict[tuple[str, str], list[int]] = {}
    misses: list[Miss] = []
    unread: list[str] = []
    seen, began = 0, time.process_time()
    for label in labels:
        name, data = _file_of(folder, label)
        if data is None:
            continue
        seen += 1
        read, failed = _read(name, data, as_of)
        unread += [name] if failed else []
        for field, wanted in expected_values(label, as_of).items():
            counts, miss = _count(field, read.get(field, ()), wanted)
            row = tally.setdefault((str(label.get("lang", "en")), field), [0, 0, 0])
            row[:] = [a + b for a, b in zip(row, counts, strict=True)]
            misses += [Miss(name, field, *miss)] if miss else []
    figures = tuple(Figure(language, field, *tally[language, field]) for language, field in sorted(tally, key=_by_table_order))
    return ReadingReport(figures, tuple(misses), tuple(unread), 1000 * (time.process_time() - began) / max(seen, 1))


def _by_table_order(key: tuple[str, str]) -> tuple[str, int]:
    return key[0], FIELDS.index(key[1])


def _read_labels(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise SaringError(f"{path.parent} holds no gold.jsonl; put the labels there.")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _read_annotations(path: Path) -> list[dict[str, Any]]:
    """Labels of plain texts whose words were annotated one by one: {"id", "text", "gold": {"designations": […], …}}."""
    if not path.is_file():
        return []
    labels = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold, degrees = row["gold"], row["gold"].get("degrees") or ()
        level = max((found for text in degrees if (found := level_of(text))), key=lambda found: EDUCATION_RANK[found], default=None)
        labels.append(
            {
                "id": row["id"], "text": _unfold(row["text"]), "lang": f"{row.get('lang', 'en')} text",
                "name": next(iter(gold.get("name") or ()), None), "emails": gold.get("email"), "titles": gold.get("designations"),
                "employers": gold.get("companies"), "institutions": gold.get("colleges"), "skills": gold.get("skills"),
                "degree_level": LEVELS[level] if level else None,
            }
        )
    return labels


def _unfold(text: str) -> str:
    """A text kept as one line of bytes is put back into lines, which two spaces stand for."""
    if text.count("\n") > 3:
        return text
    plain_text = re.sub(r"(?:\\x[0-9a-f]{2})+", lambda found: bytes.fromhex(found.group().replace("\\x", "")).decode("utf-8", "replace"), text)
    return re.sub(r"\\n| {2,}", "\n", plain_text.strip('" '))


def _file_of(folder: Path, label: dict[str, Any]) -> tuple[str, bytes | None]:
    if "text" in label:
        return f"{label['id']}.txt", label["text"].encode()
    name = Path(str(label.get("file") or f"{label['id']}.pdf")).name
    path = next((path for path in (folder / "files" / name, folder / name) if path.is_file()), None)
    return name, path.read_bytes() if path else None


def _read(name: str, data: bytes, as_of: datetime.date) -> tuple[dict[str, tuple[str, ...]], bool]:
    """The fields of one file; a file that breaks the reader counts as all missed, and is named."""
    try:
        return read_values(parse_resume(read_document(data, name), as_of)), False
    except Exception:  # every failure is a result of the measurement
        return {}, True


def read_values(resume: Resume) -> dict[str, tuple[str, ...]]:
    """The fields of `resume` as the labels name them."""
    jobs = [position for position in resume.positions if position.kind not in {"project", "volunteer"}]
    levels = [school.level for school in resume.education if school.level]
    highest = max(levels, key=lambda level: EDUCATION_RANK[level], default=None)
    return {
        "name": _present([resume.name]), "emails": resume.emails, "phones": resume.phones,
        "title": _present([job.title for job in jobs[:1]]), "employer": _present([job.employer for job in jobs[:1]]),
        "titles": _present(job.title for job in jobs), "employers": _present(job.employer for job in jobs),
        "degree_level": (LEVELS[highest],) if highest else (),
        "institutions": _present(school.school for school in resume.education),
        "skills": tuple(item.text for item in resume.skills),
        "years": (str(resume.experience_months / 12),) if resume.experience_months else (),
        "sections": tuple(section.kind for section in resume.sections if section.kind in SECTIONS),
    }  # fmt: skip


def _present(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def expected_values(label: dict[str, Any], as_of: datetime.date) -> dict[str, tuple[str, ...]]:
    """Labelled fields of one CV; one-value fields list every accepted answer; unlabelled fields are left out."""
    jobs, extra = label.get("jobs") or [], label.get("jobs_extra") or []
    wanted: dict[str, Sequence[Any] | None] = {
        "name": _present([label.get("name")]), "emails": label.get("emails"), "phones": label.get("phones"),
        "titles": label.get("titles") or _present(job.get("title") for job in jobs),
        "employers": label.get("employers") or _present(job.get("employer") for job in jobs),
        "institutions": label.get("institutions") or _present(s.get("institution") for s in label.get("education") or []),
        "skills": label.get("skills") or (), "sections": [kind for kind in label.get("sections") or () if kind in SECTIONS],
    }  # fmt: skip
    if jobs and label.get("score_recent"):
        for field in ("title", "employer"):
            wanted[field] = _present([jobs[0].get(field)]) and [jobs[0][field], *label.get(f"{field}_alt", [])]
    level = label.get("degree_level")
    wanted["degree_level"] = level if isinstance(level, list) else _present([level])
    if label.get("score_years"):
        wanted["years"] = [str(_years(jobs, as_of)), str(_years([*jobs, *extra], as_of))]
    keep_empty = {"emails", "phones"}
    return {f: tuple(v) for f, v in wanted.items() if v or (f in keep_empty and v is not None)}


def _years(jobs: Iterable[dict[str, Any]], as_of: datetime.date) -> float:
    ranges = [(job["start"], None if job["end"] == "present" else job["end"]) for job in jobs if job.get("start")]
    return union_months(ranges, as_of) / 12


def _count(
    field: str, read: Sequence[str], wanted: Sequence[str]
) -> tuple[tuple[int, int, int], tuple[tuple[str, ...], tuple[str, ...]] | None]:
    if field in _ONE_VALUE:
        right = int(bool(read) and _agrees(field, read[0], wanted))
        counts = (right, int(bool(read)), 1)
    else:
        read, wanted = _distinct(field, read), _distinct(field, wanted)
        right = _pair(read, wanted, _same(field))
        counts = (right, len(read), len(wanted))
    complete = counts[0] == counts[1] == counts[2]
    return counts, None if complete else (tuple(read), tuple(wanted))


def _agrees(field: str, value: str, wanted: Sequence[str]) -> bool:
    if field == "degree_level":
        return value in wanted
    if field == "years":
        years, answers = float(value), [float(answer) for answer in wanted]
        return any(abs(years - a) <= max(1.0, a / 10) for a in answers) or min(answers) <= years <= max(answers)
    return any(alike(value, answer) for answer in wanted)


def _pair(read: Sequence[str], wanted: Sequence[str], same: Callable[[str, str], bool]) -> int:
    """How many read values find a label of their own, first come first served."""
    left = list(wanted)
    for value in read:
        match = next((answer for answer in left if same(value, answer)), None)
        if match is not None:
            left.remove(match)
    return len(wanted) - len(left)


def _distinct(field: str, values: Iterable[str]) -> list[str]:
    key = _key(field)
    return list({key(value): value for value in reversed([v for v in values if key(v)])}.values())[::-1]


def _same(field: str) -> Callable[[str, str], bool]:
    if field in {"titles", "employers", "institutions"}:
        return alike
    key = _key(field)
    return lambda a, b: key(a) == key(b)


def _key(field: str) -> Callable[[str], str]:
    keys: dict[str, Callable[[str], str]] = {
        "emails": lambda text: text.strip().lower(),
        "phones": lambda text: re.sub(r"\D", "", text)[-8:],
        "skills": _plain_skill,
    }
    return keys.get(field, plain)


def plain(text: str) -> str:
    """Lower case without accents and punctuation; the marks of "C++", "C#", "R&D" and addresses stay."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    bare = re.sub(r"[^\w+#&/.@ ]+", " ", re.sub(r"[\u00ad\u200b-\u200f\ufeff]", "", bare))
    return " ".join(re.sub(r"(?<!\w)\.|\.(?!\w)", " ", bare).split())


def _plain_skill(text: str) -> str:
    bare = re.sub(r"\b(?:\d+(?:\.\d+)*|v\d+)$", "", plain(text)).strip(" .")
    return re.sub(r"[ ./]", "", re.sub(r"\.?js$", "js", bare))


def alike(first: str, second: str) -> bool:
    """Equal once plain, or one holds all words of the other (at least 60 % of its own), or 85 % similar."""
    a, b = plain(first), plain(second)
    if not a or not b:
        return False
    small, large = sorted((set(re.split(r"[ /&]+", a)) - {""}, set(re.split(r"[ /&]+", b)) - {""}), key=len)
    held = bool(small) and small <= large and len(small) >= 0.6 * len(large)
    return a == b or held or difflib.SequenceMatcher(None, a, b).ratio() >= 0.85
