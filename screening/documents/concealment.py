"""What an office file marks, colours or shrinks so that no person sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

NEAR_WHITE = 0xEB
ALIKE = 12
"""Levels of a colour channel by which letters and their ground may differ and still be one colour."""
NARROW = 10
"""Percent of a letter's ordinary width."""
TINY_HALF_POINTS = 4
TINY_POINTS = 2.0
GONE = ("vanish", "webHidden", "specVanish")
OFF = {"0", "false", "off"}
HIGHLIGHTS = {
    "black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF",
    "blue": "0000FF", "red": "FF0000", "darkBlue": "000080", "darkRed": "800000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
PAPER = {"background1", "light1"}
COLOUR = re.compile("#?([0-9a-fA-F]{6})")
POINTS = re.compile(r"([\d.]+)pt")


def local(element: Any) -> str:
    """The tag or attribute name without its namespace."""
    tag = element if isinstance(element, str) else element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def is_concealed(element: Any, hidden_styles: set[str]) -> bool:
    """A run, span, paragraph or section by its own marks or its style."""
    for child in element[:1]:
        kind = local(child)
        if kind == "rPr":
            return _marks_conceal(element, child, hidden_styles)
        if kind == "pPr":
            return any(local(mark) == "pStyle" and _value(mark) in hidden_styles for mark in child)
    values = _values(element)
    return values.get("style-name", "") in hidden_styles or values.get("display") == "none"


def _marks_conceal(run: Any, properties: Any, hidden_styles: set[str]) -> bool:
    marks = {local(mark): mark for mark in properties}
    gone = [mark for word in GONE if (mark := marks.get(word)) is not None]
    if gone:
        return any(_value(mark) not in OFF for mark in gone)
    if "rStyle" in marks and _value(marks["rStyle"]) in hidden_styles:
        return True
    if (
        "textFill" in marks
        and any(local(fill) == "noFill" for fill in marks["textFill"])
        and "textOutline" not in marks
    ):
        return True
    if _below(marks.get("sz"), TINY_HALF_POINTS) or _below(marks.get("w"), NARROW):
        return True
    return _is_like_its_ground(run, marks)


def _is_like_its_ground(run: Any, marks: dict[str, Any]) -> bool:
    if "color" not in marks:
        return "highlight" in marks and _value(marks["highlight"]) == "black"
    colour, theme = _value(marks["color"]), _values(marks["color"]).get("themeColor")
    ground = HIGHLIGHTS.get(_value(marks["highlight"])) if "highlight" in marks else None
    if ground is None and "shd" in marks:
        ground = _values(marks["shd"]).get("fill")
    if ground and COLOUR.fullmatch(ground):
        return _are_alike("000000" if colour == "auto" else colour, ground)
    if theme in PAPER or _is_white(colour):
        return not ({"highlight", "shd"} & marks.keys() or _is_shaded(run))
    return False


def _is_shaded(element: Any) -> bool:
    """White letters on a filled cell, paragraph or text box are an ordinary design."""
    for parent in element.iterancestors():
        if local(parent) in {"txbxContent", "textbox", "txbx"}:
            return True
        if any(local(child) in {"pPr", "tcPr"} and any(local(mark) == "shd" for mark in child) for child in parent[:1]):
            return True
    return False


def find_hidden_styles(roots: Iterable[Any]) -> set[str]:
    """Names of the styles of a DOCX or ODT that conceal what they are given to."""
    names = set()
    for root in roots:
        filled = _fills(root)
        for style in root.iter("{*}style"):
            name = _values(style).get("styleId") or _values(style).get("name", "")
            if any(_hides(part, filled) for part in style):
                names.add(name)
    return names - {""}


def _fills(root: Any) -> bool:
    """Whether cells, paragraphs or shapes of an ODT have a ground of their own, where white letters are a design."""
    for style in root.iter("{*}style"):
        for part in style:
            values = _values(part)
            grounds = values.get("background-color", ""), values.get("fill-color", "")
            if local(part) != "text-properties" and any(COLOUR.match(each) and not _is_white(each) for each in grounds):
                return True
    return False


def _hides(part: Any, filled: bool) -> bool:
    if local(part) == "rPr":
        return any(local(mark) in GONE and _value(mark) not in OFF for mark in part)
    if local(part) != "text-properties":
        return False
    values = _values(part)
    colour, ground = values.get("color", ""), values.get("background-color", "")
    like = _are_alike(colour or "000000", ground) if COLOUR.fullmatch(ground) else _is_white(colour) and not filled
    size, scale = POINTS.fullmatch(values.get("font-size", "")), values.get("text-scale", "").rstrip("%")
    tiny = bool(size and float(size[1]) <= TINY_POINTS) or (scale.isdigit() and int(scale) <= NARROW)
    return values.get("display") == "none" or like or tiny


def _values(element: Any) -> dict[str, str]:
    return {local(str(key)): value for key, value in element.items()}


def _value(mark: Any) -> str:
    return str(_values(mark).get("val", ""))


def _below(mark: Any, most: int) -> bool:
    value = "" if mark is None else _value(mark)
    return value.isdigit() and int(value) <= most


def _levels(colour: str) -> list[int] | None:
    found = COLOUR.fullmatch(colour)
    return [int(found[1][at : at + 2], 16) for at in (0, 2, 4)] if found else None


def _is_white(colour: str) -> bool:
    levels = _levels(colour)
    return bool(levels) and min(levels or [0]) >= NEAR_WHITE


def _are_alike(one: str, other: str) -> bool:
    first, second = _levels(one), _levels(other)
    return bool(first and second) and all(abs(a - b) <= ALIKE for a, b in zip(first or (), second or (), strict=True))
