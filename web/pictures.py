"""A CV's page as a picture, drawn in the shut-in reader; in blind review only unprotected lines are left on it."""

from __future__ import annotations

import atexit
import io
import threading
from collections import OrderedDict
from collections.abc import Collection

from flask import current_app

from screening.document import Box
from screening.reading import ReaderPool
from screening.redaction import hidden_spans
from screening.resume import Resume
from web.marking import lines_in, part_of

SCALE = 1.6
MOST_KEPT = 48
COVER = (60, 66, 65)
MOSTLY = 0.4
"""Share of a line from which the whole line is covered: boxes of single words are estimates."""


class Drawer:
    """Draws pages one at a time and keeps the last few."""

    def __init__(self) -> None:
        self._pool = ReaderPool(workers=1)
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        atexit.register(self.close)

    def draw(self, sha256: str, data: bytes, page: int) -> bytes:
        """The page as PNG; raises UnreadableDocument."""
        with self._lock:
            if (sha256, page) in self._kept:
                self._kept.move_to_end((sha256, page))
                return self._kept[sha256, page]
        picture = self._pool.render_page(data, page, SCALE)
        with self._lock:
            self._kept[sha256, page] = picture
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return picture

    def forget(self, hashes: Collection[str]) -> None:
        """Let go of the pages of files that were erased."""
        with self._lock:
            for key in [key for key in self._kept if key[0] in hashes]:
                del self._kept[key]

    def close(self) -> None:
        """End the reader's processes."""
        self._pool.close()
        atexit.unregister(self.close)


def drawer() -> Drawer:
    """The app's drawer, started when the first page is asked for."""
    found = current_app.extensions.get("saring_drawer")
    if not isinstance(found, Drawer):
        found = current_app.extensions["saring_drawer"] = Drawer()
    return found


def cover_page(picture: bytes, resume: Resume, number: int, schools: bool = False) -> bytes:
    """A white page with the unprotected lines alone: photos, drawings and what no line names never reach it."""
    from PIL import Image, ImageDraw

    page = next(page for page in resume.pages if page.number == number)
    with Image.open(io.BytesIO(picture)) as opened:
        whole = opened.convert("RGB")
    across, down = whole.width / page.width, whole.height / page.height
    blank = Image.new("RGB", whole.size, "white")

    def pixels(box: Box) -> tuple[int, int, int, int]:
        return (max(int(box.x0 * across) - 1, 0), max(int(box.y0 * down) - 1, 0),
                min(int(box.x1 * across) + 2, whole.width), min(int(box.y1 * down) + 2, whole.height))  # fmt: skip

    for line in resume.lines:
        if line.page == number and line.box:
            blank.paste(whole.crop(pixels(line.box)), pixels(line.box)[:2])
    pen = ImageDraw.Draw(blank)
    for box in covers(resume, number, schools):
        pen.rectangle(pixels(box), fill=COVER)
    out = io.BytesIO()
    blank.save(out, "PNG")
    return out.getvalue()


def covers(resume: Resume, number: int, schools: bool = False) -> list[Box]:
    """What of a page is covered: hidden stretches, and the whole line where they are much of it."""
    found: list[Box] = []
    for span in hidden_spans(resume, schools):
        for line in lines_in(resume, span.start, span.end):
            if line.page != number or not line.box:
                continue
            share = (min(span.end, line.end) - max(span.start, line.start)) / max(len(line.text), 1)
            box = line.box if share >= MOSTLY else part_of(line, span.start, span.end, spare=2.5)
            if box:
                found.append(box)
    return found
