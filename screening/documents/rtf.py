"""RTF by its own tokens: text, headers and notes in; fonts, pictures and embedded objects out."""

from __future__ import annotations

import re

from screening.document import Hidden
from screening.documents.colours import are_alike
from screening.documents.draft import Draft
from screening.documents.limits import Limits
from screening.documents.messages import unreadable
from screening.documents.plain import text_draft

TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)")
SKIPPED = {
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"objdata", b"objclass", b"generator", b"listtable", b"listoverridetable",
    b"themedata", b"colorschememapping", b"latentstyles", b"datastore", b"rsidtbl", b"xmlnstbl", b"fldinst", b"nonshppict", b"filetbl",
    b"revtbl", b"bkmkstart", b"bkmkend", b"pgptbl", b"sp", b"template", b"mmathPr", b"wgrffmtfilter", b"panose", b"falt", b"blipuid",
}  # fmt: skip
SHOWN = {b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"cell": "\t", b"tab": "\t", b"nestcell": "\t",
    b"nestrow": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"emspace": " ", b"enspace": " "}  # fmt: skip
OPENING = {
    b"shptxt",
    b"header",
    b"headerl",
    b"headerr",
    b"headerf",
    b"footer",
    b"footerl",
    b"footerr",
    b"footerf",
    b"footnote",
}


CONCEALING = {b"v", b"webhidden", b"deleted", b"fs", b"charscalex", b"expndtw"}
COLOURS = {b"cf": 0, b"cb": 1, b"highlight": 1, b"chcbpat": 1}
"""Control words for the colour of letters (0) and of what lies under them (1)."""
BACKGROUND = re.compile(rb"\\(?:clcbpat|cbpat|fillColor)[1-9 ]|\\shp|fillColor")
NARROW = 10
"""Percent of a letter's width."""
CLOSEST = -100
"""Twips by which letters may be pushed together."""


def read_rtf(data: bytes, name: str, limits: Limits) -> Draft:
    """One page; bytes above ASCII in the file's Windows code page."""
    shown, unseen = _tokens(data, limits)
    draft = text_draft(shown)
    draft.hidden += [Hidden(line.strip(), 1, "vanish") for line in unseen.split("\n") if line.strip()]
    if not shown.strip() and not data.rstrip().endswith(b"}"):
        raise unreadable(name, "damaged")
    return draft


def _tokens(data: bytes, limits: Limits) -> tuple[str, str]:
    found = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    page = f"cp{int(found[1])}" if found else "cp1252"
    try:
        b"x".decode(page)
    except LookupError:
        page = "cp1252"
    shown: list[str] = []
    unseen: list[str] = []
    stack: list[tuple[bool, int, frozenset[bytes], list[int]]] = []
    colours = _colours(data)
    paint = [0, 0]
    skip, width, drop, total = False, 1, 0, 0
    vanish: frozenset[bytes] = frozenset()
    raw = b""
    for word, number, code, symbol, brace, text in TOKEN.findall(data):
        if code and not skip:
            if drop:
                drop -= 1
            else:
                raw += bytes([int(code, 16)])
            continue
        if raw:
            (unseen if vanish else shown).append(raw.decode(page, "replace"))
            raw = b""
        if brace == b"{":
            stack.append((skip, width, vanish, paint[:]))
        elif brace == b"}":
            if stack:
                skip, width, vanish, paint = stack.pop()
        elif word:
            if word in SKIPPED:
                skip = True
            elif word in OPENING:
                skip = False
                shown.append("\n")
            elif word == b"bin":
                skip = True
            elif word == b"uc":
                width = min(int(number or b"1"), 8) if not number.startswith(b"-") else 1
            elif word in CONCEALING:
                vanish = vanish | {word} if _conceals(word, number) else vanish - {word}
            elif word in COLOURS:
                paint[COLOURS[word]] = int(number or b"0")
                vanish = vanish | {b"cf"} if _are_alike(colours, *paint) else vanish - {b"cf"}
            elif word == b"plain":
                vanish, paint = frozenset(), [0, 0]
            if word == b"u" and number and not skip:
                value = int(number) & 0xFFFF
                (unseen if vanish else shown).append(chr(value))
                drop = width
            elif word in SHOWN and not skip:
                shown.append(SHOWN[word])
        elif symbol:
            if symbol == b"*":
                skip = True
            elif not skip:
                (unseen if vanish else shown).append(
                    {b"~": " ", b"_": "-", b"\n": "\n", b"\r": "\n"}.get(
                        symbol, symbol.decode("latin-1") if symbol in b"\\{}" else ""
                    )
                )
        elif text and not skip:
            if drop:
                text, drop = text[drop:], max(0, drop - len(text))
            piece = text.decode(page, "replace")
            total += len(piece)
            (unseen if vanish else shown).append(piece)
            if total > 2 * limits.characters:
                break
    if raw:
        (unseen if vanish else shown).append(raw.decode(page, "replace"))
    return _paired("".join(shown)), _paired("".join(unseen))


def _conceals(word: bytes, number: bytes) -> bool:
    """Hidden and deleted text, and letters of at most two points, squeezed or pushed together; `fs` counts half points."""
    if word == b"fs":
        return 0 < int(number or b"24") <= 4
    if word == b"charscalex":
        return int(number or b"100") <= NARROW
    if word == b"expndtw":
        return int(number or b"0") <= CLOSEST
    return number != b"0"


def _colours(data: bytes) -> dict[int, list[int]]:
    """The table by number; 0 the paper, left out where cells or shapes are filled and white letters are a design."""
    table = re.search(rb"\\colortbl([^{}]{0,20000})", data)
    entries = table[1].split(b";") if table else []
    levels = [[int(value) for value in re.findall(rb"\\(?:red|green|blue)(\d{1,3})", entry)] for entry in entries]
    colours = {number: colour for number, colour in enumerate(levels) if number and len(colour) == 3}
    return colours if BACKGROUND.search(data) else colours | {0: [255, 255, 255]}


def _are_alike(colours: dict[int, list[int]], letters: int, ground: int) -> bool:
    """Letters without a colour of their own are black."""
    if letters not in colours or ground not in colours or not letters:
        return False
    return are_alike(colours[letters], colours[ground])


def _paired(text: str) -> str:
    """RTF writes letters above the basic plane as two halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
