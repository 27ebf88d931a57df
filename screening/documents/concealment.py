"""What an office file marks, colours, shrinks or moves away so that no person sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from screening.documents import styles as web
from screening.documents.grounds import (
    COLOUR,
    WHITE,
    Styles,
    are_alike,
    child_of,
    is_like_its_ground,
    local,
    value_of,
    values_of,
)  # fmt: skip
from screening.documents.measures import measure_of, number_of

NARROW = 10
"""Percent of a letter's ordinary width, or of the ordinary size."""
TINY_HALF_POINTS = 4
TINY_POINTS = 2.0
TINY_TWIPS = 40
"""Twentieths of a point: a line or row of exactly so much shows no letter."""
CLOSEST = -100
"""Twips by which letters may be pushed together before they are a blot."""
PAGE_TWIPS, PAGE_EMU = 12_000, 7_600_000
"""Wider than A4 with its margins: a shift by so much to the left takes text off the page, twice as much to the right."""
DOT_EMU = 12_700
GONE = ("vanish", "webHidden", "specVanish")
OFF = {"0", "false", "off"}
CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.0353}


def is_concealed(element: Any, styles: Styles) -> bool:
    """A run, span, paragraph, row, drawing or section by its own marks, its place or its style."""
    test = _TESTS.get(local(element))
    if test and test(element, styles):
        return True
    values = values_of(element)
    return values.get("style-name", "") in styles.hiding or values.get("display") == "none"


def _is_hidden_run(run: Any, styles: Styles) -> bool:
    properties = child_of(run[:1], "rPr")
    marks = {local(mark): mark for mark in properties} if properties is not None else {}
    gone = [mark for word in GONE if (mark := marks.get(word)) is not None]
    if gone:
        return any(value_of(mark) not in OFF for mark in gone)
    if "rStyle" in marks and value_of(marks["rStyle"]) in styles.hiding:
        return True
    return _is_unreadable(marks) or (bool(marks or styles.colours) and is_like_its_ground(run, marks, styles))


def _is_unreadable(marks: Mapping[str, Any]) -> bool:
    """Too small, too narrow, pushed together or without paint."""
    if _below(marks.get("sz"), TINY_HALF_POINTS) or _below(marks.get("w"), NARROW):
        return True
    if "spacing" in marks and number_of(value_of(marks["spacing"])) <= CLOSEST:
        return True
    return "textFill" in marks and "textOutline" not in marks and _is_clear(marks["textFill"])


def _is_clear(fill: Any) -> bool:
    if any(local(each) == "noFill" for each in fill):
        return True
    return any(local(each) == "alpha" and number_of(value_of(each)) >= 95_000 for each in fill.iter())


def _is_hidden_paragraph(paragraph: Any, styles: Styles) -> bool:
    if any(local(child) == "hidden-paragraph" and _is_hidden_field(child, styles) for child in paragraph):
        return True
    properties = child_of(paragraph[:1], "pPr")
    marks = {local(mark): values_of(mark) for mark in properties} if properties is not None else {}
    if marks.get("pStyle", {}).get("val", "") in styles.hiding:
        return True
    spacing = marks.get("spacing", {})
    if spacing.get("lineRule") == "exact" and 0 < number_of(spacing.get("line", "0")) <= TINY_TWIPS:
        return True
    indent, frame = marks.get("ind", {}), marks.get("framePr", {})
    shifts = [indent.get("left", "0"), indent.get("start", "0"), frame.get("x", "0"), frame.get("y", "0")]
    return any(_is_away(number_of(shift), PAGE_TWIPS) for shift in shifts)


def _is_hidden_row(row: Any, _: Styles) -> bool:
    if values_of(row).get("visibility", "") in {"collapse", "filter"}:
        return True
    properties = child_of(row, "trPr")
    marks = {local(mark): mark for mark in properties} if properties is not None else {}
    if "hidden" in marks:
        return value_of(marks["hidden"]) not in OFF
    height = values_of(marks["trHeight"]) if "trHeight" in marks else {}
    return height.get("hRule") == "exact" and number_of(height.get("val", "0")) <= TINY_TWIPS


def _is_hidden_drawing(anchor: Any, _: Styles) -> bool:
    parts = {local(part): part for part in anchor}
    if "docPr" in parts and values_of(parts["docPr"]).get("hidden", "0") in {"1", "true"}:
        return True
    extent = values_of(parts["extent"]) if "extent" in parts else {}
    if extent and min(number_of(extent.get("cx", "0")), number_of(extent.get("cy", "0"))) <= DOT_EMU:
        return True
    places = [child_of(parts[name], "posOffset") for name in ("positionH", "positionV") if name in parts]
    return any(_is_away(number_of(place.text or ""), PAGE_EMU) for place in places if place is not None)


