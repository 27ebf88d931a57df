"""Blind review: personal data masked in text, quotes, notes and exports."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from screening.contact_block import PERSONAL, block_spans, handles, mail_words
from screening.resume import Resume, Span
from screening.scorecard import Evidence, Scorecard

MASK = "█"
_MONTH = (
    r"jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|ags|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?"
)
_BIRTH = re.compile(
    rf"(?m)^[ \t]*(?:[A-Z][\w.']+(?: [A-Z][\w.']+){{0,2}}\s*[,/]\s*)?\d{{1,2}}(?:[ -/.](?:{_MONTH})[ -/.,]{{1,2}}|[-/.]\d{{1,2}}[-/.])(?:19[4-9]\d|200\d)\b",
    re.IGNORECASE,
)
"""A place and a day of birth without their label; younger years are dates of letters."""
_PLACE = re.compile(
    r"\b(?:kel(?:urahan)?|kec(?:amatan)?|kab(?:upaten)?|desa|dusun|dukuh|kampung|kp|blok|rt|rw|kode\s*pos|kota|provinsi|prov)\b\.?[ \t]*[:.]?[ \t]*"
    r"(?=[A-Z0-9])[^\n|•]{1,80}|\b\d{5}\b(?=[ \t]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_BARE = re.compile(
    r"(?m)^[ \t]*(?:laki-laki|perempuan|pria|wanita|male|female|islam|muslim|kristen|protestan|katolik|katholik|hindu|buddh?a|"
    r"konghucu|belum menikah|belum kawin|sudah menikah|menikah|kawin|lajang|single|married|wni|wna|\d{2} (?:tahun|years old))[ \t]*$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:bapak|ibu|sdr|sdri|saudara|saudari|tuan|nyonya|nona|mr|mrs|ms|h|hj)\b\.?[ \t]+$", re.IGNORECASE)
_SCHOOL = re.compile(
    r"\b(?:Universitas|Univ\.|Institut|Politeknik|Akademi|Sekolah Tinggi|STIE|STMIK|STIKES|SMKN?|SMAN?|SMU|MAN|SMPN?|UIN|IAIN)\b[ \t]+(?:(?:\d{1,3}|[A-Z][\w&'.-]*|of|dan)[ \t]*){1,6}"
    r"|\b(?:[A-Z][\w&'-]*[ \t]+){1,4}(?:University|College|Institute|High School|Academy|Polytechnic)\b(?:[ \t]+of(?:[ \t]+[A-Z][\w-]*){1,3})?"
)
_FIRST_LINES = 3
_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")


def hidden_spans(resume: Resume, schools: bool = False) -> list[Span]:
    """Every stretch that is masked: what reading protects, and what only a person's eye must not meet."""
    spans = [item.span for item in resume.protected]
    spans += list(_titles(resume))
    spans += list(_name_parts(resume))
    spans += block_spans(resume)
    for section in resume.sections:
        if section.kind in PERSONAL:
            for rule in (_BIRTH, _PLACE, _BARE):
                found = rule.finditer(resume.text, section.span.start, section.span.end)
                spans += [Span(match.start(), match.end()) for match in found]
    if schools:
        spans += list(school_spans(resume))
        spans += [Span(match.start(), match.end()) for match in _SCHOOL.finditer(resume.text)]
    return spans


def _titles(resume: Resume) -> Iterator[Span]:
    """“Ibu” or “Hj.” before the name tells sex or religion."""
    for item in resume.protected:
        if item.kind == "name":
            title = _TITLE.search(resume.text, max(item.span.start - 12, 0), item.span.start)
            if title:
                yield Span(title.start(), title.end())


def _name_parts(resume: Resume) -> Iterator[Span]:
    """First or last name alone, capitalised, as in “Ratna adalah …”, read or told by the e-mail."""
    parts = _names(resume)
    if parts:
        forms = {form for part in parts for form in (part, part.capitalize(), part.upper())}
        either = _either(map(re.escape, forms))
        for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", resume.text):
            yield Span(match.start(), match.end())


