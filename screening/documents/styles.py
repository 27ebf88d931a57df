"""What a page's style sheets and attributes do to an element, as far as it decides whether a person sees its text."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.documents import colours
from screening.documents.measures import measure_of

Colour = tuple[int, int, int]
Declarations = dict[str, str]

FAINT = 0.1
"""Share of opacity below which nothing is seen."""
TINY = {"px": 2.0, "pt": 2.0, "em": 0.15, "rem": 0.15, "%": 15.0, "": 2.0, "mm": 0.6, "cm": 0.06}
FAR = {"px": 900.0, "pt": 700.0, "em": 60.0, "rem": 60.0, "%": 95.0, "vw": 95.0, "vh": 95.0, "cm": 22.0, "mm": 220.0, "in": 9.0}
"""How far to the left or above a page its text is gone; twice as far to the right or below."""
NAMED: dict[str, Colour] = {
    "white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240), "mintcream": (245, 255, 250), "azure": (240, 255, 255), "whitesmoke": (245, 245, 245),
    "aliceblue": (240, 248, 255), "seashell": (255, 245, 238), "black": (0, 0, 0), "navy": (0, 0, 128), "blue": (0, 0, 255),
    "red": (255, 0, 0), "green": (0, 128, 0), "gray": (128, 128, 128), "grey": (128, 128, 128), "yellow": (255, 255, 0),
    "darkblue": (0, 0, 139), "teal": (0, 128, 128), "silver": (192, 192, 192), "maroon": (128, 0, 0),
}  # fmt: skip
MEDIA = re.compile(r"@media([^{};]*)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", re.IGNORECASE)
RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,4000})\}")
COMPOUND = re.compile(r"(?P<tag>[a-z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+|\[[^\]]*\])*)", re.IGNORECASE)
MARK = re.compile(r"([.#])([\w-]+)|\[\s*([\w-]+)\s*(?:=\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
MOST_RULES = 1_000
TELLING = {
    "display", "visibility", "content-visibility", "mso-hide", "opacity", "filter", "font-size", "zoom", "left", "right", "top",
    "margin-left", "margin-top", "text-indent", "transform", "clip", "clip-path", "overflow", "height", "max-height", "width",
    "max-width", "color", "background", "background-color", "background-image",
}  # fmt: skip
"""Properties that can hide text; a rule of others is not kept."""


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag, its names in small letters."""

    tag: str
    values: dict[str, str]

    def fits(self, compound: str) -> bool:
        """Whether a selector without combinators means this element."""
        found = COMPOUND.fullmatch(compound)
        if not found or (found["tag"] or "*").lower() not in {"*", self.tag}:
            return False
        classes = self.values.get("class", "").split()
        for sign, name, attribute, value in MARK.findall(found["marks"]):
            if sign and name not in (classes if sign == "." else [self.values.get("id")]):
                return False
            if attribute and (attribute not in self.values or (value and self.values[attribute] != value)):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector's compounds, the outermost first, and what it declares."""

    compounds: tuple[str, ...]
    declared: Declarations

    def fits(self, element: Element, around: Sequence[Element]) -> bool:
        """Every combinator is taken for "somewhere inside"."""
        if not element.fits(self.compounds[-1]):
            return False
        outer = iter(around)
        return all(any(each.fits(compound) for each in outer) for compound in self.compounds[:-1])


def read_rules(page: str) -> list[Rule]:
    """The rules for screens of a page's own style sheets; of pseudo classes nothing is known."""
    sheets = "\n".join(re.findall(r"<style[^>]*>(.*?)</style", page, re.IGNORECASE | re.DOTALL))
    sheets = MEDIA.sub(lambda found: found[2] if found[1].strip() in {"screen", "all"} else "", re.sub(r"/\*.*?\*/", "", sheets, flags=re.S))
    return list(_rules(sheets))[:MOST_RULES]


def _rules(sheets: str) -> Iterator[Rule]:
    for selectors, text in RULE.findall(sheets):
        declared = {name: value for name, value in declarations(text).items() if name in TELLING}
        for selector in selectors.split(",") if declared else ():
            compounds = tuple(re.split(r"[\s>+~]+", selector.strip()))
            if compounds[-1] and ":" not in selector and "@" not in selector:
                yield Rule(compounds, declared)


def declarations(text: str) -> Declarations:
    """Properties and values in small letters; the last one of a property wins."""
    pairs = (part.split(":", 1) for part in text.lower().split(";") if ":" in part)
    return {name.strip(): value.replace("!important", "").strip() for name, value in pairs}


def styled(element: Element, around: Sequence[Element], rules: Sequence[Rule]) -> Declarations:
    """All that is declared for an element, its own attributes last."""
    found: Declarations = {}
    for rule in rules:
        if rule.fits(element, around):
            found |= rule.declared
    if element.tag == "font" and "color" in element.values:
        found["color"] = element.values["color"].lower()
    if "bgcolor" in element.values:
        found["background"] = element.values["bgcolor"].lower()
    return found | declarations(element.values.get("style", ""))


