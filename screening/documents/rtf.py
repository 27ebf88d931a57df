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
SYMBOLS = {b"~": " ", b"_": "-", b"\n": "\n", b"\r": "\n", b"\\": "\\", b"{": "{", b"}": "}"}
OPENING = {b"shptxt", b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf", b"footnote"}
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
    """What is seen and what is not."""
    reader = _Reader(_code_page(data), _colours(data))
    for word, number, code, symbol, brace, text in TOKEN.findall(data):
        if code and not reader.skip:
            reader.take_code(code)
            continue
        reader.close_codes()
        if brace:
            reader.take_brace(brace)
        elif word:
            reader.take_word(word, number)
        elif symbol:
            reader.take_symbol(symbol)
        elif text and not reader.skip:
            reader.take_text(text)
            if reader.total > 2 * limits.characters:
                break
    reader.close_codes()
    return _paired("".join(reader.shown)), _paired("".join(reader.unseen))


def _code_page(data: bytes) -> str:
    found = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    page = f"cp{int(found[1])}" if found else "cp1252"
    try:
        b"x".decode(page)
    except LookupError:
        return "cp1252"
    return page


class _Reader:
    """The state that braces keep and bring back, and the text so far."""

    def __init__(self, page: str, colours: dict[int, list[int]]) -> None:
        self._page, self._colours = page, colours
        self.shown: list[str] = []
        self.unseen: list[str] = []
        self._stack: list[tuple[bool, int, frozenset[bytes], list[int]]] = []
        self.skip, self._width, self._drop, self.total = False, 1, 0, 0
        self._vanish: frozenset[bytes] = frozenset()
        self._paint = [0, 0]
        self._codes = bytearray()

    def _put(self, text: str) -> None:
        (self.unseen if self._vanish else self.shown).append(text)

    def take_code(self, code: bytes) -> None:
        """A letter of the code page, unless it stands in for one that has been read."""
        if self._drop:
            self._drop -= 1
        else:
            self._codes.append(int(code, 16))

    def close_codes(self) -> None:
        """Letters of several bytes are whole once something else follows."""
        if self._codes:
            self._put(self._codes.decode(self._page, "replace"))
            self._codes.clear()

    def take_brace(self, brace: bytes) -> None:
        if brace == b"{":
            self._stack.append((self.skip, self._width, self._vanish, self._paint[:]))
        elif self._stack:
            self.skip, self._width, self._vanish, self._paint = self._stack.pop()

    def take_word(self, word: bytes, number: bytes) -> None:
        if word in SKIPPED or word == b"bin":
            self.skip = True
        elif word in OPENING:
            self.skip = False
            self.shown.append("\n")
        elif word == b"uc":
            self._width = min(int(number or b"1"), 8) if not number.startswith(b"-") else 1
        elif word in CONCEALING:
            self._hide(word, _conceals(word, number))
        elif word in COLOURS:
            self._paint[COLOURS[word]] = int(number or b"0")
            self._hide(b"cf", _are_alike(self._colours, *self._paint))
        elif word == b"plain":
            self._vanish, self._paint = frozenset(), [0, 0]
        elif not self.skip and word == b"u" and number:
            self._put(chr(int(number) & 0xFFFF))
            self._drop = self._width
        elif not self.skip and word in SHOWN:
            self.shown.append(SHOWN[word])

    def _hide(self, reason: bytes, hidden: bool) -> None:
        self._vanish = self._vanish | {reason} if hidden else self._vanish - {reason}

    def take_symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.skip = True
        elif not self.skip:
            self._put(SYMBOLS.get(symbol, ""))

    def take_text(self, text: bytes) -> None:
        if self._drop:
            text, self._drop = text[self._drop :], max(0, self._drop - len(text))
        piece = text.decode(self._page, "replace")
        self.total += len(piece)
        self._put(piece)


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
