"""What a CV lists: skills, languages with level, certificates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from screening.document import Line
from screening.resume import Item, Span

_SEPARATORS = re.compile(r"\s*(?:[•●▪■◦‣∙·|;]|,(?![^()]{0,40}\))|\s/\s|\t|\s{3,})\s*")
_LABEL = re.compile(r"^\s*[^:,]{2,40}:\s+")
_BULLET = re.compile(r"^\s*(?:[•●▪■◦‣∙·*➢✓]|[-–—]\s|\d{1,2}[.)]\s)\s*")
_LANGUAGES = (
    "indonesia", "indonesian", "inggris", "english", "mandarin", "chinese", "jepang", "japanese", "jawa", "javanese", "sunda", "sundanese",
    "korea", "korean", "jerman", "german", "prancis", "perancis", "french", "arab", "arabic", "belanda", "dutch", "spanyol", "spanish",
    "melayu", "malay", "bali", "batak", "hindi", "tamil", "portuguese", "italian", "russian", "hokkien", "cantonese", "tagalog", "thai", "vietnamese", "turkish", "polish",
)  # fmt: skip
_LANGUAGE = re.compile(rf"\b(?:bahasa\s+)?({'|'.join(_LANGUAGES)})\b", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(native|fluent|fasih|lancar|aktif|active|pasif|passive|basic|dasar|intermediate|menengah|advanced|mahir|professional|working|conversational|ibu|mother tongue|[ABC][12]|"
    r"(?:TOEFL|IELTS|TOEIC)\D{0,10}\d[\d.]{0,3})\b", re.IGNORECASE,
)


_LEVEL_ONLY = re.compile(
    r"(?:advanced|intermediate|basic|beginner|expert|novice|proficient|native|fluent|mahir|menengah|dasar|pemula|lanjutan|familiar|\d[\d\W]*|.{1,40}:)", re.IGNORECASE
)
_ICON = re.compile(r"^(?:[^\w(.#+]|\d(?=\s[A-Z]))\s+")


def list_items(lines: Sequence[Line]) -> list[Item]:
    """Every listed thing on the lines, verbatim, labels such as "Tools:" left out."""
    return [item for line in lines for item in _items(line) if len(item.text) <= 60 and len(item.text.split()) <= 6]


def _items(line: Line) -> Iterator[Item]:
    at = 0
    for mark in (_BULLET, _LABEL):
        match = mark.match(line.text, at) if at == 0 else mark.match(line.text[at:])
        at += match.end() if match else 0
    for match in [*_SEPARATORS.finditer(line.text, at), None]:
        end = match.start() if match else len(line.text)
        piece = line.text[at:end]
        cleaned = _ICON.sub("", piece.strip(" .,-–—"))
        if (len(cleaned) > 1 or cleaned in {"C", "R"}) and re.search(r"\w", cleaned) and not _LEVEL_ONLY.fullmatch(cleaned):
            start = line.start + at + piece.find(cleaned)
            yield Item(cleaned, Span(start, start + len(cleaned)))
        at = match.end() if match else end


def names_language(text: str) -> bool:
    """Whether a language that people speak stands in `text`."""
    return bool(_LANGUAGE.search(text))


def find_languages(lines: Sequence[Line]) -> list[Item]:
    """Languages on the lines with the level written beside them."""
    found = []
    for line in lines:
        matches = list(_LANGUAGE.finditer(line.text))
        for number, match in enumerate(matches):
            until = matches[number + 1].start() if number + 1 < len(matches) else len(line.text)
            level = _DEGREE.search(line.text, match.end(), until)
            found.append(Item(match.group(), Span(line.start + match.start(), line.start + match.end()), level.group() if level else None))
    return found


def find_certificates(lines: Sequence[Line]) -> list[Item]:
    """One certificate a line."""
    found = []
    for line in lines:
        at = (_BULLET.match(line.text) or re.match("", line.text)).end()  # type: ignore[union-attr]  # the empty pattern matches
        text = line.text[at:].strip()
        if len(text) > 2 and re.search(r"[^\W\d_]", text):
            start = line.start + line.text.find(text)
            found.append(Item(text, Span(start, start + len(text))))
    return found
