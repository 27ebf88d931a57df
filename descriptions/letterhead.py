"""The company's logo: whatever picture HR uploads becomes a small clean PNG."""

from __future__ import annotations

import base64
import io
import warnings

from errors import ExportUnavailable

MAX_BYTES = 5 << 20
MAX_PIXELS = 20_000_000
MAX_SIDE = 800
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")


def encode_logo(data: bytes) -> str:
    """PNG in base64 of at most 800 pixels a side, without metadata; ExportUnavailable where it is no picture."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MAX_BYTES:
        raise ExportUnavailable("logo", f"The logo is larger than {MAX_BYTES >> 20} MB; make it smaller.")
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            warnings.simplefilter("ignore")  # Pillow warns of bombs; the size is refused below
            if picture.width * picture.height > MAX_PIXELS:
                raise ExportUnavailable("logo", "The logo has too many pixels; make it smaller than 4000 by 4000.")
            clean = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise ExportUnavailable("logo", "The logo is no picture; choose a PNG or JPEG file.") from error
    clean.thumbnail((MAX_SIDE, MAX_SIDE))
    fresh = Image.new("RGBA", clean.size)
    fresh.paste(clean)
    target = io.BytesIO()
    fresh.save(target, "PNG", optimize=True)
    return base64.b64encode(target.getvalue()).decode()
