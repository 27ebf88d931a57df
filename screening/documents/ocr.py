"""Scans: lines with boxes by Tesseract, Indonesian and English, after they were straightened."""

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
UPRIGHT = 0.8
"""Mean confidence of a few lines below which they may stand on their head."""
FEW_LETTERS = 40
STRIP = 6
"""The part of a page, one in so many, that tells which way is up."""
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


class Bearing(NamedTuple):
    """How a scan was straightened: degrees anticlockwise, then a fan, then perhaps by half a turn."""

    angle: float
    fan: tuple[float, float] = (0.0, 0.0)
    upside_down: bool = False

    def apply(self, image: Any) -> Any:
        """The same to another picture of the page."""
        from screening.documents import retouching

        image = retouching.unfan(retouching.turn(image, self.angle), self.fan)
        return image.rotate(180) if self.upside_down else image


def read_image(image: Any, page: int, scale: float) -> Seen:
    """A grey Pillow image with level lines; boxes in points, `scale` pixels a point.

    Gives what it has when patience runs out. A page that says next to nothing is looked at again without its grains:
    between few lines Tesseract takes noise for pictures.
    """
    if patience.left() < RESERVE:
        return Seen([], 0.0, complete=False)
    seen = _recognise(_engine("AUTO"), image, page, scale)
    if _letters(seen) >= FEW_LETTERS or not seen.complete or patience.left() < RESERVE:
        return seen
    from screening.documents import retouching

    again = _recognise(_engine("AUTO"), retouching.without_grains(image), page, scale)
    return again if _letters(again) > _letters(seen) else seen


def straighten(image: Any) -> tuple[Any, Bearing]:
    """The grey picture with even light and level lines, and how it was turned for that."""
    from screening.documents import retouching  # with Pillow, which a page with letters does not need

    image = retouching.even_light(image)
    angle = retouching.find_turn(image)
    image = retouching.turn(image, angle)
    fan = retouching.find_fan(image)
    image = retouching.unfan(image, fan)
    if available() and patience.left() > RESERVE and _is_upside_down(image):
        return image.rotate(180), Bearing(angle, fan, upside_down=True)
    return image, Bearing(angle, fan)


def _is_upside_down(image: Any) -> bool:
    """By a few lines; by the whole page where they are too few to tell."""
    from screening.documents import retouching

    api = _engine("SINGLE_BLOCK")
    for part in (retouching.busiest_strip(image, STRIP), image):
        upright = _recognise(api, part, 1, 1.0)
        if upright.confidence >= UPRIGHT:
            return False
        turned = _recognise(api, part.rotate(180), 1, 1.0)
        if _letters(upright) + _letters(turned) > 2 * FEW_LETTERS:
            return turned.confidence * _letters(turned) > upright.confidence * _letters(upright)
    return False


def _letters(seen: Seen) -> int:
    return sum(len(piece.text) for piece in seen.pieces)


def _engine(segmentation: str) -> Any:
    """Loaded once: a reading process has one thread."""
    import tesserocr

    api = _loaded()
    api.SetPageSegMode(getattr(tesserocr.PSM, segmentation))
    return api


@functools.cache
def _loaded() -> Any:
    import tesserocr

    folder, languages = _data() or ("", "eng")
    os.environ["OMP_THREAD_LIMIT"] = "1"  # two threads a page cost more than they save
    return tesserocr.PyTessBaseAPI(path=folder, lang=languages)


def _recognise(api: Any, image: Any, page: int, scale: float) -> Seen:
    api.SetImage(image)
    seconds = patience.left() - RESERVE
    complete = api.Recognize(int(max(seconds, 0.1) * 1000)) if seconds < math.inf else api.Recognize()
    pieces, sure = _lines(api, page, scale)
    api.Clear()
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
