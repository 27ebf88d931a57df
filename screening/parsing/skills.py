"""Listed skills: wrapped lists made whole, labels and levels left out, chips without commas told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from statistics import median

from screening.bullets import BULLET
from screening.document import Line
from screening.parsing.cells import is_place
from screening.parsing.dates import find_date
from screening.parsing.row_labels import without_row_labels
from screening.parsing.rows import is_beside
from screening.resume import Item, Span

_LABEL = re.compile(r"^\s*[^:,;]{2,40}\s*[:：]\s*|^\s*[A-Z][^:,;|•·()]{1,30}?(?:\t| {2,})(?=[^,\t]{1,40},(?!.*(?:\t| {2})))|^\s*[A-Z][^:,;|—–]{1,30}\s[—–]\s(?=[^,]{1,40},)")
"""What stands before a list: "Databases:", or "Databases" and a wide gap before items between commas."""
_SEPARATORS = re.compile(r"\s*(?:[•●▪■◦‣∙·|;]|,(?![^()]{0,60}\))|\s/\s|\t|\s{2,}|\s[^\w\s&+/.,()#'’-]\s|\s\d\s(?=[A-Z]))\s*")
_LEVEL = re.compile(
    r"(?:advanced|intermediate|basic|beginner|expert|novice|proficient|native|fluent|mahir|menengah|dasar|pemula|lanjutan|familiar|sangat baik|baik|cukup|good|excellent|"
    r"[○◦●•★☆■□▪\s]+|\d[\d\W]*|over\s.{1,20}|.{1,40}:)", re.IGNORECASE,
)
_LENGTH = re.compile(
    r"[\s(–—:-]*(?:\b(?:over|more than|lebih dari)\s)?(?:\d+(?:[.,]\d)?\s*\+?\s*(?:yrs?|years?|tahun|thn|months?|bulan)\b\.?(?:\s+(?:of\s+)?(?:experience|pengalaman))?|\d{1,3}\s?%)\s*\)?$"
    r"|(?<=\w)\s+[★☆●○■□▪]+$|(?<=\w)\s+(?:\(?(?:advanced|intermediate|beginner|mahir|menengah|pemula)\)?|\((?:expert|basic|dasar|proficient)\)|[–—-]\s(?:expert|basic|dasar|proficient)(?:\s+(?:knowledge|level|user))?)$",
    re.IGNORECASE,
)
"""How long or how well a skill is known, written behind it."""
_KNOWN = re.compile(
    r"^(?:(?:highly|very|sangat)\s+)?(?:(?:proficient|fluent|skilled|experienced?|expertise|versed)\s+(?:in|with|at)|familiar(?:ity)?\s+with|(?:good |basic |working |strong )?knowledge\s+of|(?:menguasai|mampu (?:mengoperasikan|menggunakan)|terampil menggunakan|mahir (?:menggunakan|dalam)))\s+(?=\S)",
    re.IGNORECASE,
)
"""How a skill is claimed: "Proficient in Excel"."""
_GROUP = re.compile(r"(?:non[- ]?)?(?:technical|hard|soft|speciali[sz]ed|other|key|core|additional|digital|professional|computer)\s+skills?(?:\s+summary)?", re.IGNORECASE)
_ICON = re.compile(r"^(?:[★☆●○■□▪◦]+\s*(?=\w)|[^\w(.#+]|\d(?=\s[A-Z])|[a-z](?=\s[A-Z]))\s+")
_JOINER = re.compile(r"^(?:and|dan|serta)\s+|^&\s+", re.IGNORECASE)
_SIGNED = re.compile(r"^[A-Z][\w .]{2,30},\s*(?:\d{1,2}\s+)?[A-Z][a-z]+\s+(?:19|20)\d\d\W*$")
_LICENCE = re.compile(r"^SIM\s+[ABC]\d?\b", re.IGNORECASE)
_PLAIN_NOUN = re.compile(r"(?:\w+(?:tion|ment|ing|sis|ence|ance|ity|ics|ture|ships?)|APIs?|Design|Systems?|Flags|Services?|Relations?|Sales|Skills|Office|Studio|Server|Analytics|Excel|Word|Data|Suite|Cloud)$")
_FUNCTION_WORDS = re.compile(r"\b(?:and|or|the|of|to|in|with|for|a|on|is|are|dan|yang|untuk|dengan|pada|di)\b")
_WIDE = 1.12
"""How much wider than a lone word the letters of a line must run for its gaps to be those between chips."""


def list_skills(lines: Sequence[Line], name: str | None = None) -> list[Item]:
    """Every listed thing on the lines of one section, verbatim."""
    lines, begun = without_row_labels(_until_signature([line for line in lines if line.text.strip()]))
    chips = _chip_width(lines)
    found = [item for start, text, wide in _entries(lines, chips, begun) for item in _items(start, text, wide)]
    return [item for item in found if len(item.text) <= 60 and len(item.text.split()) <= 6 and item.text != name]


def _until_signature(lines: Sequence[Line]) -> list[Line]:
    """A CV ends with "Klaten, Oktober 2026" and the name, whatever section stands above."""
    end = next((index for index, line in enumerate(lines) if _SIGNED.match(line.text.strip())), len(lines))
    return list(lines[:end])


def _entries(lines: Sequence[Line], chips: float | None, begun: Set[int]) -> Iterator[tuple[int, str, bool]]:
    """Start and text of each list: wrapped lines together, labels of the lists below them left out."""
    lists = [index for index, line in enumerate(lines) if len(_marks(line.text)) > 1]
    bare = [index for index, line in enumerate(lines) if _is_bare(line)]
    named = len(lists) > 1 and sum(not _LEVEL.fullmatch(lines[index].text.strip()) for index in bare) <= len(lists)
    labels = {index for index in bare if named and index < lists[-1]} or _labels_of_chips(lines, bare) | _labels_of_bullets(lines, bare)
    right = max((line.box.x1 for line in lines if line.box), default=0.0)
    start, text = 0, ""
    last: Line | None = None
    for index, line in enumerate(lines):
        if last is not None and line.start not in begun and not (index in labels and text.rstrip()[-1:] != ",") and _goes_on(last, text, line, right):
            text += " " + line.text
        else:
            if text:
                yield start, text, False
            if index in labels and not BULLET.match(line.text):
                text, last = "", None
                continue
            if chips is not None and _width(line) > chips * 1.04 and _is_bare(line):
                yield line.start, line.text, True
                text, last = "", None
                continue
            start, text = line.start, line.text
        last = line
    if text:
        yield start, text, False


def _inside(text: str) -> str:
    return _LABEL.sub("", BULLET.sub("", text))


def _marks(text: str) -> list[str]:
    """What separates the items of a list; wide gaps are none."""
    return [mark for mark in _SEPARATORS.findall(_inside(text)) if mark.strip()]


def _labels_of_chips(lines: Sequence[Line], bare: Sequence[int]) -> set[int]:
    """Lines that look unlike the rows of chips below them."""
    rows = [line for line in lines if len(_SEPARATORS.findall(_inside(line.text))) > len(_marks(line.text))]
    looks = {_look(line) for line in rows}
    return {index for index in bare if len(rows) > 1 and lines[index].start < rows[-1].start and _look(lines[index]) not in looks}


def _look(line: Line) -> tuple[bool, bool, int]:
    return line.bold, line.text.isupper() and " " in line.text, round(line.size or 0)


def _is_bare(line: Line) -> bool:
    return not _SEPARATORS.search(_inside(line.text).strip()) and ":" not in line.text


def _labels_of_bullets(lines: Sequence[Line], bare: Sequence[int]) -> set[int]:
    """Lines without a bullet right above one, where most lines have bullets: "Programming" over "• Kotlin"."""
    bullets = {index for index, line in enumerate(lines) if BULLET.match(line.text)}
    plain = [index for index in bare if index not in bullets]
    return {index for index in plain if index + 1 in bullets} if len(bullets) > len(plain) else set()


_UNFINISHED = re.compile(r"\s(?:and|or|of|to|with|for|the|in|dan|atau|untuk|dengan)$|\s&$")


def _goes_on(last: Line, text: str, line: Line, right: float) -> bool:
    """Whether a list wraps into `line`."""
    if BULLET.match(line.text) or _LABEL.match(line.text) or last.page != line.page or is_beside(last, line):
        return False
    if text.rstrip().endswith((",", ";")) or _UNFINISHED.search(text.rstrip()):
        return True
    if last.box is None or not _marks(text):
        return False
    word = re.match(r"\S+", line.text)
    return last.box.x1 + (len(word.group()) + 1 if word else 1) * _width(last) > right + 1


def _width(line: Line) -> float:
    return (line.box.x1 - line.box.x0) / max(len(line.text), 1) if line.box else 0.0


def _chip_width(lines: Sequence[Line]) -> float | None:
    """The width of a letter on lines of one or two words; None where no line stands out as a row of chips."""
    if not lines or lines[0].box is None or any("," in line.text for line in lines):
        return None
    short = [_width(line) for line in lines if len(line.text.split()) <= 2 and len(line.text) > 9]
    if len(short) < 2:
        return None
    usual = median(short)
    rows = sum(1 for line in lines if len(line.text.split()) > 2 and _width(line) > usual * _WIDE)
    return usual if rows > 1 else None


def _items(start: int, text: str, chips: bool) -> Iterator[Item]:
    at = len(text) - len(text.lstrip(" ★☆●○■□▪"))
    for mark in (BULLET, _LABEL):
        match = mark.match(text[at:])
        at += match.end() if match else 0
    if chips:
        yield from _chips(start, text)
        return
    separators = list(_SEPARATORS.finditer(text, at))
    for match in [*separators, None]:
        end = match.start() if match else len(text)
        yield from _item(start + at, text[at:end], last=match is None and len(separators) > 1)
        at = match.end() if match else end


def _item(start: int, piece: str, *, last: bool) -> Iterator[Item]:
    cleaned = _LENGTH.sub("", _KNOWN.sub("", _JOINER.sub("", _ICON.sub("", piece.strip(" .,-–—:")))))
    if last and (pair := re.fullmatch(r"(\S+(?: \S+)?) (?:and|dan|&) (\S+(?: \S+)?)", cleaned)):
        for part in pair.groups():
            yield from _item(start + piece.find(part), part, last=False)
        return
    if (len(cleaned) > 1 or cleaned in {"C", "R"}) and re.search(r"\w", cleaned) and not _is_no_skill(cleaned):
        at = start + max(piece.find(cleaned), 0)
        yield Item(cleaned, Span(at, at + len(cleaned)))


def _is_no_skill(text: str) -> bool:
    date = find_date(text)
    alone = date is not None and not re.search(r"[^\W\d_]", text[: date[1]] + text[date[2] :])
    return bool(alone or _GROUP.fullmatch(text) or re.search(r"\b\d\d/(?:19|20)\d\d\b", text) or _LEVEL.fullmatch(text) or _LICENCE.match(text) or re.match(r"(?:https?:)?//|www\.|\S+@", text) or is_place(text))


def _chips(start: int, text: str) -> Iterator[Item]:
    """Words set as chips: apart, except a plain noun, which belongs to the word before it."""
    if _FUNCTION_WORDS.search(text):
        yield from _item(start, text, last=False)
        return
    words = list(re.finditer(r"\S+", text))
    at = 0
    while at < len(words):
        until = at
        if until + 1 < len(words) and _PLAIN_NOUN.match(words[until + 1].group()):
            until += 1
        piece = text[words[at].start() : words[until].end()]
        yield from _item(start + words[at].start(), piece, last=False)
        at = until + 1