def hides(declared: Declarations) -> bool:
    """Whether an element and all in it is out of sight, colours left aside."""
    value = declared.get
    return (
        value("display") == "none"
        or value("visibility") in {"hidden", "collapse"}
        or value("content-visibility") == "hidden"
        or value("mso-hide") == "all"
        or _share(value("opacity", "1")) < FAINT
        or _share(_argument(value("filter", ""), "opacity") or "1") < FAINT
        or _is_below(value("font-size", ""), TINY)
        or _share(value("zoom", "1")) < FAINT
        or _is_moved_away(declared)
        or _is_cut_away(declared)
    )


def _is_moved_away(declared: Declarations) -> bool:
    moves = [declared.get(name, "") for name in ("left", "right", "top", "margin-left", "margin-top", "text-indent")]
    change = declared.get("transform", "")
    moves += [part for name in ("translate", "translatex", "translatey") for part in (_argument(change, name) or "").split(",")]
    scale = _argument(change, "scale")
    return any(map(_is_far, moves)) or bool(scale and _share(scale.split(",")[0]) < FAINT)


def _is_far(move: str) -> bool:
    length, unit = measure_of(move) or (0.0, "")
    far = FAR.get(unit)
    return far is not None and (length <= -far or length >= 2 * far)


def _is_cut_away(declared: Declarations) -> bool:
    path = declared.get("clip-path", "")
    inset, circle = _argument(path, "inset"), _argument(path, "circle")
    if inset and (found := measure_of(inset.split()[0])) and found[1] == "%" and found[0] >= 50:
        return True
    if circle is not None and circle.split()[:1] in (["0"], ["0px"], ["0%"]):
        return True
    if re.match(r"rect\(\s*[01](px)?[\s,]+[01](px)?", declared.get("clip", "")):
        return True
    least = dict.fromkeys(("px", "pt", ""), 1.0)
    narrow = any(_is_below(declared.get(name, ""), least) for name in ("height", "max-height", "width", "max-width"))
    return narrow and declared.get("overflow", "") in {"hidden", "clip"}


def _is_below(value: str, most: dict[str, float]) -> bool:
    found = measure_of(value)
    return found is not None and found[0] <= most.get(found[1], -1.0)


def _argument(value: str, function: str) -> str | None:
    found = re.search(rf"(?<![\w-]){function}\(([^()]*)\)", value)
    return found[1].strip() if found else None


def _share(value: str) -> float:
    number, unit = measure_of(value) or (1.0, "")
    return number / 100 if unit == "%" else number


def ground_of(declared: Declarations, inherited: Colour | None) -> Colour | None:
    """What lies under an element's letters; None where it cannot be known (pictures, gradients, variables)."""
    ground = inherited
    for name in ("background", "background-color", "background-image"):
        value = declared.get(name, "")
        if re.search(r"url\(|gradient|var\(", value):
            ground = None
        elif value and value not in {"none", "inherit", "initial"}:
            found = (_colour(part) for part in re.findall(r"[a-z]+\([^()]*\)|[#\w-]+", value))
            known = next((colour for colour in found if colour), None)
            ground = ground if known is None or known[1] < FAINT else known[0]
    return ground


def colour_of(declared: Declarations, inherited: tuple[Colour, float] | None) -> tuple[Colour, float] | None:
    """The colour of letters and its opacity; None where it cannot be known."""
    value = declared.get("color", "inherit")
    return inherited if value in {"inherit", "currentcolor"} else _colour(value)


def are_alike(colour: tuple[Colour, float] | None, ground: Colour | None) -> bool:
    """Whether letters cannot be told from what lies under them."""
    if colour is None:
        return False
    letters, opacity = colour
    return opacity < FAINT or (ground is not None and colours.are_alike(letters, ground))


def _colour(value: str) -> tuple[Colour, float] | None:
    if value == "transparent":
        return (255, 255, 255), 0.0
    if value in NAMED:
        return NAMED[value], 1.0
    if value.startswith("#"):
        return _from_hex(value[1:])
    found = re.fullmatch(r"(rgb|hsl)a?\(([^()]*)\)", value)
    parts = re.split(r"[\s,/]+", found[2].strip()) if found else []
    channels = [channel for part in parts if (channel := measure_of(part)) and channel[1] in {"", "%", "deg"}]
    if not found or len(parts) < 3 or len(channels) < len(parts):
        return None
    opacity = _share(parts[3]) if len(parts) > 3 else 1.0
    if found[1] == "hsl":
        saturation, light = (min(max(_share(part), 0.0), 1.0) for part in parts[1:3])
        red, green, blue = colorsys.hls_to_rgb(channels[0][0] / 360, light, saturation)
        return (round(255 * red), round(255 * green), round(255 * blue)), opacity
    red, green, blue = (2.55 * number if unit == "%" else number for number, unit in channels[:3])
    return (_level(red), _level(green), _level(blue)), opacity


def _level(number: float) -> int:
    return round(min(max(number, 0), 255))


def _from_hex(digits: str) -> tuple[Colour, float] | None:
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch("[0-9a-f]{6}([0-9a-f]{2})?", digits):
        return None
    levels = [int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)]
    return (levels[0], levels[1], levels[2]), levels[3] / 255 if len(levels) > 3 else 1.0
