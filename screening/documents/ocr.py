"""Scans: lines with boxes by Tesseract, Indonesian and English, turned upright first."""

from __future__ import annotations

import functools
import math
import os
from pathlib import Path
from typing import Any, NamedTuple

from screening.document import Box
from screening.documents import patience
from screening.documents.draft import Piece

_FOLDERS = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
            "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")  # fmt: skip
LEAST_CONFIDENCE = 35
UPRIGHT = 0.55
"""Mean confidence below which the page may lie on its side."""
RESERVE = 3.0
"""Seconds kept for understanding what was recognised before the kernel ends the process."""


@functools.cache
def _data() -> tuple[str, str] | None:
    """Folder and languages of the installed data, or None."""
    for folder in (os.environ.get("TESSDATA_PREFIX", ""), *_FOLDERS):
        languages = [
            language for language in ("ind", "eng") if folder and (Path(folder) / f"{language}.traineddata").exists()
        ]
        if languages:
            return folder, "+".join(languages)
    return None


def available() -> bool:
    """Whether scans can be read here."""
    if _data() is None:
        return False
    try:
        import tesserocr  # noqa: F401  # asked only whether it is there
    except ImportError:
        return False
    return True


class Seen(NamedTuple):
    """Lines of an image, their mean confidence 0–1, and whether there was time for all of it."""

    pieces: list[Piece]
    confidence: float
    complete: bool = True


def read_image(image: Any, page: int, scale: float) -> Seen:
    """A grey Pillow image; boxes in points, `scale` pixels a point. Gives what it has when patience runs out."""
    import tesserocr

    if patience.left() < RESERVE:
        return Seen([], 0.0, complete=False)
    folder, languages = _data() or ("", "eng")
    os.environ["OMP_THREAD_LIMIT"] = "1"  # two threads a page cost more than they save
    with tesserocr.PyTessBaseAPI(path=folder, lang=languages, psm=tesserocr.PSM.AUTO) as api:
        best = _recognise(api, image, page, scale)
        if best.confidence < UPRIGHT and best.complete:
            for angle in (90, 270, 180):
                if patience.left() < RESERVE:
                    break
                turned = _recognise(api, image.rotate(angle, expand=True), page, scale)
                best = max(best, turned, key=_worth)
    return best


def _worth(seen: Seen) -> float:
    return seen.confidence * min(sum(len(piece.text) for piece in seen.pieces), 400)


def _recognise(api: Any, image: Any, page: int, scale: float) -> Seen:
    api.SetImage(image)
    seconds = patience.left() - RESERVE
    complete = api.Recognize(int(max(seconds, 0.1) * 1000)) if seconds < math.inf else api.Recognize()
    pieces, sure = _lines(api, page, scale)
    return Seen(pieces, sum(sure) / len(sure) / 100 if sure else 0.0, complete)


def _lines(api: Any, page: int, scale: float) -> tuple[list[Piece], list[float]]:
    import tesserocr

    pieces: list[Piece] = []
    sure: list[float] = []
    level = tesserocr.RIL.TEXTLINE
    iterator = api.GetIterator()
    if iterator is None:
        return pieces, sure
    for item in tesserocr.iterate_level(iterator, level):
        try:
            text = item.GetUTF8Text(level).strip()
        except RuntimeError:
            continue
        confidence = item.Confidence(level)
        if not text or confidence < LEAST_CONFIDENCE:
            continue
        x0, y0, x1, y1 = (edge / scale for edge in item.BoundingBox(level))
        pieces.append(Piece(text, page, Box(x0, y0, x1, y1), size=round((y1 - y0) * 0.8, 1)))
        sure.append(confidence)
    return pieces, sure
