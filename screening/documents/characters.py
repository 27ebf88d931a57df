"""Characters as a person sees them: ligatures opened, icons and invisible marks out, look-alikes named."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",  # pdfTeX fonts without a Unicode map
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
HYPHENS = {0x02: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-"}
BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF071, 0xF09F, 0xF0E0), "•")
SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x2800, 0x3000, 0x0B, 0x0C, 0x85), " ")
ICONS = dict.fromkeys((*range(0xE000, 0xF900), 0xFFFC), " ")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
CONTROLS = dict.fromkeys((*range(0x09), *range(0x0E, 0x1B), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFF), "")
TABLE: dict[int, str] = {**CONTROLS, **ICONS, **SPACES, **BULLETS, **HYPHENS, **LIGATURES}

UNUSUAL = re.compile("[^\\x20-\\x7e\u00a1-\u00ac\u00ae-\u024f\u2013-\u2022]")
WIDE_GAP = re.compile(r"[ \t]{2,}|\t")
SYMBOL_CODED = re.compile("[\uf021-\uf07e]{4,}")
SURROGATE = re.compile("[\ud800-\udfff]")
STYLED = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e\u24b6-\u24e9]")
JOINT = "[\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0]"
SPLIT_WORD = re.compile(f"[^\\W\u115f\u1160\u3164\uffa0]+(?:{JOINT}+[^\\W\u115f\u1160\u3164\uffa0]+)+|\\w+(?:\u00ad\\w(?!\\w)){{3,}}")
"""Words taken apart so that no search finds them; a soft hyphen or two in a word is ordinary hyphenation."""
REORDERED = re.compile(
    "[\u202a-\u202e\u2066-\u2069]+[^\n]*|[\U000e0020-\U000e007e]+|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{4,}"
)
MIXED = re.compile(r"[^\W\d_]+")
LOOK_ALIKE = re.compile("[\u0391-\u03c9\u0400-\u04ff\u0531-\u0587\u13a0-\u13f4\u2160-\u217f]")
LATIN = re.compile("[A-Za-z]")
ACCENTS = dict(zip("´¨ˆ˜˘˙˚ˇ˝¯¸˛", "\u0301\u0308\u0302\u0303\u0306\u0307\u030a\u030c\u030b\u0304\u0327\u0328", strict=True))
APART = re.compile(r"(?<!\b[DLOdlo])(?<![^\w\s(/-])(?:´([aeiouyıAEIOUY])|([¨ˆ˜˘˙˚ˇ˝¯¸˛])([^\W\d_]))")
"""An accent drawn before its letter, as TeX does; an acute one before a consonant, or after D and L, is an apostrophe."""
BELOW = re.compile(r"([^\W\d_])([¸˛])")
"""An accent below that TeX drew after its letter."""
SPREAD = re.compile(r"(?:\S )+\S")
SPREAD_LETTERS = 4
LONGEST_WORD = 14


def clean(text: str) -> str:
    """One line without ligatures, icons, control and zero-width characters; tabs become three spaces, wide gaps two."""
    if UNUSUAL.search(text):
        text = SYMBOL_CODED.sub(lambda found: "".join(chr(ord(sign) - 0xF000) for sign in found[0]), text)
        if text.rstrip().endswith("\u00ad"):
            text = text.rstrip()[:-1] + "-"
        text = SURROGATE.sub("\ufffd", text.translate(TABLE))
        text = INVISIBLE.sub("", text)
        if STYLED.search(text):
            text = STYLED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        text = unicodedata.normalize("NFC", text)
    if not text.isascii() and not ACCENTS.keys().isdisjoint(text):
        text = BELOW.sub(lambda found: _accented(found[1], found), APART.sub(lambda found: _accented(found[0][1], found), text))
    text = WIDE_GAP.sub(_closed, text).strip()
    return _drawn_together(text) if are_spread(text) else text


def are_spread(words: str) -> bool:
    """Whether a line begins as one set with a blank after each letter does."""
    return words[1:2] == " " == words[3:4] and words[5:6] in ("", " ")


def _closed(gap: re.Match[str]) -> str:
    return "   " if "\t" in gap[0] else "  "


def _accented(letter: str, found: re.Match[str]) -> str:
    """One letter, or what was found where there is no such letter."""
    mark = next(ACCENTS[sign] for sign in found[0] if sign in ACCENTS)
    whole = unicodedata.normalize("NFC", letter.replace("ı", "i") + mark)
    return whole if len(whole) == 1 else found[0]


def _drawn_together(text: str) -> str:
    """The words of a line set with a blank after each letter; wide gaps part them; where none do, the words stay unknown."""
    words = re.split(r"\s{2,}", text)
    spread = [bool(SPREAD.fullmatch(word)) or len(word) == 1 for word in words]
    if not all(spread) or max(sum(map(str.isalpha, word)) for word in words) < SPREAD_LETTERS:
        return text
    closed = [word.replace(" ", "") for word in words]
    return " ".join(closed) if max(map(len, closed)) <= LONGEST_WORD else text


def is_styled(text: str) -> bool:
    """Mathematical or full-width letters stand in for plain ones."""
    return bool(STYLED.search(text))


def split_words(text: str) -> list[str]:
    """Words cut by zero-width characters, and stretches turned around or spelled in tag characters."""
    if text.isascii() or not INVISIBLE.search(text):
        return []
    found = [match[0] for match in SPLIT_WORD.finditer(text)]
    found += [_untag(match[0]) for match in REORDERED.finditer(text)]
    return [word for word in found if word]


def _untag(text: str) -> str:
    plain = "".join(chr(ord(sign) - 0xE0000) if ord(sign) > 0xE0000 else sign for sign in text)
    return INVISIBLE.sub("", plain)


def look_alike_words(text: str) -> list[str]:
    """Words that mix Latin letters with Cyrillic, Greek, Armenian or Cherokee ones."""
    if text.isascii() or not LOOK_ALIKE.search(text):
        return []
    return [word for word in MIXED.findall(text) if len(word) > 2 and LOOK_ALIKE.search(word) and LATIN.search(word)]