def _is_hidden_shape(shape: Any, _: Styles) -> bool:
    return web.hides(web.declarations(values_of(shape).get("style", "")))


def _is_hidden_frame(frame: Any, _: Styles) -> bool:
    values = values_of(frame)
    found = [measure_of(values.get(name, "")) for name in ("x", "y")]
    return any(_is_away(each[0] * CENTIMETRES.get(each[1], 0.0), 21.0) for each in found if each)


def _is_hidden_field(element: Any, _: Styles) -> bool:
    return values_of(element).get("is-hidden", "true") != "false"


_TESTS = {
    "r": _is_hidden_run, "p": _is_hidden_paragraph, "tr": _is_hidden_row, "table-row": _is_hidden_row,
    "anchor": _is_hidden_drawing, "inline": _is_hidden_drawing, "shape": _is_hidden_shape, "rect": _is_hidden_shape,
    "roundrect": _is_hidden_shape, "frame": _is_hidden_frame, "hidden-text": _is_hidden_field,
}  # fmt: skip
CONCEALING = frozenset(_TESTS) | {"span", "h", "section"}


def read_styles(roots: Iterable[Any]) -> Styles:
    """What the styles of a DOCX or ODT say; a style that builds on another looks like it."""
    found, above = Styles(), dict[str, str]()
    for root in roots:
        filled = _fills(root)
        for style in root.iter("{*}style"):
            values = values_of(style)
            name, base = values.get("styleId") or values.get("name", ""), child_of(style, "basedOn")
            above[name] = value_of(base) if base is not None else values.get("parent-style-name", "")
            _take_style(found, name, style, filled)
    for name in above:
        _inherit(found, name, above)
    found.hiding.discard("")
    return found


def _take_style(found: Styles, name: str, style: Any, filled: bool) -> None:
    for part in style:
        if _hides(part, filled):
            found.hiding.add(name)
        colour = child_of(part, "color") if local(part) == "rPr" else None
        if colour is not None and COLOUR.fullmatch(value_of(colour)):
            found.colours[name] = value_of(colour)
    if any(local(mark) == "shd" and values_of(mark).get("fill", "auto") not in {"auto", WHITE} for mark in style.iter("{*}shd")):
        found.shaded.add(name)


def _inherit(found: Styles, name: str, above: Mapping[str, str]) -> None:
    base, steps = above.get(name, ""), 0
    while base and steps < 12:
        if base in found.hiding:
            found.hiding.add(name)
        if base in found.shaded:
            found.shaded.add(name)
        if base in found.colours:
            found.colours.setdefault(name, found.colours[base])
        base, steps = above.get(base, ""), steps + 1


def _fills(root: Any) -> bool:
    """Whether cells, paragraphs or shapes of an ODT have a ground of their own, where white letters are a design."""
    for style in root.iter("{*}style"):
        for part in style:
            values = values_of(part)
            grounds = values.get("background-color", ""), values.get("fill-color", "")
            if local(part) != "text-properties" and any(COLOUR.match(each) and not are_alike(each, WHITE) for each in grounds):
                return True
    return False


def _hides(part: Any, filled: bool) -> bool:
    if local(part) == "rPr":
        marks = {local(mark): mark for mark in part}
        return any(word in marks and value_of(marks[word]) not in OFF for word in GONE) or _is_unreadable(marks)
    if local(part) != "text-properties":
        return False
    values = values_of(part)
    colour, ground = values.get("color", ""), values.get("background-color", "")
    like = are_alike(colour or "000000", ground) if COLOUR.fullmatch(ground) else are_alike(colour, WHITE) and not filled
    size, unit = measure_of(values.get("font-size", "")) or (0.0, "")
    shares = [measure_of(values.get(name, "")) for name in ("text-scale", "font-size", "opacity")]
    narrow = any(each and each[1] == "%" and each[0] <= NARROW for each in shares)
    return values.get("display") == "none" or like or narrow or (unit == "pt" and size <= TINY_POINTS)


def _is_away(shift: float, page: float) -> bool:
    return shift <= -page or shift >= 2 * page


def _below(mark: Any, most: int) -> bool:
    return mark is not None and 0 <= number_of(value_of(mark), -1.0) <= most
