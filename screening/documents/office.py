"""DOCX and ODT: every visible paragraph, also in tables, text boxes, headers, footers and notes; DTDs are refused."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from errors import UnreadableDocument
from screening.document import Hidden, Page
from screening.documents.archive import Budget, read_member
from screening.documents.concealment import CONCEALING, is_concealed, read_styles
from screening.documents.draft import Draft, Piece
from screening.documents.floating import Frame, by_place, frame_of
from screening.documents.grounds import WHITE, Styles, local, paper_of
from screening.documents.limits import Limits
from screening.documents.measures import number_of
from screening.documents.messages import note, unreadable
from screening.documents.plain import A4

BREAKING = {"p", "tr", "br", "cr", "line-break", "h"}
ROWS, CELLS = {"tr", "table-row"}, {"tc", "table-cell"}
LABEL = re.compile(r"^[^:]{2,40}:\s*$|^.{0,25}\b(?:19|20)\d\d\b.{0,25}$")
DOCX_PARTS = re.compile(r"word/(header\d*|document|footnotes|endnotes|footer\d*)\.xml$")
STYLES = "word/styles.xml"
ORDER = ("header", "document", "footnotes", "endnotes", "footer")
SKIPPED = {"del", "delText", "instrText", "Fallback", "moveFrom", "tracked-changes", "annotation", "script", "deletion"}
DEEPEST = 400


def read_docx(data: bytes, name: str, limits: Limits) -> Draft:
    """Headers first, then the body, notes and footers."""
    draft = Draft(pages=[Page(1, *A4)])
    with _opened(data, name, limits) as archive:
        budget = Budget(len(data), limits, name)
        infos = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
        parts = sorted((part for part in infos if DOCX_PARTS.match(part)), key=_rank)
        if not any(part.endswith("document.xml") for part in parts):
            parts = [part for part in infos if part.endswith(".xml") and "document" in part.lower()] + parts
        bodies = {part: read_member(archive, infos[part], budget) for part in parts}
        styles = _styles_in([read_member(archive, infos[STYLES], budget)] if STYLES in infos else [])
        styles.paper = _paper(bodies)
        for part, body in bodies.items():
            _walk_part(body, part, name, draft, styles)
        for part, info in infos.items():
            if part.startswith("word/_rels/") and part.endswith(".rels"):
                draft.links += _links(read_member(archive, info, budget))
        draft.photo = any(part.startswith("word/media/") for part in infos)
    return draft


def read_odt(data: bytes, name: str, limits: Limits) -> Draft:
    """Headers and footers live in styles.xml, the rest in content.xml."""
    draft = Draft(pages=[Page(1, *A4)])
    with _opened(data, name, limits) as archive:
        budget = Budget(len(data), limits, name)
        infos = {info.filename: info for info in archive.infolist()}
        if "META-INF/manifest.xml" in infos and b"encryption-data" in read_member(
            archive, infos["META-INF/manifest.xml"], budget
        ):
            raise unreadable(name, "encrypted")
        bodies = {part: read_member(archive, infos[part], budget) for part in ("styles.xml", "content.xml") if part in infos}
        styles = _styles_in(bodies.values())
        for part, body in bodies.items():
            _walk_part(body, part, name, draft, styles)
        draft.photo = any(part.startswith("Pictures/") for part in infos)
    return draft


def _styles_in(parts: Iterable[bytes]) -> Styles:
    """Parts that cannot be read say nothing about looks."""
    roots = []
    for part in parts:
        with contextlib.suppress(UnreadableDocument):
            roots.append(parse(part, ""))
    return read_styles(roots)


def _paper(bodies: Mapping[str, bytes]) -> str:
    body = next((body for part, body in bodies.items() if part.endswith("document.xml")), b"")
    if b"behindDoc" not in b"".join(bodies.values()) and b":background" not in body[:4000]:
        return WHITE
    try:
        return paper_of(parse(body, ""), bodies.values())
    except UnreadableDocument:
        return WHITE


def _opened(data: bytes, name: str, limits: Limits) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise unreadable(name, "damaged") from None
    if len(archive.infolist()) > limits.entries:
        raise unreadable(name, "unpacked_too_large")
    return archive


def _rank(part: str) -> tuple[int, str]:
    found = DOCX_PARTS.match(part)
    return (ORDER.index(found[1].rstrip("0123456789")) if found else 0, part)


def parse(data: bytes, name: str) -> Any:
    """The root; entities, DTDs and the network are out of reach."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise unreadable(name, "unsafe")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise unreadable(name, "damaged") from None
    if root is None:
        raise unreadable(name, "damaged")
    return root


