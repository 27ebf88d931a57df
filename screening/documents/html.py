"""HTML as a browser without styles would show it; scripts, styles and hidden elements are left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from screening.document import Hidden
from screening.documents.draft import Draft
from screening.documents.limits import Limits
from screening.documents.plain import decode, text_draft

SILENT = {"script", "style", "template", "noscript", "title", "svg", "object", "select", "iframe"}
BLOCKS = {
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "section", "article", "header", "footer", "hr", "h1", "h2", "h3", "h4", "h5",
    "h6", "dt", "dd", "blockquote", "pre", "main", "aside", "nav", "address", "figure", "form", "body",
}  # fmt: skip
VOID = {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
_HIDING = r"display\s*:\s*none|(?:left|top|right|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|scale\(\s*0\s*\)|visibility\s*:\s*hidden|font-size\s*:\s*[01](px|pt)?\s*(;|$)|opacity\s*:\s*0(\.0\d*)?\s*(;|$)"
HIDING = re.compile(_HIDING, re.IGNORECASE)
UNSEEN = re.compile(
    _HIDING + r"|(?<![-\w])color\s*:\s*(#fff(fff)?|#f[a-f]f[a-f]f[a-f]|white)\b(?!.*background)", re.IGNORECASE
)
MEDIA = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")


def read_html(data: bytes, limits: Limits) -> Draft:
    """One page; links as written."""
    text, _ = decode(data)
    text = text[: 10 * limits.characters]
    reader = _Reader(_unseen_names(text))
    reader.feed(text)
    reader.close()
    draft = text_draft("".join(reader.shown))
    draft.links += reader.links
    draft.hidden += [Hidden(" ".join(part.split()), 1, "vanish") for part in reader.unseen if part.strip()]
    return draft


def _unseen_names(text: str) -> set[str]:
    """Classes as ".name" and ids as "#name" that the page's own style sheet hides on screen."""
    styles = "\n".join(re.findall(r"<style[^>]*>(.*?)</style", text, re.IGNORECASE | re.DOTALL))
    styles = MEDIA.sub("", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL))
    hidden = HIDING if "background" in styles else UNSEEN  # white letters may stand on a colour set elsewhere
    return {
        name.strip()
        for names, rules in re.findall(r"([^{}]{1,300})\{([^{}]{1,2000})\}", styles)
        if hidden.search(rules)
        for name in names.split(",")
        if re.fullmatch(r"\s*[.#][\w-]+\s*", name)
    }


class _Reader(HTMLParser):
    def __init__(self, unseen_names: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.unseen_names = unseen_names
        self.shown: list[str] = []
        self.unseen: list[str] = []
        self.links: list[str] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in BLOCKS:
            self.shown.append("\n")
        elif tag in {"td", "th"}:
            self.shown.append("\t")
        link = values.get("href") or ""
        if tag == "a" and link.startswith(("http://", "https://", "mailto:")):
            self.links.append(link)
        if tag not in VOID and len(self.open) < 500:
            names = {f".{name}" for name in (values.get("class") or "").split()} | {f"#{values.get('id')}"}
            style = f"color:{values.get('color')}" if tag == "font" else values.get("style") or ""
            unseen = "hidden" in values or UNSEEN.search(style) or names & self.unseen_names
            mark = "silent" if tag in SILENT else "unseen" if unseen else ""
            self.open.append((tag, mark))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.shown.append("\n")
        for depth in range(len(self.open) - 1, max(-1, len(self.open) - 30), -1):
            if self.open[depth][0] == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        marks = {mark for _, mark in self.open}
        if "silent" in marks:
            return
        if "unseen" in marks:
            self.unseen.append(data)
        else:
            self.shown.append(re.sub(r"\s+", " ", data))
