"""What lies under the letters of a Word file: shading of run, paragraph, cell or box, else the paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from screening.documents import colours

WHITE = "FFFFFF"
UNKNOWN = ""
"""A ground that nobody can know: a picture, a gradient, a colour of the theme."""
HIGHLIGHTS = {
    "black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF",
    "blue": "0000FF", "red": "FF0000", "darkBlue": "000080", "darkRed": "800000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
PAPER = {"background1", "light1", "bg1", "lt1"}
COLOUR = re.compile("#?([0-9a-fA-F]{6})(?![0-9a-fA-F])")
BACKDROP = re.compile(rb'behindDoc="1".{0,1500}?<wp:extent cx="(\d{1,9})" cy="(\d{1,9})"', re.DOTALL)
LARGE = 3e12
"""Area of a drawing behind the text, in square EMU, that may be its ground: a twenty-fifth of a page."""


@dataclass(slots=True)
class Styles:
    """What the styles of a file say about how letters look."""

    hiding: set[str] = field(default_factory=set)
    colours: dict[str, str] = field(default_factory=dict)
    shaded: set[str] = field(default_factory=set)
    paper: str = WHITE


def local(element: Any) -> str:
    """The tag or attribute name without its namespace."""
    tag = element if isinstance(element, str) else element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def values_of(element: Any) -> dict[str, str]:
    """Attributes by their names without namespaces."""
    return {local(str(key)): value for key, value in element.items()}


def value_of(mark: Any) -> str:
    """The one attribute `val` of a mark."""
    return str(values_of(mark).get("val", ""))


def child_of(element: Any, name: str) -> Any:
    """The first child of that name, or None."""
    return next((child for child in element if local(child) == name), None)


def paper_of(root: Any, parts: Iterable[bytes]) -> str:
    """The colour of the page; UNKNOWN where a large drawing lies behind the text."""
    if any(float(wide) * float(high) > LARGE for part in parts for wide, high in BACKDROP.findall(part)):
        return UNKNOWN
    background = child_of(root, "background")
    found = COLOUR.match(values_of(background).get("color", "")) if background is not None else None
    return found[1] if found else WHITE


def is_like_its_ground(run: Any, marks: Mapping[str, Any], styles: Styles) -> bool:
    """Whether the letters of a run cannot be told from what lies under them."""
    colour = _colour(run, marks, styles)
    own = _own_ground(marks)
    if not colour:
        return own == HIGHLIGHTS["black"] and "highlight" in marks  # Word leaves black letters black there
    ground = own if own is not None else ground_around(run, styles)
    return are_alike(colour, ground)


def _colour(run: Any, marks: Mapping[str, Any], styles: Styles) -> str:
    """Empty where Word chooses a colour that can be seen."""
    if "color" in marks:
        if values_of(marks["color"]).get("themeColor") in PAPER:
            return WHITE
        value = value_of(marks["color"])
        return value if COLOUR.fullmatch(value) else ""
    if "rStyle" in marks and (colour := styles.colours.get(value_of(marks["rStyle"]))):
        return colour
    return styles.colours.get(_style_of(run.getparent()), "") if styles.colours else ""


def _style_of(paragraph: Any) -> str:
    properties = child_of(paragraph, "pPr") if paragraph is not None else None
    style = child_of(properties, "pStyle") if properties is not None else None
    return value_of(style) if style is not None else ""


def _own_ground(marks: Mapping[str, Any]) -> str | None:
    if "highlight" in marks:
        return HIGHLIGHTS.get(value_of(marks["highlight"]))
    return _fill(marks["shd"]) if "shd" in marks else None


def _fill(shading: Any) -> str | None:
    """None where shading lets the ground through."""
    values = values_of(shading)
    if values.get("themeFill"):
        return WHITE if values["themeFill"] in PAPER else UNKNOWN
    fill = values.get("fill", "auto")
    return fill if COLOUR.fullmatch(fill) else None


def ground_around(element: Any, styles: Styles) -> str:
    """The nearest filled paragraph, cell, table style or text box; else the paper."""
    for parent in element.iterancestors():
        kind, ground = local(parent), None
        if kind == "p":
            ground = UNKNOWN if _style_of(parent) in styles.shaded else _shading(parent, "pPr")
        elif kind == "tc":
            ground = _shading(parent, "tcPr")
        elif kind == "tbl":
            ground = _table_ground(parent, styles)
        elif kind == "txbxContent":
            ground = _box_ground(parent)
        if ground is not None:
            return ground
    return styles.paper


def _shading(element: Any, properties: str) -> str | None:
    own = child_of(element, properties)
    shading = child_of(own, "shd") if own is not None else None
    return _fill(shading) if shading is not None else None


def _table_ground(table: Any, styles: Styles) -> str | None:
    properties = child_of(table, "tblPr")
    style = child_of(properties, "tblStyle") if properties is not None else None
    return UNKNOWN if style is not None and value_of(style) in styles.shaded else None


def _box_ground(content: Any) -> str | None:
    shape = next((each for each in content.iterancestors() if local(each) in {"wsp", "shape", "rect", "roundrect"}), None)
    if shape is None:
        return UNKNOWN
    return _drawn_ground(shape) if local(shape) == "wsp" else _vml_ground(shape)


def _drawn_ground(shape: Any) -> str | None:
    properties = child_of(shape, "spPr")
    fills = [each for each in (() if properties is None else properties) if local(each).endswith("Fill")]
    if not fills:
        style = child_of(shape, "style")
        return None if style is None else UNKNOWN
    if local(fills[0]) == "noFill":
        return None
    solid = child_of(fills[0], "srgbClr")
    if solid is not None:
        return value_of(solid)
    scheme = child_of(fills[0], "schemeClr")
    return WHITE if scheme is not None and value_of(scheme) in PAPER and not len(scheme) else UNKNOWN


def _vml_ground(shape: Any) -> str | None:
    values = values_of(shape)
    if values.get("filled", "t").startswith("f"):
        return None
    if child_of(shape, "fill") is not None:
        return UNKNOWN
    fill = values.get("fillcolor", "white")
    found = COLOUR.match(fill)
    return found[1] if found else WHITE if fill.startswith("white") else UNKNOWN


def are_alike(one: str, other: str) -> bool:
    """Whether two colours look the same; what is unknown is never alike."""
    first, second = _levels(one), _levels(other)
    return bool(first and second) and colours.are_alike(first, second)


def _levels(colour: str) -> list[int]:
    found = COLOUR.match(colour)
    return [int(found[1][at : at + 2], 16) for at in (0, 2, 4)] if found else []