def _walk_part(data: bytes, part: str, name: str, draft: Draft, styles: Styles) -> None:
    try:
        root = parse(data, name)
    except Exception as error:
        if getattr(error, "code", "") != "damaged" or part.endswith(("document.xml", "content.xml")):
            raise
        draft.incomplete = True
        draft.notes.append(note("parts_failed"))
        return
    line = _Writer(draft)
    before = len(draft.pieces)
    for event, element in _events(root, part):
        _take(event, element, line, styles)
    line.end()
    if line.frames:
        draft.pieces[before:] = by_place(draft.pieces[before:], line.frames)


def _events(root: Any, part: str) -> Iterator[tuple[str, Any]]:
    """Start and end of each element that may show text; what is deleted or a stand-in is passed over."""
    start = root
    if part == "styles.xml":
        start = next((child for child in root if local(child) == "master-styles"), root)
    stack: list[tuple[Any, Iterator[Any]]] = [(start, iter(start))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
        elif local(child) not in SKIPPED and len(stack) < DEEPEST:
            yield "start", child
            stack.append((child, iter(child)))


class _Writer:
    """Collects runs into lines, and hidden runs apart from them."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.text, self.bold, self.size = draft, [""], False, None
        self.hidden: list[str] = []
        self.concealed = 0
        self.boxes: list[Frame | None] = []
        self.frames: dict[int, Frame] = {}
        self.hosts = self.pages = 0
        self.rows: list[list[int]] = []

    def row(self, event: str) -> None:
        """A table's row begins or ends; labels or dates in one cell stand before what the other says to each."""
        self.end()
        if event == "start":
            self.rows.append([])
        elif self.rows and len(starts := self.rows.pop()) == 2:
            left, right = self.draft.pieces[starts[0] : starts[1]], self.draft.pieces[starts[1] :]
            if len(left) == len(right) > 1 and all(LABEL.search(piece.text) for piece in left):
                self.draft.pieces[starts[0] :] = [piece for pair in zip(left, right, strict=True) for piece in pair]

    def cell(self) -> None:
        if self.rows:
            self.end()
            self.rows[-1].append(len(self.draft.pieces))

    def box(self, event: str, content: Any) -> None:
        """A text box begins or ends; one within another stands where the outer one does."""
        self.end()
        if event == "start":
            self.boxes.append(self.boxes[0] if self.boxes else frame_of(content, self.hosts, self.pages))
        elif self.boxes:
            self.boxes.pop()

    def add(self, text: str) -> None:
        if self.concealed:
            self.hidden.append(text)
        else:
            self.text.append(text)

    def end(self) -> None:
        text = "".join(self.text)
        if text.strip():
            piece = Piece(text, 1, None, self.size, self.bold)
            self.draft.pieces.append(piece)
            if self.boxes and self.boxes[0]:
                self.frames[id(piece)] = self.boxes[0]
        unseen = "".join(self.hidden).strip()
        if unseen:
            self.draft.hidden.append(Hidden(unseen, 1, "vanish"))
        self.text, self.hidden, self.bold, self.size = [""], [], False, None


def _take(event: str, element: Any, line: _Writer, styles: Styles) -> None:
    tag = local(element)
    conceals = tag in CONCEALING and is_concealed(element, styles)
    if tag == "txbxContent":
        line.box(event, element)
    elif event == "start" and not line.boxes:
        line.hosts += tag == "p"
        line.pages += tag == "lastRenderedPageBreak" or (tag == "br" and "page" in element.values())
    if tag in ROWS:
        line.row(event)
    elif tag in CELLS and event == "start":
        line.cell()
    if event == "start":
        if tag in BREAKING:
            line.end()
        line.concealed += conceals
        if tag == "tab" or tag in CELLS:
            line.add("\t")
        elif tag == "s":
            line.add(" " * round(min(number_of(next(iter(element.values()), "1"), 1.0), 20.0)))
        elif tag == "b" and element.getparent() is not None and local(element.getparent()) == "rPr":
            line.bold = True
        elif tag == "noBreakHyphen":
            line.add("-")
        elif tag == "sym":
            line.add("• ")
        if element.text and (tag == "t" or "opendocument" in str(element.tag)):
            line.add(element.text)
    else:
        if tag in BREAKING:
            line.end()
        line.concealed -= conceals
    if event == "end" and element.tail and "opendocument" in str(element.tag):
        line.add(element.tail)


def _links(data: bytes) -> list[str]:
    if b"<!DOCTYPE" in data:
        return []
    try:
        root = parse(data, "")
    except Exception:
        return []
    return [
        link for link in (rel.get("Target", "") for rel in root) if link.startswith(("http://", "https://", "mailto:"))
    ]
