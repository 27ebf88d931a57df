"""Scans and phone photos made fit to read: light evened, then turned so that lines run level."""

from __future__ import annotations

import itertools
import math
from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageMath

STEP = 3
DARKEST = 0.35
"""Share of the paper's brightness below which a patch is ink or table, not paper in shadow."""
EVEN = 0.85
SMALL_SIDE = 900
STEEPEST = 12
"""Degrees."""
COARSE, FINE = 1.5, 0.25
TALL_STEP = 64
"""Grey levels between two rows above which a rule, not a line of text, begins."""
ON_SIDE = 1.4
"""How much stronger the columns of a page must alternate than its rows before its lines run upwards."""
LEVEL = 0.4
BANDS, STRIPS = 6, 24
"""Parts of a page whose slope is measured, and that are straightened by themselves."""
WIDEST_FAN = 4.0
"""Degrees."""
LEAST_FAN = 0.7


def even_light(image: Any) -> Any:
    """A grey picture with shadows taken out; white letters on a coloured bar stay, for their patch is bright."""
    paper = image.filter(ImageFilter.GaussianBlur(1))
    while max(paper.size) > 150:
        paper = paper.filter(ImageFilter.MaxFilter(STEP))
        paper = paper.resize((max(paper.width // STEP, 1), max(paper.height // STEP, 1)), Image.Resampling.NEAREST)
    brightest = paper.getextrema()[1]
    paper = paper.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))
    darkest = paper.getextrema()[0]
    if darkest > EVEN * brightest or not brightest:
        return image
    least = max(int(DARKEST * brightest), 1)
    paper = paper.point(lambda level: max(level, least)).resize(image.size, Image.Resampling.BILINEAR)
    return ImageMath.lambda_eval(
        lambda given: given["convert"](given["min"](given["seen"] * 255 / given["paper"], 255), "L"),
        seen=image,
        paper=paper,
    )


def without_grains(image: Any) -> Any:
    """Noise of a camera or a copier smoothed away; small print loses by it."""
    return image.filter(ImageFilter.MedianFilter(3))


def find_fan(image: Any) -> tuple[float, float]:
    """Degrees anticlockwise that level the first and the last line of a page seen from aside; both 0 where all agree."""
    factor = SMALL_SIDE / max(image.size)
    small = image.resize((max(int(image.width * factor), 1), max(int(image.height * factor), 1)), Image.Resampling.BOX)
    small, high = ImageChops.invert(small), max(small.height // BANDS, 1)
    angles = [WIDEST_FAN * step / 8 for step in range(-8, 9)]
    rows = []
    for band in range(BANDS):
        part = small.crop((0, band * high, small.width, (band + 1) * high))
        scores = [_stripes(part, angle) for angle in angles]
        best = max(scores)
        rows.append(((band + 0.5) / BANDS, angles[scores.index(best)], best - sorted(scores)[len(scores) // 2]))
    top, bottom = _line_through(rows)
    return (top, bottom) if LEAST_FAN < abs(top - bottom) < 2 * WIDEST_FAN else (0.0, 0.0)


def _line_through(rows: list[tuple[float, float, float]]) -> tuple[float, float]:
    """Values at 0 and 1 of the line nearest to weighted points (x, y, weight)."""
    total = sum(weight for _, _, weight in rows)
    if not total:
        return 0.0, 0.0
    x0, y0 = (sum(row[at] * row[2] for row in rows) / total for at in (0, 1))
    spread = sum(weight * (x - x0) ** 2 for x, _, weight in rows)
    slope = sum(weight * (x - x0) * (y - y0) for x, y, weight in rows) / spread if spread else 0.0
    return y0 - slope * x0, y0 + slope * (1 - x0)


def unfan(image: Any, fan: tuple[float, float]) -> Any:
    """Every strip of the page turned by its own share of the fan."""
    if not any(fan):
        return image
    wide, high = image.size
    edges = [high * strip // STRIPS for strip in range(STRIPS + 1)]
    rise = [math.tan(math.radians(fan[0] + (fan[1] - fan[0]) * y / high)) * wide / 2 for y in edges]
    mesh = [
        ((0, y0, wide, y1), (0, y0 - r0, 0, y1 - r1, wide, y1 + r1, wide, y0 + r0))
        for (y0, r0), (y1, r1) in itertools.pairwise(zip(edges, rise, strict=True))
    ]
    return image.transform(image.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor="white")


def find_turn(image: Any) -> float:
    """Degrees anticlockwise that make the lines level; whether they stand on their head is not seen."""
    factor = SMALL_SIDE / max(image.size)
    small = image.resize((max(int(image.width * factor), 1), max(int(image.height * factor), 1)), Image.Resampling.BOX)
    small = ImageChops.invert(small)
    level, coarse = _best(small.reduce(2))
    on_side, other = _best(small.reduce(2).rotate(90, expand=True))
    side = 0.0
    if on_side > ON_SIDE * level:
        side, coarse, small = 90.0, other, small.rotate(90, expand=True)
    around = [coarse + FINE * step for step in range(-5, 6)]
    skew = max(around, key=lambda angle: (_stripes(small, angle), -abs(angle)))
    return side + (skew if abs(skew) >= LEVEL else 0.0)


def _best(small: Any) -> tuple[float, float]:
    angles = [COARSE * step for step in range(-int(STEEPEST / COARSE), int(STEEPEST / COARSE) + 1)]
    return max((_stripes(small, angle), angle) for angle in angles)


def _stripes(small: Any, angle: float) -> float:
    """How sharply dark rows and light rows alternate after a turn."""
    turned = small.rotate(angle, Image.Resampling.BILINEAR) if angle else small
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum(min(abs(a - b), TALL_STEP) ** 2 for a, b in itertools.pairwise(rows)))


def turn(image: Any, angle: float) -> Any:
    """The picture turned anticlockwise, as large as it needs, the corners white."""
    if not angle % 360:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def busiest_strip(image: Any, parts: int) -> Any:
    """The band across the page, one of `parts`, where dark and light rows alternate most: text, not a table's edge."""
    high = image.height // parts
    if high < 40:
        return image
    middle = image.crop((image.width // 5, 0, image.width * 4 // 5, image.height))
    rows = middle.resize((1, min(image.height, SMALL_SIDE)), Image.Resampling.BOX).tobytes()
    steps = [min(abs(a - b), TALL_STEP) for a, b in itertools.pairwise(rows)]
    window = max(len(steps) // parts, 1)
    start = max(range(0, len(steps) - window + 1, max(window // 4, 1)), key=lambda at: sum(steps[at : at + window]))
    top = start * image.height // len(rows)
    return image.crop((0, top, image.width, min(top + high, image.height)))
