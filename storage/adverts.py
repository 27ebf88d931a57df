"""An advertisement read by the reader of CVs and sorted by the studio: the floor where the two meet."""

from __future__ import annotations

import datetime
import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog import load_library
from catalog.role import Role
from descriptions.advert import LONGEST, sort_advert
from descriptions.advert_facts import LABELS, PAY_LABELS
from descriptions.advert_headings import Heading, name_heading
from descriptions.mapping import Gist, Intake, map_advert
from errors import NotAllowed
from screening import identify, parse_resume, read_document
from screening.document import Box, Line
from screening.evidence import find_evidence
from screening.identification import Identification
from screening.reading import ReaderPool
from screening.resume import Resume
from screening.scorecard import RoleFit
from screening.titles import match_title
from screening.vocabulary import TOKEN, load_vocabulary
from storage.models import now

_SMALL = frozenset((
    "yang", "dan", "di", "ke", "dari", "untuk", "pada", "dengan", "atau", "serta", "dalam", "oleh", "para", "bagi",
    "secara", "agar", "sebagai", "adalah", "akan", "bila", "the", "a", "an", "and", "or", "of", "to", "in", "on",
    "for", "with", "by", "as", "at", "from", "that", "is", "are", "be", "their", "our", "your", "we", "you", "must",
    "will", "minimal", "minimum", "baik", "lebih", "dapat", "mampu", "memiliki", "able", "ability", "good",
    "strong", "skill", "keahlian", "kemampuan", "tim", "team",
))  # fmt: skip


def read_advert(data: bytes, name: str) -> str:
    """The text of an uploaded advertisement, read in a shut-in process; NotAllowed where it cannot be read."""
    with ReaderPool() as pool:
        resume = pool.read(data, name, as_of=now().date())
    text = read_boxes(resume.lines)[:LONGEST]
    if resume.status == "failed" or not text.strip():
        said = resume.problems[0] if resume.problems else None
        raise NotAllowed(f"{said.message_id}\n{said.message_en}" if said else "advert_unreadable")
    return text


def read_boxes(lines: Sequence[Line]) -> str:
    """The text in lines; a name of our facts box or pay table takes the value beside or below it: "Lokasi: Malang"."""
    taken: set[int] = set()
    rows: dict[int, tuple[int, str]] = {}  # with the place to stand at: a grid stays together
    grids: dict[int, int] = {}
    for number, line in enumerate(lines):
        if number in taken:
            continue
        below = _below(lines, number, taken)
        name, wraps = _name_at(lines, number, below)
        beside = _beside(lines, number, wraps, taken) if name else []
        values = beside or (below if name and not wraps and _has_neighbour(lines, number) else [])
        taken.update(wraps, values)
        said = " ".join(lines[at].text.strip() for at in values)
        place = grids.setdefault(line.page, number) if said and not beside else number
        rows[number] = (place, f"{name}: {said}" if said else " ".join([line.text, *(lines[at].text for at in wraps)]))
    return "\n".join(
        text for number, (_, text) in sorted(rows.items(), key=lambda row: row[1][0]) if number not in taken
    )


def _name_at(lines: Sequence[Line], number: int, below: Sequence[int]) -> tuple[str, list[int]]:
    """The name that begins here, over one line or two, and the numbers of its further lines."""
    words = lines[number].text.strip().rstrip(":")
    for wraps in ([], list(below[:1])):
        name = " ".join([words, *(lines[at].text.strip() for at in wraps)])
        if lines[number].box and name.lower() in LABELS | PAY_LABELS:
            return name, wraps
    return "", []


def _near(lines: Sequence[Line], number: int) -> Iterator[tuple[int, Box, Box]]:
    """Lines of the page close by in the text, each with its box and that of the line itself."""
    box = lines[number].box
    for at in range(max(0, number - 12), min(number + 30, len(lines))):
        other = lines[at].box
        if box and other and at != number and lines[at].page == lines[number].page:
            yield at, other, box


def _has_neighbour(lines: Sequence[Line], number: int) -> bool:
    """Whether something stands beside the line, on the same height."""
    return any(abs(other.y0 - box.y0) < 2 and abs(other.x0 - box.x0) > 2 for _, other, box in _near(lines, number))


def _beside(lines: Sequence[Line], number: int, wraps: Sequence[int], taken: set[int]) -> list[int]:
    """The line to the right on the same height and what goes on beneath it, down to the next row of the table."""
    near = list(_near(lines, number))
    right = [
        (other.x0, at) for at, other, box in near if abs(other.y0 - box.y0) < 2 < other.x0 - box.x1 and at not in taken
    ]
    if not right or _name_at(lines, min(right)[1], ())[0]:
        return []
    first = min(right)[1]
    rows = [o.y0 for at, o, box in near if abs(o.x0 - box.x0) < 2 and o.y0 > box.y0 + 2 and at not in wraps]
    end = min(rows, default=float("inf")) - 2
    return [first, *(at for at in _below(lines, first, taken) if (box := lines[at].box) and box.y0 < end)]


