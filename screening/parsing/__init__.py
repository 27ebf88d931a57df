"""Document → Resume: sections, contact, dated positions, schools, lists, and what must be kept out."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from screening.document import Document, Line
from screening.parsing.contact import find_emails, find_links, find_phones
from screening.parsing.dates import union_months
from screening.parsing.education import find_degree_lines, find_education
from screening.parsing.listed import find_certificates, find_languages, is_language
from screening.parsing.names import find_name
from screening.parsing.positions import find_positions
from screening.parsing.protected import find_protected, name_spans
from screening.parsing.rows import MOVED, order_rows, without_furniture
from screening.parsing.sections import find_sections, join_wrapped_headings, split_rail_headings
from screening.parsing.skills import list_skills
from screening.parsing.tables import unroll_table
from screening.resume import Item, Position, ProtectedKind, Resume, ResumeLanguage, Section, Span

__all__ = ["parse_resume"]

_KINDS = {"experience": "work", "internship": "internship", "volunteer": "volunteer", "research": "project"}
_INDONESIAN = frozenset(
    ["dan", "yang", "di", "dengan", "untuk", "dari", "pada", "sebagai", "dalam", "kepada", "serta", "oleh", "atau",
    "tahun", "sekarang", "pengalaman", "pendidikan", "kerja", "saya", "melakukan", "menyusun", "mengelola", "nasabah",
    "klien", "laporan", "keahlian", "lulusan", "perusahaan", "membuat", "memastikan", "bulan"]
)  # fmt: skip
_ENGLISH = frozenset(
    ["and", "the", "of", "to", "in", "for", "with", "on", "as", "by", "from", "at", "an", "is", "was", "experience",
    "education", "skills", "work", "managed", "years", "client", "clients", "customer", "customers", "team",
    "company", "responsible", "sales", "developed", "reports", "present"]
)  # fmt: skip


def parse_resume(document: Document, as_of: datetime.date) -> Resume:
    """What the CV says; an open range ends at `as_of`."""
    lines = join_wrapped_headings(split_rail_headings(document.lines))
    sections = find_sections(lines, len(document.text), document.pages)
    kept = without_furniture(lines, document.pages)
    rows = order_rows(kept, as_of)
    emails, phones, links = find_emails(document.text), find_phones(document.text), find_links(document.text)
    name = find_name(lines, [email for email, _ in emails], document.name)
    positions = _positions(rows, kept, sections, as_of)
    education = [item for section in sections if section.kind == "education" for item in find_education(_body(rows, section), as_of)]
    if not any(item.level for item in education):
        education += find_degree_lines([line for section in sections for line in _body(rows, section)], as_of)
    listed = _skills(rows, sections, name[0] if name else None)
    spoken = [item for item in listed if is_language(item.text)]
    known: list[tuple[ProtectedKind, Span]] = [("email", span) for _, span in emails]
    known += [("phone", span) for _, span in phones] + [("link", span) for _, span in links]
    if name:
        known += [("name", name[1]), *name_spans(document.text, name[0])]
    known += [("family", section.span) for section in sections if section.kind == "family"]
    return Resume(
        document.name, document.sha256, document.status, document.text, document.lines, document.pages,
        tell_language(document.text), as_of.isoformat(), name[0] if name else None,
        _own(emails, sections, document.text), _own(phones, sections, document.text), tuple(link for link, _ in links) or document.links,
        sections, positions, tuple(education), tuple(item for item in listed if item not in spoken),
        _of_kind(lines, sections, "languages", find_languages) or tuple(language for item in spoken for language in find_languages([_line_of(item)])),
        _of_kind(lines, sections, "certifications", find_certificates), _experience(positions, as_of),
        find_protected(document.text, known), document.hidden, document.problems, document.quality, document.media_type,
    )  # fmt: skip


def _line_of(item: Item) -> Line:
    return Line(item.text, item.span.start, 1)


_NOTICE = re.compile(r"©|\bcopyright\b|\blicensed under\b|\ball rights reserved\b|\bhak cipta\b", re.IGNORECASE)


def _own(found: Sequence[tuple[str, Span]], sections: Sequence[Section], text: str) -> tuple[str, ...]:
    """What is not a referee's, nor an employer's or school's beside an own one, nor in the notice of a template's maker; all of it stays protected."""
    own = [(part, span) for part, span in found if not _stands_in(span, sections, {"references"})]
    own = own or [(part, span) for part, span in found if span.start < _TOP_OF_TEXT]
    ahead = [(part, span) for part, span in own if not _stands_in(span, sections, _TOLD)]
    own = ahead if ahead and _stands_in(ahead[0][1], sections, {"header", "contact", "summary"}) else own
    noted = [part for part, span in own if _NOTICE.search(_line_at(text, span.start))]
    return tuple(part for part, _ in own if part not in noted or len(noted) == len(own))


_TOP_OF_TEXT = 800
"""Characters; an address so near the top is the person's even where a table of labels was read column by column."""
_TOLD = {"experience", "internship", "volunteer", "research", "education", "courses", "projects", "publications", "activities"}


