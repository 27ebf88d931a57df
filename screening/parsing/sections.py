"""Where each part of a CV begins: headings by word, shape and place."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from screening.document import Line, Page
from screening.parsing.cells import GLUED, employer_score, title_score
from screening.parsing.education import level_of
from screening.parsing.listed import names_language
from screening.parsing.rows import is_beside
from screening.parsing.words import heading_kinds, heading_stems, weak_headings
from screening.resume import Section, Span

_DECORATION = re.compile(r"^[\W\d_]+|[\W_]+$")
_NUMBER = re.compile(r"^\s*(?:[IVX]{1,5}|[A-Z]|\d{1,2})\s*[.)]\s*(?=\S)")
_PUBLIC = {"sub", "title", "family", "availability", "attachments", "letter", "declaration"}


@functools.lru_cache(maxsize=1024)
def heading_kind(text: str) -> str | None:
    """The kind of section that `text` opens, or None. Numbers, icons, colons and letter spacing do not matter."""
    if len(text) > 60:
        return None
    word = _NUMBER.sub("", text.strip())
    if (spaced := _close_up(word)) is not None:
        return _kinds_without_spaces().get(spaced)
    word = " ".join(GLUED.sub(" ", _DECORATION.sub("", word)).lower().replace("&", " & ").split())
    kinds = heading_kinds()
    if word in kinds:
        return kinds[word]
    squeezed = word.replace(" & ", " and ")
    return kinds.get(squeezed) or kinds.get(word.replace(" dan ", " & ")) or _kind_of_parts(word)


def _close_up(text: str) -> str | None:
    """ "T E N TA N G S AYA" without its spaces: letters set apart, some of them kerned together; None for other text."""
    if text.count(" ") < 3:
        return None
    words = text.split()
    if len(words) < 4 or sum(len(word) == 1 for word in words) * 2 < len(words) or max(map(len, words)) > 4:
        return None
    return "".join(character for character in text.lower() if character.isalnum())


@functools.cache
def _kinds_without_spaces() -> dict[str, str]:
    return {"".join(character for character in heading if character.isalnum()): kind for heading, kind in heading_kinds().items()}


_PARTS = re.compile(r"\s*[/|&+,]\s*|\s+(?:and|dan)\s+|\s*\(")


def _kind_of_parts(word: str) -> str | None:
    """ "Data Pribadi / Personal Details", "Education & Training": several headings, all of them known, in one."""
    if " " not in word and "/" not in word:
        return None
    parts = [part.strip(" ()") for part in _PARTS.split(word)]
    found = [heading_kinds().get(part) for part in parts if part]
    if not 1 < len(found) <= 3 or None in found:
        return None
    return "experience" if "experience" in found else found[0]


Look = tuple[int, bool, bool]
"""Half points of size, bold, capitals."""
_MOST_HEADINGS = 24


def find_sections(lines: Sequence[Line], text_end: int, pages: Sequence[Page] = ()) -> tuple[Section, ...]:
    """Sections in reading order; what comes before the first heading is "header"."""
    body = median([line.size for line in lines if line.size] or [0])
    known = _without_abilities(lines, {index: kind for index, line in enumerate(lines) if (kind := _opens(line, body))})
    marks = sorted({**_alike(lines, known, body), **known}.items())
    headed = {index for index, _ in marks}
    marks = sorted({**_continued(lines, dict(marks), pages), **dict(marks)}.items())
    ends = [*(index for index, _ in marks[1:]), len(lines)][: len(marks)]
    marks = [(index, _by_content(lines, index, kind, until)) for (index, kind), until in zip(marks, ends, strict=True)]
    if "experience" not in (kind for _, kind in marks):
        marks = [(index, "experience" if kind == "research" and not _RESEARCH.search(lines[index].text) else kind) for index, kind in marks]
    found = []
    if lines and (not marks or marks[0][0] > 0):
        end = lines[marks[0][0]].start if marks else text_end
        found.append(Section("header", "", Span(lines[0].start, end), lines[0].page))
    for number, (index, kind) in enumerate(marks):
        end = lines[marks[number + 1][0]].start if number + 1 < len(marks) else text_end
        heading = lines[index].text.strip() if index in headed else ""
        found.append(Section(kind, heading, Span(lines[index].start, end), lines[index].page))
    return tuple(found)


_RESEARCH = re.compile(r"\bresearch|\bpenelitian", re.IGNORECASE)
"""What makes a heading of research; "Teaching experience" is the work of those who have no other section of it."""


def _without_abilities(lines: Sequence[Line], known: dict[int, str]) -> dict[int, str]:
    """`known` without "WRITING" and the like, which below a heading of languages name what is rated."""
    before = dict(zip(known, ["", *known.values()], strict=False))
    return {index: kind for index, kind in known.items() if before[index] != "languages" or lines[index].text.strip().lower() not in {"writing", "speaking", "reading"}}


def join_wrapped_headings(lines: Sequence[Line]) -> list[Line]:
    """`lines` with a heading that goes on in the line right below it, as in a narrow rail, made one."""
    gone: set[int] = set()
    joined: dict[int, Line] = {}
    for index, line in enumerate(lines):
        if index in gone or line.box is None or len(line.text) > 24:
            continue
        marked = line.bold or line.text.isupper()
        for near in range(index + 1, min(index + 5, len(lines))):
            if not _goes_on(line, lines[near]):
                continue
            whole = f"{line.text.strip()} {lines[near].text.strip()}"
            if (heading_kind(whole) or (marked and heading_kind(lines[near].text) and _kind_by_stem(whole))):
                gone.add(near)
                joined[index] = replace(line, text=whole)
                break
    return [joined.get(index, line) for index, line in enumerate(lines) if index not in gone]


def _goes_on(first: Line, second: Line) -> bool:
    a, b = first.box, second.box
    if a is None or b is None or first.page != second.page or abs(a.x0 - b.x0) >= 2 or len(second.text) > 30:
        return False
    return 0 < b.y0 - a.y0 < 1.4 * (a.y1 - a.y0) and _look(first) == _look(second)


def split_rail_headings(lines: Sequence[Line]) -> list[Line]:
    """`lines` with a heading that stands left of its first entry cut off from it: in a rail of such headings, or before a colon."""
    edges = _rail_edges(lines)
    skilled = any(heading_kind(line.text) == "skills" for line in lines)
    found: list[Line] = []
    for number, line in enumerate(lines):
        at = _heading_length(line.text) if line.box and round(line.box.x0 / 2) in edges else _inline_length(line.text, number, skilled=skilled)
        found += _cut(line, at) if at else [line]
    return found


def _cut(line: Line, at: int) -> list[Line]:
    rest = line.text[at:].lstrip()
    start = line.start + len(line.text) - len(rest)
    if line.box is None:
        return [replace(line, text=line.text[:at]), replace(line, text=rest, start=start)]
    edge = line.box.x0 + (line.box.x1 - line.box.x0) * at / len(line.text)
    return [replace(line, text=line.text[:at], box=replace(line.box, x1=edge - 4)),
            replace(line, text=rest, start=start, box=replace(line.box, x0=edge), bold=False)]  # fmt: skip


_INLINE = re.compile(r"[A-Za-z][A-Za-z &/]{4,38}:(?=\s+\w)")
_LISTED = re.compile(r"[,|;•·]")
_TOP = 25
"""Lines; further down "Overview: …" tells of a job."""
_OPENING_INLINE = frozenset({"summary", "references", "interests"})


def _inline_length(text: str, number: int, *, skilled: bool) -> int:
    """How many characters are a heading that its text follows: "Career objective: To teach"; where lists have such labels too, capitals only."""
    match = _INLINE.match(text)
    kind = heading_kind(match.group()) if match else None
    if match is None or kind in {None, "contact", "sub", "title", "other", "availability", "family"} or match.group()[:-1].lower() in weak_headings():
        return 0
    if kind == "summary" and number > _TOP:
        return 0
    listed = kind == "skills" and not skilled and "skill" in match.group().lower() and len(_LISTED.findall(text, match.end())) > 1
    return match.end() if kind in _OPENING_INLINE or listed or match.group().isupper() else 0


def _rail_edges(lines: Sequence[Line]) -> set[int]:
    """Left edges, in two points, at which headings stand with something to their right."""
    return {
        round(line.box.x0 / 2)
        for line, following in itertools.pairwise(lines)
        if line.box and len(line.text) < 40 and is_beside(line, following) and heading_kind(line.text)
    }


def _heading_length(text: str) -> int:
    """How many characters of a line are a heading that its first entry follows."""
    words = list(re.finditer(r"\S+", text))
    if heading_kind(text):
        return 0
    for count in range(min(4, len(words) - 1), 0, -1):
        at = words[count - 1].end()
        if heading_kind(text[:at]) and (text[words[count].start()].isupper() or text[words[count].start()] in "■•●0123456789"):
            return at
    return 0


def _opens(line: Line, body: float) -> str | None:
    kind = heading_kind(line.text) or (_kind_by_stem(line.text) if _stands_out(line) else None)
    if kind is None or kind in {"sub", "title"}:
        return None
    stripped = line.text.strip()
    bare = not line.text.lstrip().startswith(("-", "•", "·", "*"))
    marked = stripped.isupper() or line.bold or bool(line.size and body and line.size > body * 1.05) or stripped.endswith(":")
    looks = marked or (stripped[:1].isupper() and stripped.lower() not in weak_headings())
    return kind if bare and looks else None


_ENDS_AS_HEADING = re.compile(r"(?:Experiences?|Skills|Activit(?:y|ies)|History|Education|Employment|Achievements|Qualifications|Kerja|Pendidikan|Keahlian|Organisasi)\W?$")


def _stands_out(line: Line) -> bool:
    """Capitals in bold; in plain text, which has no looks, a few capitalised words that end as headings do."""
    if line.size or line.bold:
        return line.bold and line.text.isupper()
    words = line.text.split()
    if not 1 < len(words) <= 5 or not _ENDS_AS_HEADING.search(line.text) or level_of(line.text):
        return False
    return all(word[0].isupper() or word in {"and", "dan", "&"} for word in words)


def _look(line: Line) -> Look:
    return round(2 * (line.size or 0)), line.bold, _in_capitals(line.text)


def _in_capitals(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 1 and capitals * 10 >= sum(map(str.isalpha, text)) * 8


def _alike(lines: Sequence[Line], known: Mapping[int, str], body: float) -> dict[int, str]:
    """Further headings: lines that look like those known by their words, and unlike the text."""
    looks = Counter(_look(lines[index]) for index in known)
    found: dict[int, str] = {}
    for look, count in looks.items():
        if look[0] <= 2 * body * 1.05 and not look[1] and not look[2]:
            continue
        same = [index for index, line in enumerate(lines) if _look(line) == look]
        if count < 2 or len(same) > _MOST_HEADINGS:
            continue
        for index in same:
            kind = _kind_by_stem(lines[index].text) if index not in known and count * 3 >= len(same) and not _names_job(lines[index].text) else None
            if kind is None and index not in known and look[0] > 2 * body * 1.05 and count * 5 >= len(same) * 3 and _could_head(lines[index].text):
                kind = "other"
            if kind and index > 2:
                found[index] = kind
    return found


def _kind_by_stem(text: str) -> str | None:
    word = " ".join(_DECORATION.sub("", text).lower().split())
    if len(word) > 45 or len(word.split()) > 5 or any(character.isdigit() for character in word):
        return None
    kinds = []
    for part in re.split(r"\s+(?:and|dan)\s+|[&,/+]", word):
        hits = [(match.end(), len(stem), kind) for stem, kind in heading_stems() if (match := re.search(rf"\b{re.escape(stem)}\b", part))]
        kinds += [max(hits)[2]] if hits else []
    return "experience" if "experience" in kinds else kinds[0] if kinds else None


def _names_job(text: str) -> bool:
    """ "WEB DEVELOPER VINARA TECHNOLOGIES" has a word of headings, yet names a title and an employer."""
    return title_score(text) > 0 and employer_score(text) > 0


def _could_head(text: str) -> bool:
    return len(text.split()) <= 5 and not re.search(r"[\d@,]", text) and title_score(text) <= 0 and employer_score(text) <= 0


def _continued(lines: Sequence[Line], marks: Mapping[int, str], pages: Sequence[Page]) -> dict[int, str]:
    """Where a page ends in its side column, the next page goes on with the last section of the main column."""
    found: dict[int, str] = {}
    columned = {page.number for page in pages if page.columns > 1}
    for index in range(1, len(lines)):
        before = lines[index - 1].page
        if lines[index].page == before or before not in columned or index in marks:
            continue
        amounts = Counter[int]()
        last: dict[int, int] = {}
        kind = None
        for near, line in enumerate(lines[:index]):
            kind = marks.get(near, kind)
            if line.page == before:
                amounts[line.column] += len(line.text)
                if kind:
                    last[line.column] = near
        main = amounts.most_common(1)[0][0]
        ended = max((near for near in marks if near < index), default=None)
        if ended is None or lines[ended].page != before or lines[ended].column == main or main not in last:
            continue
        of_main = [marks[near] for near in sorted(marks) if near <= last[main]]
        if of_main and of_main[-1] != marks[ended]:
            found[index] = of_main[-1]
    return found


def _by_content(lines: Sequence[Line], index: int, kind: str, until: int) -> str:
    """ "Language Skills" over Python and SQL are skills; a first section of prose under a free heading is a summary."""
    inside = lines[index + 1 : until]
    if kind == "languages" and inside and not any(names_language(line.text) for line in lines[index:until]):
        return "skills"
    if kind == "other" and index < 15 and inside and sum(len(line.text) > 60 for line in inside) * 3 >= len(inside):
        return "summary"
    return kind
