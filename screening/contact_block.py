"""Where a CV says who its owner is, found without knowing a name: the top, the contact lines, the e-mail's own words."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence, Set

from screening.document import Line
from screening.parsing.words import everyday_words, job_title_words
from screening.resume import Resume, Span

PERSONAL = frozenset({"header", "contact", "family"})
TOP_LINES = 30
"""A CV without any heading is all "header"; so far down its owner may be named."""
NEAR = 2
"""Lines between a phone or e-mail and what still belongs to the same block of contacts."""
LONG_LINE = 9
"""Words from which a line is a sentence about work."""
_CONTACTS = frozenset({"email", "phone", "link", "address"})
_JOINING = frozenset(["dan", "dengan", "yang", "untuk", "di", "pada", "sebagai", "dalam", "dari", "ke", "and", "with", "the", "of", "in", "for", "as", "to", "at", "by", "who", "a", "an"])
_BULLETS = "•◦▪●–-*·»✓"
_LABELS = frozenset(
    ["email", "mail", "telp", "telepon", "phone", "mobile", "whatsapp", "alamat", "address", "domisili", "linkedin", "nama", "name", "contact", "kontak", "website"]
)
_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.){1,4}[A-Za-z]{0,6}\.?|S\.?[123]|[BM]\.?(?:Sc|A|B\.?A)\.?|MBA|MM|SE|SH|ST|Amd|A\.Md")
_CELL = re.compile(r"(?:[^|·•;,\t\n -]|[ -](?![ |·•-]))+[ -]?")
_LEAST = 4
"""Letters of a word that is looked for inside an e-mail's glued letters, as "ratna" in "ratnawulan88"."""


def block_spans(resume: Resume) -> list[Span]:
    """Words of the top and of every block of contacts that are no words of trade or everyday speech."""
    found: list[Span] = []
    prose = False
    lines = sorted(resume.lines, key=lambda line: line.start)
    kinds, taken = _section_kinds(resume, lines), _taken(resume, lines)
    near = _near_contacts(resume, lines, taken)
    for number, line in enumerate(lines):
        text = resume.text[line.start : line.end]
        prose = _is_prose(text, prose)
        if prose or number in taken:
            continue
        if number in near or (number < TOP_LINES and kinds.get(number) == "header") or kinds.get(number) in PERSONAL - {"header"}:
            found += [Span(line.start + start, line.start + end) for start, end in _strange_words(text)]
    return found


def _section_kinds(resume: Resume, lines: Sequence[Line]) -> dict[int, str]:
    """Number of a line → kind of its section, the first where sections overlap."""
    kinds: dict[int, str] = {}
    starts = [line.start for line in lines]
    for section in resume.sections:
        for number in _starting_in(starts, section.span):
            kinds.setdefault(number, section.kind)
    return kinds


def _taken(resume: Resume, lines: Sequence[Line]) -> set[int]:
    """Numbers of the lines that are a heading, or belong to a job or a school."""
    starts = [line.start for line in lines]
    spans = [one.span for one in resume.positions] + [one.span for one in resume.education]
    taken = {number for span in spans for number in _starting_in(starts, span)}
    for section in resume.sections:
        heading = section.heading.strip()
        if section.heading:
            taken |= {number for number in _starting_in(starts, section.span) if resume.text[starts[number] : lines[number].end].strip() == heading}
    return taken


def _starting_in(starts: Sequence[int], span: Span) -> range:
    return range(bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end))


def _near_contacts(resume: Resume, lines: Sequence[Line], taken: Set[int]) -> set[int]:
    """Numbers of the lines at most `NEAR` from a contact, none `taken` between; references' contacts count too."""
    starts = [line.start for line in lines]
    contacts = [item.span.start for item in resume.protected if item.kind in _CONTACTS]
    at = {number for start in contacts if (number := bisect.bisect_right(starts, start) - 1) >= 0 and start < lines[number].end}
    found = set(at)
    for number in at:
        for step in (-1, 1):
            for far in range(1, NEAR + 1):
                other = number + step * far
                if not 0 <= other < len(lines) or lines[other].page != lines[number].page or other in taken:
                    break
                found.add(other)
    return found


def _is_prose(text: str, before: bool) -> bool:
    """A sentence: long, or joined by small words; or the rest of the sentence of the line `before`."""
    words = [word for word in _WORD.findall(text) if word[0].isalpha()]
    small = [word for word in words if word.islower()]
    if "@" in text or not words:
        return False
    if text.lstrip()[:1] in _BULLETS and len(words) > NEAR:
        return True
    if before and words[0].islower():
        return True
    return len(small) >= 3 and (len(words) >= LONG_LINE or bool(_JOINING & set(small)))


def _strange_words(text: str) -> Iterator[tuple[int, int]]:
    """Where a line holds a word neither everyday nor a label: its cells; beside a title or degree, that word alone."""
    kept = everyday_words() | _LABELS
    degrees = [match.span() for match in _DEGREE.finditer(text) if text[: match.start()].strip()]
    pieces = [(match.span(), _WORD.findall(match.group().lower())) for match in re.finditer(r"\S+", text)]
    strange = [
        span for span, words in pieces
        if words and not any(start <= span[0] < end for start, end in degrees) and not all(word in kept for word in words)
    ]  # fmt: skip
    if not strange:
        return
    named = [start for start, _ in degrees] + [span[0] for span, words in pieces if job_title_words() & set(words)]
    for cell in _CELL.finditer(text):
        if any(cell.start() <= start < cell.end() for start in named):
            yield from (span for span in strange if cell.start() <= span[0] < cell.end())
        else:
            yield cell.span()


_ADDRESS = re.compile(r"@|://|www\.|\.com")


def mail_words(resume: Resume) -> set[str]:
    """Words of the text, as written, that the e-mail's own part is made of and that never stand in lower case: names."""
    letters = [re.sub(r"[^a-z]+", " ", mail.split("@")[0].lower()).split() for mail in resume.emails]
    pieces = {piece for parts in letters for piece in parts if len(piece) > 2}
    glued = {"".join(parts) for parts in letters}
    bare = " ".join(word for word in resume.text.split() if not _ADDRESS.search(word))
    words = set(re.findall(r"[^\W\d_]{3,}", bare))
    lower = {word for word in words if word.islower()} | everyday_words()
    return {
        word for word in words
        if (low := word.lower()) not in lower
        and (low in pieces or (len(low) >= _LEAST and any(one.startswith(low) or one.endswith(low) for one in glued)))
    }  # fmt: skip


def handles(resume: Resume) -> set[str]:
    """Words that are a whole name or a mail's own part written together, in any case: "dewilestari", "dewi.lestari"."""
    names = [resume.name or "", *(mail.split("@")[0] for mail in resume.emails)]
    glued = {re.sub(r"[^a-z]+", "", name.lower()) for name in names}
    return {
        word for word in re.findall(r"[^\W\d_][\w.-]{4,}[^\W_]", resume.text)
        if (low := re.sub(r"[^a-z]+", "", word.lower())) in glued and len(low) > _LEAST and low not in everyday_words()
    }  # fmt: skip
