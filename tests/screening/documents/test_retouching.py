"""Scans are evened and levelled before they are read, and drawn the same way for the desk."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from screening.documents import Limits, ocr, read_document, retouching
from screening.documents.draft import Piece
from screening.documents.pages import scan_scale
from screening.documents.pictures import render_page


def page_of_lines() -> Image.Image:
    """White A4 with grey lines of unequal length, as text looks from afar."""
    page = Image.new("L", (600, 848), 255)
    pen = ImageDraw.Draw(page)
    for row in range(40):
        pen.rectangle((60, 60 + 16 * row, 420 + 37 * row % 120, 66 + 16 * row), fill=70)
    return page


@pytest.mark.parametrize("tilt", [0, 1, 3, -5, 7.5, 90, 93, 87])
def test_lines_run_level_after_the_turn(tilt: float) -> None:
    tilted = page_of_lines().rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=255)

    left = (retouching.find_turn(tilted) + tilt) % 180
    assert min(left, 180 - left) <= 0.3


def test_a_shadow_leaves_the_paper() -> None:
    shadow = Image.linear_gradient("L").resize((600, 848)).point(lambda level: 110 + level // 2)
    evened = retouching.even_light(ImageChops.multiply(page_of_lines(), shadow))

    corners = [evened.getpixel(at) for at in ((20, 20), (580, 20), (20, 820), (580, 820))]
    assert min(corners) > 235


def test_white_letters_on_a_dark_bar_stay() -> None:
    page = page_of_lines()
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, 600, 50), fill=60)
    pen.rectangle((60, 20, 300, 30), fill=255)
    evened = retouching.even_light(page)

    assert evened.getpixel((180, 25)) - evened.getpixel((450, 25)) > 100


def test_the_strip_that_tells_up_from_down_holds_lines_not_the_edge_of_a_table() -> None:
    page = Image.new("L", (600, 1200), 255)
    page.paste(40, (0, 0, 600, 200))
    page.paste(page_of_lines().crop((0, 40, 600, 300)), (0, 700))
    column = retouching.busiest_strip(page, 6).crop((200, 0, 201, 200)).tobytes()

    assert column.count(70) > 20


@pytest.mark.parametrize(("width", "height", "pixels"), [(595, 842, 2339), (1984, 2806, 3400), (20_000, 100, 3400)])
def test_a_scan_is_drawn_no_larger_than_memory_allows(width: float, height: float, pixels: int) -> None:
    assert round(scan_scale(width, height) * max(width, height)) == pixels


@pytest.mark.skipif(not ocr.available(), reason="needs Tesseract")
def test_a_page_on_its_head_is_read_and_drawn_upright() -> None:
    page = Image.new("L", (1240, 1754), 255)
    pen, letters = ImageDraw.Draw(page), ImageFont.load_default(size=30)
    for row in range(8):
        pen.text((120, 100 + 50 * row), f"Petugas kredit mikro di kantor cabang nomor {row + 1}", 0, letters)
    upside_down = io.BytesIO()
    page.rotate(180).save(upside_down, "PNG")
    document = read_document(upside_down.getvalue(), "cv.png")
    drawn = Image.open(io.BytesIO(render_page(upside_down.getvalue(), 1, 1.0, Limits()))).convert("L")

    assert "Petugas kredit mikro di kantor cabang nomor 5" in document.text
    darkest = [
        min(drawn.crop((0, top, drawn.width, top + drawn.height // 2)).tobytes()) for top in (0, drawn.height // 2)
    ]
    assert darkest[0] < 100 < 200 < darkest[1]


def test_lines_of_a_page_seen_from_aside_run_level_again() -> None:
    aside = page_of_lines().transform((600, 848), Image.Transform.QUAD, (0, 0, 0, 848, 600, 820, 600, 40), Image.Resampling.BICUBIC)
    first, last = retouching.find_fan(aside)
    level = retouching.unfan(aside, (first, last))

    assert last - first > 2
    assert retouching.find_fan(level) == (0, 0)
    assert retouching.find_fan(page_of_lines()) == (0, 0)


def test_a_coloured_scan_gets_white_corners() -> None:
    turned = ocr.Bearing(5).apply(page_of_lines().convert("RGB"))

    assert turned.getpixel((0, 0)) == (255, 255, 255)


def test_a_noisy_page_of_few_lines_is_read_without_its_grains(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for Tesseract: it reads the smooth picture alone."""
    noisy = Image.effect_noise((200, 200), 60)
    line = Piece("Kartu Tanda Penduduk", 1)

    def recognise(_: object, image: Image.Image, *__: object) -> ocr.Seen:
        return ocr.Seen([] if image is noisy else [line], 0.9)

    monkeypatch.setattr(ocr, "_engine", lambda _: None)
    monkeypatch.setattr(ocr, "_recognise", recognise)

    assert ocr.read_image(noisy, 1, 1.0).pieces == [line]
