"""Wording findings on the lines of a description, and their one-click fixes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.role import Language, Role
from descriptions import JobDescription, Requisition, compose
from descriptions.drafting import drop_line, reword_line
from descriptions.requisition import Wording
from errors import NotAllowed
from web.composer import fill_purpose, fill_worded, own_words

if TYPE_CHECKING:
    from descriptions.wording import Finding as Remark

LISTED = {"missing_pay", "missing_place", "missing_deadline"}
"""Missing facts that are fields of the opening: the list of empty parts names them, the text need not be searched."""
STANDING = {"title", "company_about", "purpose"}
"""Lines that a description cannot do without."""
JOINING = frozenset({
    "dan", "atau", "serta", "dengan", "yang", "untuk", "bersedia", "selama", "masa", "kontrak", "kerja", "wajib",
    "harus", "diutamakan", "lebih", "disukai", "syarat", "and", "or", "with", "who", "for", "to", "be", "a", "the",
    "must", "willing", "during", "contract", "preferred", "preferably", "only", "is", "are",
})  # fmt: skip
ORDER = ("unlawful", "questionable", "style")


@dataclass(frozen=True, slots=True)
class Finding:
    """A wording finding on one line: `before` + `quote` + `after` is the line; `mark` names it in the log.

    `replacement`: None there is no one-click fix, "" the words go. `alone`: the line holds nothing but unlawful
    criteria, so the fix is to delete it.
    """

    mark: str
    line: str
    language: Language
    before: str
    quote: str
    after: str
    severity: str
    reason: str
    source: str
    advice: str
    replacement: str | None
    remark: Remark
    override: str = ""
    alone: bool = False

    @property
    def blocks(self) -> bool:
        """Unlawful words that nobody has answered for."""
        return self.severity == "unlawful" and not self.override


def review_lines(jd: JobDescription, overrides: Mapping[str, str], reader: Language) -> list[Finding]:
    """Findings on the whole text, so that headings give context; reasons in the reader's language."""
    found: list[Finding] = []
    for number, language in enumerate(jd.requisition.languages()):
        for finding in _review(jd, language, overrides, reader):
            if finding.quote or not number:  # a missing fact is missing once
                found.append(finding)
    return sorted(found, key=lambda finding: ORDER.index(finding.severity))


MOST_FIXES = 200


def fix_all(role: Role, requisition: Requisition, overrides: Mapping[str, str]) -> Requisition:
    """Every unlawful wording that has a one-click fix mended, one after another."""
    for _ in range(MOST_FIXES):
        found = review_lines(compose(role, requisition), overrides, "id")
        open_ones = (
            item for item in found if item.blocks and item.line and (item.alone or item.replacement is not None)
        )
        finding = next(open_ones, None)
        if finding is None:
            break
        mended = fix_line(role, requisition, finding)
        if mended == requisition:
            break
        requisition = mended
    return requisition


def _review(jd: JobDescription, language: Language, overrides: Mapping[str, str], reader: Language) -> list[Finding]:
    from descriptions.wording import review, words_instead

    text, places = _plain_text(jd, language)
    fixed = text.rfind(f"\n{jd.assurance.heading.in_(language)}")
    found: list[Finding] = []
    remarks = _merge(item for item in review(text, language, jd.role).findings if not _is_answered(item, jd, fixed))
    for item in remarks:
        inside = (place for place in places if place[1] <= item.start < item.end <= place[2])
        line, start, end = next(inside, ("", item.start, item.end))
        mark = hashlib.sha256(f"{item.code}\n{line}\n{item.quote}".encode()).hexdigest()[:16]
        before, after = text[start : item.start], text[item.end : end]
        removable = bool(line) and item.severity == "unlawful"
        found.append(
            Finding(
                mark=mark,
                line=line,
                language=language,
                before=before,
                quote=text[item.start : item.end],
                after=after,
                severity=item.severity,
                reason=item.reason_en if reader == "en" else item.reason_id,
                source=item.source,
                advice=item.suggestion_en if reader == "en" else item.suggestion_id,
                replacement=words_instead(before, after, item) if removable or (line and item.replacement) else None,
                remark=item,
                override=overrides.get(mark, ""),
                alone=removable and line not in STANDING and _is_alone(text, start, end, remarks),
            )
        )
    return found


def _is_answered(item: Remark, jd: JobDescription, fixed: int) -> bool:
    """`fixed`: where our own closing lines begin; they are read so that what they say is not missed."""
    if fixed <= item.start < item.end:
        return True
    return item.code in LISTED or (item.code == "missing_contact" and bool(jd.requisition.apply_url))


def _merge(remarks: Iterable[Remark]) -> list[Remark]:
    """One remark a stretch: of those that overlap the gravest stands, and of these the longest."""
    kept: list[Remark] = []
    for item in sorted(remarks, key=lambda item: (ORDER.index(item.severity), item.start - item.end)):
        if item.start == item.end or not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: (item.start, item.end))


def _is_alone(text: str, start: int, end: int, remarks: Iterable[Remark]) -> bool:
    """The line says nothing once its unlawful criteria are gone; joining words say nothing."""
    rest = text[:end]
    for item in sorted(remarks, key=lambda item: -item.start):
        if item.severity == "unlawful" and start <= item.start < item.end <= end:
            rest = rest[: item.start] + " " + rest[item.end :]
    return JOINING.issuperset(re.findall(r"\w+", rest[start:].lower()))


def _plain_text(jd: JobDescription, language: Language) -> tuple[str, list[tuple[str, int, int]]]:
    """The description as lines of text, and where each line that HR may change stands."""
    parts: list[tuple[str, str]] = [("title", jd.title.in_(language))]
    if jd.about:
        parts.append(("company_about", jd.about.in_(language)))
    parts.append(("purpose", jd.purpose.text.in_(language)))
    parts += [("", f"{fact.name.in_(language)}: {fact.value.in_(language)}") for fact in (*jd.facts, *jd.pay)]
    for section in (*jd.duties, *jd.requirements, jd.process):
        parts.append(("", f"\n{section.heading.in_(language)}"))
        parts += [(line.id, line.text.in_(language)) for line in section.lines]
    parts += [("", jd.contact), ("", f"\n{jd.assurance.heading.in_(language)}")]
    parts += [("", line.text.in_(language)) for line in jd.assurance.lines]
    text, places = "", []
    for id, words in parts:
        if id:
            places.append((id, len(text), len(text) + len(words)))
        text += words + "\n"
    return text, places


def fix_line(role: Role, requisition: Requisition, finding: Finding) -> Requisition:
    """The finding's words replaced by its suggestion; a line of nothing but unlawful criteria is dropped."""
    if finding.alone:
        return drop_line(requisition, finding.line)
    if finding.replacement is None or not finding.line:
        raise NotAllowed("no_fix")
    from descriptions.wording import mend_line

    words = " ".join(mend_line(finding.before, finding.after, finding.remark).split())
    name = f"{finding.line}_{finding.language}"
    if finding.line in {"title", "company_about"}:
        return fill_worded(requisition, finding.line, {name: words})
    if finding.line == "purpose":
        return fill_purpose(role, requisition, {f"text:purpose:{finding.language}": words})
    if not words:
        return drop_line(requisition, finding.line)
    own = own_words(requisition, finding.line)
    changed = Wording(**{"id": own.id, "en": own.en, finding.language: words})
    return reword_line(requisition, finding.line, changed)