def _below(lines: Sequence[Line], number: int, taken: set[int]) -> list[int]:
    """The lines that follow directly beneath, flush left, before the next name."""
    found: list[int] = []
    last = lines[number].box
    for at, other, _ in sorted(_near(lines, number), key=lambda near: near[1].y0):
        if last is None or at in taken or abs(other.x0 - last.x0) > 2 or other.y0 < last.y0 + 2:
            continue
        if not -2 < other.y0 - last.y1 < 0.35 * (other.y1 - other.y0) or _name_at(lines, at, ())[0]:
            break
        found.append(at)
        last = other
    return found


CLOSE = 5.0
"""Points within which two roles fit the duties equally well."""
KIN = 12.0
"""Points that the title makes up for among the kinds of one role, whose duties are nearly the same."""


@dataclass(frozen=True, slots=True)
class NamedRole:
    """What the title says and what the duties say; `quotes` are pairs of function and line."""

    title: str
    title_role: str | None
    best_roles: tuple[RoleFit, ...]
    functions: Mapping[str, float]
    quotes: tuple[tuple[str, str], ...]
    agrees: bool


def name_role(text: str, as_of: datetime.date) -> NamedRole:
    """Which role the advertisement really describes: the duties are read with the title covered."""
    title = sort_advert(text).title
    covered = "".join(line for line in text.splitlines(keepends=True) if not title or title.lower() not in line.lower())
    duties, whole = (_identify(part, as_of) for part in (covered, text))
    best = duties.best_roles or whole.best_roles
    match = match_title(title)
    named = match.role if match else None
    best = tuple(sorted(best, key=lambda fit: _kinship(fit, best[0], named)))
    families = {fit.role.split("/")[0] for fit in best if fit.score >= best[0].score - CLOSE}
    agrees = named is None or named not in load_library() or named.split("/")[0] in families
    return NamedRole(title, named, best, duties.functions, duties.quotes, agrees)


def _kinship(fit: RoleFit, best: RoleFit, named: str | None) -> int:
    """0 the titled kind of the role that fits best, 1 the titled role where it fits about as well, 2 all others."""
    family = fit.role.split("/")[0]
    if fit.role == named and family == best.role.split("/")[0] and fit.score >= best.score - KIN:
        return 0
    return 1 if named and family == named.split("/")[0] and fit.score >= best.score - CLOSE else 2


def _identify(text: str, as_of: datetime.date) -> Identification:
    return identify(_as_resume(f"Iklan\n{text}", as_of), "ad")


def _as_resume(text: str, as_of: datetime.date) -> Resume:
    """Text as the reader of CVs takes it; nothing in it is taken for the start of another kind of file."""
    plain = re.sub(r"[^\S\n]|[\x00-\x08\x0b-\x1f\x7f]", " ", text).replace("%PDF-", "%PDF ")
    return parse_resume(read_document(plain.encode("utf-8", "replace"), "iklan.txt"), as_of)


def take_apart(text: str, role: Role) -> Intake:
    """The advertisement in sections, each line mapped to the role."""
    headings: dict[str, Heading] = {}
    for group in role.duties:
        headings |= name_heading(group.heading, "duties")
    return map_advert(sort_advert(text, headings), role, read_gists)


def name_skills(texts: Sequence[str]) -> list[frozenset[str]]:
    """The skills that each text names, as a CV would be read for them."""
    return [gist.skills for gist in read_gists(texts)]


def read_gists(lines: Sequence[str]) -> Sequence[Gist]:
    """Skills and words of each line; the lines are read as one advertisement, a bullet each."""
    return _read_gists(tuple(lines))


@functools.lru_cache(maxsize=64)
def _read_gists(lines: tuple[str, ...]) -> tuple[Gist, ...]:
    if not lines:
        return ()
    flat = [" ".join(line.split()) for line in lines]
    text = "".join(f"- {line}\n" for line in flat)
    resume = _as_resume(text, datetime.date(2000, 1, 1))
    starts: list[int] = []
    at = 0
    for line in flat:
        found = resume.text.find(line, at)
        starts.append(found if found >= 0 else at)
        at = starts[-1] + (len(line) if found >= 0 else 0)
    skills: list[set[str]] = [set() for _ in lines]
    for skill, items in find_evidence(resume, posting=True).items():
        for item in items:
            if not item.reason:
                number = _row(starts, item.start)
                skills[number].add(skill)
    return tuple(Gist(frozenset(found), words_of(line)) for found, line in zip(skills, flat, strict=True))


def _row(starts: Sequence[int], offset: int) -> int:
    return max(bisect_right(starts, offset + 2) - 1, 0)


def words_of(line: str) -> frozenset[str]:
    """The content words in their canonical form."""
    vocabulary = load_vocabulary()
    tokens = (token.lower() for token in TOKEN.findall(line))
    return frozenset(vocabulary.word(token) for token in tokens if len(token) > 2 and token not in _SMALL)
