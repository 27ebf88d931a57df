"""The invariance test: personal data swapped in a CV as read, everything read and scored anew; nothing may move."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from catalog.role import Role
from screening.document import Document, Line
from screening.parsing import parse_resume
from screening.redaction import school_spans
from screening.resume import Resume, Span
from screening.scorecard import Scorecard
from screening.scoring import screen

Trait = Literal["name", "sex", "religion", "address", "birth", "age", "marital_status", "school", "all"]
TRAITS: tuple[Trait, ...] = ("name", "sex", "religion", "address", "birth", "age", "marital_status", "school")
NAMES = ("Maria Wanggai", "Liem Swie Hong", "Muhammad Rizky Siregar", "Made Suartini", "Sulastri", "John Carter")
_OTHERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "sex": (("laki-laki", "perempuan"), ("laki laki", "perempuan"), ("pria", "wanita"), ("male", "female"), ("l", "p"), ("m", "f")),
    "religion": (
        ("islam", "kristen", "katolik", "hindu", "buddha", "konghucu"), ("muslim", "christian", "catholic", "hindu", "buddhist"),
        ("moslem", "christian"), ("protestan", "islam"), ("katholik", "islam"), ("budha", "islam"),
    ),
    "marital_status": (
        ("belum menikah", "menikah", "janda"), ("belum kawin", "kawin"), ("lajang", "menikah"), ("single", "married", "divorced"),
        ("cerai", "menikah"), ("duda", "menikah"), ("widow", "single"), ("widowed", "single"),
    ),
}  # fmt: skip
_ADDRESSES = ("Jl. Kenanga No. 9 RT 03 RW 05, Jayapura", "Perum Griya Asri Blok C2, Medan", "Menteng, Jakarta Pusat")
_SCHOOLS = ("Harapan Timur", "Nusa Cendekia", "Bina Insani Barat")
_KIND_OF_SCHOOL = re.compile(
    r"^(?:(?:universitas|univ\.?|institut|politeknik|akademi|sekolah tinggi(?: ilmu \w+)?|stie|stmik|university of|university|"
    r"smk|sma|smu|man|smp|negeri|n|ilmu|tinggi|islam|kristen|katolik)\b\s*)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^:\n]{2,30}:\s*")


@dataclass(frozen=True, slots=True)
class Trial:
    """One swap: what stood there, what was put, and what came out. `moved` names requirements whose level or credit changed."""

    trait: Trait
    before: str
    after: str
    score: float
    moved: tuple[str, ...]
    equal: bool


@dataclass(frozen=True, slots=True)
class Invariance:
    """All swaps of one CV; `silent` are the traits it does not state."""

    score: float
    trials: tuple[Trial, ...]
    silent: tuple[Trait, ...]

    @property
    def equal(self) -> bool:
        """Whether every swap left the score and each line as they were."""
        return all(trial.equal for trial in self.trials)


def check_invariance(resume: Resume, role: Role) -> Invariance:
    """Swap each trait that the CV states, one at a time and then all together; read and score again."""
    base = _score(_rewrite(resume, {}), resume, role)
    trials: list[Trial] = []
    silent: list[Trait] = []
    together: dict[Span, str] = {}
    for trait in TRAITS:
        places = _places(resume, trait)
        if not places:
            silent.append(trait)
            continue
        first = resume.text[places[0].start : places[0].end]
        for change in _changes(trait, first):
            put = {span: change(resume.text[span.start : span.end]) for span in places}
            if all(resume.text[span.start : span.end] == new for span, new in put.items()):
                continue
            card = _score(_rewrite(resume, put), resume, role)
            trials.append(_trial(trait, first, put[places[0]], base, card))
            together = {span: new for span, new in together.items() if all(_apart(span, other) for other in put)} | put
    if len({trial.trait for trial in trials}) > 1:
        trials.append(_trial("all", "", "", base, _score(_rewrite(resume, together), resume, role)))
    return Invariance(base.score, tuple(trials), tuple(silent))


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _trial(trait: Trait, before: str, after: str, base: Scorecard, card: Scorecard) -> Trial:
    was = {line.id: (line.level, line.credit) for line in base.lines}
    moved = tuple(line.id for line in card.lines if was.get(line.id) != (line.level, line.credit))
    return Trial(trait, " ".join(before.split()), after, card.score, moved, not moved and card.score == base.score)


def _places(resume: Resume, trait: Trait) -> list[Span]:
    """Where a trait stands; stretches inside another of the same trait are left to the longer one."""
    if trait == "school":
        spans = list(school_spans(resume))
    else:
        spans = [item.span for item in resume.protected if item.kind == trait and item.span.end > item.span.start]
    spans.sort(key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _changes(trait: Trait, first: str) -> Iterator[Callable[[str], str]]:
    if trait == "name":
        yield from (_constant(name.upper() if first.isupper() else name) for name in NAMES)
    elif trait == "address":
        yield from (_labelled(address) for address in _ADDRESSES)
    elif trait == "school":
        yield from (_school(name) for name in _SCHOOLS)
    elif trait in {"birth", "age"}:
        yield from (_numbers(year, age) for year, age in (("1971", "55"), ("2002", "24")))
    else:
        yield from (_word(trait, turn) for turn in (1, 2))


def _constant(new: str) -> Callable[[str], str]:
    return lambda _old: new


def _labelled(new: str) -> Callable[[str], str]:
    """The label before a colon stays."""

    def change(old: str) -> str:
        label = _LABEL.match(old)
        return (label.group() if label else "") + new

    return change


def _school(name: str) -> Callable[[str], str]:
    """The kind of school stays: it says which degree, the name only which house."""

    def change(old: str) -> str:
        kind = _KIND_OF_SCHOOL.match(old)
        return f"{kind.group().strip()} {name}" if kind else name

    return change


def _numbers(year: str, age: str) -> Callable[[str], str]:
    def change(old: str) -> str:
        new = re.sub(r"\b(?:19|20)\d\d\b", year, old)
        return new if new != old else re.sub(r"\b\d{2}\b(?!\s*[/\-.])", age, old, count=1)

    return change


def _word(trait: str, turn: int) -> Callable[[str], str]:
    """The `turn`-th other word of the group the old one is in, in the same letter case."""

    groups: dict[str, tuple[str, ...]] = {}
    for group in _OTHERS[trait]:
        for word in group:
            groups.setdefault(word, group)

    def change(old: str) -> str:
        for word in sorted(groups, key=len, reverse=True):
            match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", old, re.IGNORECASE)
            if match:
                group = groups[word]
                new = group[(group.index(word) + turn) % len(group)]
                new = new.upper() if match.group().isupper() else new.capitalize() if match.group()[0].isupper() else new
                return old[: match.start()] + new + old[match.end() :]
        return old

    return change


def _rewrite(resume: Resume, put: dict[Span, str]) -> Document:
    """The document that was read, with stretches replaced; every offset moves along. Over a line's end only its part changes."""
    lines: list[Line] = []
    text: list[str] = []
    done = length = 0
    for line in sorted(resume.lines, key=lambda one: one.start):
        gap = resume.text[done : line.start] if line.start >= done else ""
        new = line.text
        for span in sorted(put, key=lambda one: -one.start):
            if line.start <= span.start < line.end:
                new = new[: span.start - line.start] + put[span] + new[min(span.end, line.end) - line.start :]
        lines.append(dataclasses.replace(line, text=new, start=length + len(gap)))
        text += [gap, new]
        length += len(gap) + len(new)
        done = line.end
    text.append(resume.text[done:])
    order = {old.start: new for old, new in zip(sorted(resume.lines, key=lambda one: one.start), lines, strict=True)}
    return Document(
        resume.file, resume.sha256, resume.media_type, "".join(text), resume.pages, tuple(order[line.start] for line in resume.lines),
        resume.hidden, resume.problems, (), resume.quality, status=resume.status,
    )  # fmt: skip


def _score(document: Document, resume: Resume, role: Role) -> Scorecard:
    as_of = datetime.date.fromisoformat(resume.as_of)
    return screen(parse_resume(document, as_of), role, as_of=as_of, best_roles=())