def _either(patterns: Iterable[str]) -> str:
    """One pattern of many, the longest first ("Nur'aini" before "Nur"); either apostrophe stands for the other."""
    ordered = sorted({*patterns}, key=lambda pattern: (-len(pattern), pattern))
    return "|".join(re.sub(r"['’]", "['’]", pattern) for pattern in ordered)


def _names(resume: Resume) -> set[str]:
    return set(_WORD.findall(resume.name or "")) | mail_words(resume) | handles(resume)


def school_spans(resume: Resume) -> Iterator[Span]:
    """Where the names of schools stand: in the education lines, and wherever else the same name is written."""
    for name in {item.school for item in resume.education if item.school and len(item.school) > 3}:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", resume.text, re.IGNORECASE):
            yield Span(match.start(), match.end())


def redact_text(resume: Resume, schools: bool = False) -> str:
    """The text with hidden stretches masked character for character, so that offsets still hold."""
    text = list(resume.text)
    for span in hidden_spans(resume, schools):
        for index in range(span.start, min(span.end, len(text))):
            if not text[index].isspace():
                text[index] = MASK
    return "".join(text)


def redact_note(note: str, resume: Resume, schools: bool = False) -> str:
    """What a person wrote, with the candidate's name or a part of it, address, ids and the like masked."""
    words = _hidden_words(resume, schools)
    return words.sub(lambda match: re.sub(r"\S", MASK, match.group()), note) if words and note else note


@functools.lru_cache(maxsize=8)
def _hidden_words(resume: Resume, schools: bool) -> re.Pattern[str] | None:
    said = {" ".join(resume.text[span.start : span.end].split()) for span in hidden_spans(resume, schools)}
    said |= _names(resume) | _topmost(resume) | {*resume.emails, *resume.phones}
    said = {one for one in said if len(one) > 2}
    if not said:
        return None
    either = _either(r"\s+".join(map(re.escape, one.split())) for one in said)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def forget_words() -> None:
    """Let go of the CVs whose words were kept for the next page: one of them has been erased."""
    _hidden_words.cache_clear()


def _topmost(resume: Resume) -> set[str]:
    """The strange words of the first lines one by one: a name that reading missed is written in notes too."""
    end = sorted(line.end for line in resume.lines)[:_FIRST_LINES][-1:]
    spans = [span for span in block_spans(resume) if end and span.start < end[0]]
    return {word for span in spans for word in _WORD.findall(resume.text[span.start : span.end])}


def redact_scorecard(card: Scorecard, resume: Resume, schools: bool = False) -> Scorecard:
    """The same card with masked quotes and, for the file's name, the first letters of its hash."""
    text = redact_text(resume, schools)

    def masked(items: Sequence[Evidence]) -> tuple[Evidence, ...]:
        return tuple(dataclasses.replace(item, quote=text[item.start : item.end]) for item in items)

    def masked_quote(quote: str) -> str:
        at = resume.text.find(quote) if quote else -1
        return text[at : at + len(quote)] if at >= 0 else redact_note(quote, resume, schools)

    lines = tuple(
        dataclasses.replace(line, evidence=masked(line.evidence), rejected=masked(line.rejected),
                            correction=redact_note(line.correction, resume, schools))
        for line in card.lines
    )  # fmt: skip
    knockouts = tuple(dataclasses.replace(line, quote=masked_quote(line.quote) if line.quote else line.quote) for line in card.knockouts)
    flags = tuple(dataclasses.replace(flag, quote=masked_quote(flag.quote)) for flag in card.flags)
    quotes = {name: tuple(map(masked_quote, found)) for name, found in card.function_quotes.items()}
    return dataclasses.replace(
        card, file=f"CV-{card.sha256[:8]}", lines=lines, knockouts=knockouts, flags=flags, function_quotes=quotes
    )
