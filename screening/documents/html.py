"""HTML as a browser shows it; scripts and styles are left out, what the styles hide is set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from screening.document import Hidden
from screening.documents import styles
from screening.documents.draft import Draft
from screening.documents.limits import Limits
from screening.documents.plain import decode, text_draft
from screening.documents.styles import Colour, Element, Rule

SILENT = {"script", "style", "template", "noscript", "title", "svg", "object", "select", "iframe"}
BLOCKS = {
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "section", "article", "header", "footer", "hr", "h1", "h2", "h3", "h4", "h5",
    "h6", "dt", "dd", "blockquote", "pre", "main", "aside", "nav", "address", "figure", "form", "body",
}  # fmt: skip
VOID = {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
WHITE = (255, 255, 255)
BLACK = (0, 0, 0), 1.0
DEEPEST = 500
"""Open elements below which no style is reckoned and nothing counts as seen."""
ENDING = {block: {"p"} for block in BLOCKS - {"br"}} | {
    "li": {"p", "li"}, "dt": {"p", "dt", "dd"}, "dd": {"p", "dt", "dd"}, "td": {"p", "td", "th"}, "th": {"p", "td", "th"},
    "tr": {"p", "td", "th", "tr"},
}  # fmt: skip
"""What a start tag ends that no end tag ended."""


def read_html(data: bytes, limits: Limits) -> Draft:
    """One page; links as written."""
    text, _ = decode(data)
    text = text[: 10 * limits.characters]
    reader = _Reader(styles.read_rules(text))
    reader.feed(text)
    reader.close()
    draft = text_draft("".join(reader.shown))
    draft.links += reader.links
    draft.hidden += [Hidden(" ".join(part.split()), 1, "vanish") for part in reader.unseen if part.strip()]
    return draft


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that has begun: what its text looks like; `mark` is "silent" for code, "unseen" for what is hidden."""

    element: Element
    mark: str
    colour: tuple[Colour, float] | None
    ground: Colour | None


class _Reader(HTMLParser):
    def __init__(self, rules: list[Rule]) -> None:
        super().__init__(convert_charrefs=True)
        self.rules = rules
        self.shown: list[str] = []
        self.unseen: list[str] = []
        self.links: list[str] = []
        self.open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.shown.append("\n")
        elif tag in {"td", "th"}:
            self.shown.append("\t")
        values = {name: value or "" for name, value in attrs}
        link = values.get("href", "")
        if tag == "a" and link.startswith(("http://", "https://", "mailto:")):
            self.links.append(link)
        while self.open and self.open[-1].element.tag in ENDING.get(tag, ()):
            self.open.pop()
        if tag not in VOID:
            self.open.append(self._opened(Element(tag, values)))

    def _opened(self, element: Element) -> _Open:
        above = self.open[-1] if self.open else _Open(element, "", BLACK, WHITE)
        if len(self.open) >= DEEPEST:
            return _Open(element, "silent" if element.tag in SILENT else above.mark or "unseen", None, None)
        declared = styles.styled(element, [each.element for each in self.open], self.rules)
        if element.tag in SILENT or above.mark == "silent":
            mark = "silent"
        else:
            gone = "hidden" in element.values or (element.tag == "dialog" and "open" not in element.values)
            mark = "unseen" if gone or styles.hides(declared) else above.mark
        return _Open(element, mark, styles.colour_of(declared, above.colour), styles.ground_of(declared, above.ground))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.shown.append("\n")
        for depth in range(len(self.open) - 1, max(-1, len(self.open) - 30), -1):
            if self.open[depth].element.tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        inner = self.open[-1] if self.open else None
        if inner and inner.mark == "silent":
            return
        if inner and (inner.mark or styles.are_alike(inner.colour, inner.ground)):
            self.unseen.append(data)
        else:
            self.shown.append(re.sub(r"\s+", " ", data))
