"""What a CV lists: languages with level, certificates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.bullets import BULLET
from screening.document import Line
from screening.resume import Item, Span

_LANGUAGES = (
    "indonesia", "indonesian", "inggris", "english", "mandarin", "chinese", "jepang", "japanese", "jawa", "javanese", "sunda", "sundanese",
    "korea", "korean", "jerman", "german", "prancis", "perancis", "french", "arab", "arabic", "belanda", "dutch", "spanyol", "spanish",
    "melayu", "malay", "bali", "batak", "hindi", "tamil", "portuguese", "italian", "russian", "hokkien", "cantonese", "tagalog", "bangla", "bengali", "urdu", "punjabi", "marathi", "telugu", "gujarati", "persian", "farsi", "hebrew", "greek", "swedish", "danish", "norwegian", "finnish", "czech", "romanian", "hungarian", "ukrainian", "madura", "minang", "rusia", "italia", "thai", "vietnamese", "turkish", "polish",
)  # fmt: skip
_LANGUAGE = re.compile(rf"\b(?:bahasa\s+)?({'|'.join(_LANGUAGES)})\b", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(native|fluent|fasih|lancar|aktif|active|pasif|passive|basic|dasar|intermediate|menengah|advanced|mahir|professional|working|conversational|ibu|mother tongue|[ABC][12]|"
    r"(?:TOEFL|IELTS|TOEIC)\D{0,10}\d[\d.]{0,3})\b", re.IGNORECASE,
)


def names_language(text: str) -> bool:
    """Whether a language that people speak stands in `text`."""
    return bool(_LANGUAGE.search(text))


def is_language(text: str) -> bool:
    """Whether `text` is nothing but a language and how well it is known: "Inggris (aktif)", not "English literature"."""
    named = _LANGUAGE.search(text)
    if named is None or text[: named.start()].strip(" (").lower() not in {"", "bahasa"}:
        return False
    rest = re.sub(r"\([^()]*\)", "", text[named.end() :]).strip(" -–—:.,)")
    return not rest or bool(_DEGREE.match(rest)) or rest.lower() == "language"


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
        at = (BULLET.match(line.text) or re.match("", line.text)).end()  # type: ignore[union-attr]  # the empty pattern matches
        text = line.text[at:].strip()
        if len(text) > 2 and re.search(r"[^\W\d_]", text):
            start = line.start + line.text.find(text)
            found.append(Item(text, Span(start, start + len(text))))
    return found