def _stands_in(span: Span, sections: Sequence[Section], kinds: Set[str]) -> bool:
    return any(section.kind in kinds and section.span.start <= span.start < section.span.end for section in sections)


def _line_at(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : at] + text[at : at + 200].partition("\n")[0]


def tell_language(text: str) -> ResumeLanguage:
    """By function words: "mixed" when the smaller share is over a quarter."""
    words = Counter(re.findall(r"[a-z]+", text[:40_000].lower()))
    indonesian, english = sum(words[word] for word in _INDONESIAN), sum(words[word] for word in _ENGLISH)
    total = indonesian + english
    if total and min(indonesian, english) / total > 0.25:
        return "mixed"
    return "id" if indonesian > english else "en"


def _body(lines: Sequence[Line], section: Section) -> list[Line]:
    inside = []
    within = False
    for line in lines:
        if line.column != MOVED:
            within = section.span.start <= line.start < section.span.end
        if within:
            inside.append(line)
    return inside[1:] if section.heading else inside


def _positions(lines: Sequence[Line], unmoved: Sequence[Line], sections: Sequence[Section], as_of: datetime.date) -> tuple[Position, ...]:
    found: list[Position] = []
    for section in sections:
        if section.kind in _KINDS:
            body = unroll_table(_body(unmoved, section), as_of) or _body(lines, section)
            found += find_positions(body, _KINDS[section.kind], as_of)
    if not any(section.kind == "experience" for section in sections):
        found += [p for s in sections if s.kind in {"header", "summary", "other"} for p in find_positions(_body(lines, s), "work", as_of)]
    distinct: dict[tuple[str | None, ...], Position] = {}
    for position in found:
        distinct.setdefault((position.title, position.employer, position.start, position.end), position)
    return tuple(sorted(distinct.values(), key=_newest_first))


def _newest_first(position: Position) -> tuple[bool, str, str]:
    def turned(month: str | None) -> str:
        return "".join(str(9 - int(c)) if c.isdigit() else c for c in month or "0000-00")

    return (not position.current, turned(None if position.current else position.end), turned(position.start))


def _experience(positions: Sequence[Position], as_of: datetime.date) -> int | None:
    ranges = [(p.start, p.end) for p in positions if p.start and p.kind in {"work", "part_time", "internship"}]
    return union_months(ranges, as_of) if ranges else None


_SKILL_LABEL = re.compile(r"^\W*(?:(?:technical |hard |soft |key |core |main |other |computer |relevant )?skills?(?: set)?|techs?|technologies|tools|keahlian|keterampilan|kemampuan)(?: utama| teknis)?\s*:\s*\S+(?: \S+){0,3}\s*[,|;•]", re.IGNORECASE)


def _skills(lines: Sequence[Line], sections: Sequence[Section], name: str | None) -> tuple[Item, ...]:
    found = [item for section in sections if section.kind == "skills" for item in list_skills(_body(lines, section), name)]
    return tuple(_unique(found or list_skills([line for line in lines if _SKILL_LABEL.match(line.text)])))


def _unique(items: Iterable[Item]) -> Iterator[Item]:
    seen: set[str] = set()
    for item in items:
        if item.text.lower() not in seen:
            seen.add(item.text.lower())
            yield item


def _of_kind(lines: Sequence[Line], sections: Sequence[Section], kind: str, find) -> tuple[Item, ...]:  # type: ignore[no-untyped-def]  # one of the finders of `listed`
    return tuple(item for section in sections if section.kind == kind for item in find(_body(lines, section)))
