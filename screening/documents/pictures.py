"""Images as CVs, and any CV's page as a picture for the desk."""

from __future__ import annotations

import io
import warnings
from typing import Any

from PIL import Image, ImageOps, ImageSequence

from screening.document import Page
from screening.documents import ocr, patience
from screening.documents.draft import Draft
from screening.documents.limits import Limits
from screening.documents.messages import note, unreadable
from screening.documents.sniff import sniff

SCALE = 200 / 72
"""Pixels a point: Tesseract reads 200 dpi as well as 300 and faster (measured)."""


def read_picture(data: bytes, name: str, limits: Limits) -> Draft:
    """PNG, JPEG or TIFF by OCR; every frame of a TIFF is a page."""
    if not ocr.available():
        raise unreadable(name, "no_ocr")
    draft = Draft()
    sure: list[float] = []
    patience.extend(limits.ocr_seconds)
    for number, image in enumerate(_frames(data, name, limits), 1):
        scale = _scale(image)
        straight, _ = ocr.straighten(image)
        seen = ocr.read_image(straight, number, scale)
        draft.pages.append(Page(number, straight.width / scale, straight.height / scale, ocr=True))
        draft.pieces += seen.pieces
        sure.append(seen.confidence)
        if not seen.complete:
            draft.incomplete = True
            draft.notes.append(note("ocr_time", page=number))
            break
    if draft.incomplete and not draft.pieces:
        raise unreadable(name, "time")
    draft.notes.append(note("ocr", pages=", ".join(str(page.number) for page in draft.pages)))
    draft.confidence = sum(sure) / len(sure) if sure else 0.0
    return draft


def _frames(data: bytes, name: str, limits: Limits) -> list[Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(data), formats=["PNG", "JPEG", "TIFF"])
            if opened.width * opened.height > limits.pixels:
                raise unreadable(name, "too_many_pixels", limit=limits.pixels // 1_000_000)
            frames: list[Any] = []
            for frame in ImageSequence.Iterator(opened):
                if len(frames) >= limits.pages or frame.width * frame.height > limits.pixels:
                    break
                frames.append(_upright(frame))
            return frames
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        Image.DecompressionBombError,
        IndexError,
        KeyError,
        TypeError,
        ZeroDivisionError,
    ):
        raise unreadable(name, "damaged") from None


def _upright(frame: Any) -> Any:
    grey = ImageOps.exif_transpose(frame.convert("RGB") if frame.mode in {"P", "RGBA", "LA", "CMYK"} else frame)
    if frame.mode in {"RGBA", "LA"}:
        canvas = Image.new("RGB", frame.size, "white")
        canvas.paste(frame.convert("RGB"), mask=frame.getchannel("A"))
        grey = canvas
    grey = grey.convert("L")
    if max(grey.size) > 3400:
        grey.thumbnail((3400, 3400))
    elif max(grey.size) < 1400:
        factor = 2 if max(grey.size) < 1000 else 1.5
        grey = grey.resize((int(grey.width * factor), int(grey.height * factor)))
    return ImageOps.autocontrast(grey, cutoff=1)


def _scale(image: Any) -> float:
    """Pixels a point when the longer side is that of A4."""
    return float(max(image.size)) / 842


def render_page(data: bytes, page: int, scale: float, limits: Limits) -> bytes:
    """The page as PNG, scans straightened as their boxes are; raises UnreadableDocument for formats without a picture."""
    kind = sniff(data)
    if kind == "pdf":
        image = _draw_pdf(data, page, scale)
    elif kind in {"png", "jpeg", "tiff"}:
        frames = _frames(data, "", limits)
        if not 1 <= page <= len(frames):
            raise unreadable("", "damaged")
        image, _ = ocr.straighten(frames[page - 1])
        share = scale / _scale(frames[page - 1])
        image = image.resize((max(int(image.width * share), 1), max(int(image.height * share), 1)))
    else:
        raise unreadable("", "unsupported")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False, compress_level=3)
    return out.getvalue()


def _draw_pdf(data: bytes, page: int, scale: float) -> Any:
    from screening.documents.pages import is_scan, scan_scale
    from screening.documents.pdf import render

    image = render(data, page, scale)
    if is_scan(data, page):
        larger = scan_scale(image.width / scale, image.height / scale)
        _, bearing = ocr.straighten(render(data, page, larger).convert("L"))
        image = bearing.apply(image)
    return image
