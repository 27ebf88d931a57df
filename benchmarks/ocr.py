"""Word recall, precision and seconds of the picture reader on CVs drawn and then spoilt in the ways phones and copiers do.

python benchmarks/ocr.py [KIND…]                    two fictional CVs
python benchmarks/ocr.py --pages FOLDER [KIND…]     the first pages of the PDFs in a folder, beside their own text
python benchmarks/ocr.py --modes [KIND…]            the same in four ways of page segmentation
"""

from __future__ import annotations

import argparse
import io
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFilter

from screening.documents import Limits, ocr, read_document
from screening.documents.pdf import render
from screening.documents.pictures import read_picture

DPI = 200
INDONESIAN = """
<h1>Ratna Kusumawardani, S.E.</h1><p>Jl. Melati Raya 17, Bandung · 0812-3456-7890 · ratna.kusuma@contoh.example</p>
<h2>RINGKASAN</h2><p>Petugas kredit dengan pengalaman delapan tahun di bank perkreditan rakyat; terbiasa menilai
kelayakan usaha mikro, menyusun analisis arus kas, dan menagih tunggakan secara santun.</p>
<h2>PENGALAMAN KERJA</h2><p><b>Account Officer</b> – BPR Cahaya Nusantara, Bandung<br>Januari 2019 – sekarang</p>
<ul><li>Mengelola 140 debitur dengan total pinjaman Rp12,4 miliar</li>
<li>Menurunkan kredit bermasalah dari 4,8 % menjadi 2,1 %</li>
<li>Melatih enam pegawai baru dalam survei lapangan</li></ul>
<p><b>Staf Administrasi Kredit</b> – Koperasi Sejahtera Bersama, Cimahi<br>Agustus 2015 – Desember 2018</p>
<ul><li>Memeriksa kelengkapan berkas agunan</li><li>Menyiapkan laporan bulanan untuk pengurus</li></ul>
<h2>PENDIDIKAN</h2><p>Sarjana Ekonomi, Universitas Parahyangan Timur, 2015, IPK 3,42</p>
<h2>KEAHLIAN</h2><p>Analisis kredit, negosiasi, Microsoft Excel, SLIK OJK, survei agunan, penagihan</p>
"""
ENGLISH = """
<div style="float:left;width:32%;font-size:9pt"><h2>CONTACT</h2><p>dimas.prakoso@mail.example<br>+62 813 9876 5432<br>
Surabaya, Indonesia</p><h2>SKILLS</h2><ul><li>Key account management</li><li>Salesforce</li><li>Contract negotiation</li>
<li>Forecasting</li><li>Distributor networks</li></ul><h2>LANGUAGES</h2><p>Indonesian, native<br>English, fluent</p></div>
<div style="margin-left:36%"><h1>Dimas Prakoso</h1><p>Key Account Manager, consumer goods</p><h2>EXPERIENCE</h2>
<p><b>Key Account Manager</b>, Sinar Pangan Utama, Surabaya<br>March 2020 – present</p><ul>
<li>Own eleven national retail accounts worth 48 billion rupiah a year</li><li>Raised on-shelf availability from 87 to 96
percent with weekly joint planning</li><li>Negotiated trading terms that saved four percent of rebates</li></ul>
<p><b>Sales Supervisor</b>, Mitra Distribusi Timur, Malang<br>July 2016 – February 2020</p><ul><li>Led nine
salespeople in thirty towns</li><li>Opened 320 outlets in two years</li></ul><h2>EDUCATION</h2>
<p>Bachelor of Management, Brawijaya Timur University, 2016</p></div>
"""
STYLE = (
    "<style>@page{size:A4;margin:18mm} body{font:10.5pt/1.4 sans-serif} h1{font-size:20pt} h2{font-size:12pt}</style>"
)


def drawn(html: str) -> Any:
    from weasyprint import HTML

    return render(HTML(string=STYLE + html).write_pdf(), 1, DPI / 72).convert("L")


def turned(angle: float) -> Callable[[Any], Any]:
    return lambda page: page.rotate(angle, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def noisy(page: Any) -> Any:
    grains = Image.effect_noise(page.size, 60)
    return Image.blend(page.filter(ImageFilter.GaussianBlur(0.7)), grains, 0.3)


def uneven(page: Any) -> Any:
    """A lamp from one corner: the far side is a third as bright, with paper grey."""
    light = (
        Image.linear_gradient("L").resize(page.size).rotate(30, fillcolor=90).point(lambda level: 85 + level * 2 // 3)
    )
    return ImageChops.multiply(page, light)


def bent(page: Any) -> Any:
    """Seen from below and aside, on a brown table."""
    width, height = page.size
    table = Image.new("L", (int(width * 1.2), int(height * 1.2)), 96)
    table.paste(page, (width // 10, height // 10))
    wide, high = table.size
    corners = (-0.03 * wide, -0.02 * high, -0.09 * wide, 1.03 * high, 1.04 * wide, 0.98 * high, 1.0 * wide, 0.03 * high)
    return table.transform(table.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=96)


def photographed(page: Any) -> Any:
    seen = (
        uneven(bent(page))
        .filter(ImageFilter.GaussianBlur(0.9))
        .rotate(2, fillcolor=60, resample=Image.Resampling.BICUBIC)
    )
    return Image.blend(seen, Image.effect_noise(seen.size, 40), 0.12)


def smaller(page: Any) -> Any:
    """Sent by a messenger: 110 dots an inch."""
    return page.resize((page.width * 110 // DPI, page.height * 110 // DPI), Image.Resampling.LANCZOS)


def squeezed(page: Any) -> Any:
    """JPEG of quality 30, as messengers leave it."""
    stream = io.BytesIO()
    page.save(stream, "JPEG", quality=30)
    stream.seek(0)
    return Image.open(stream).convert("L")


KINDS: dict[str, Callable[[Any], Any]] = {
    "clean": lambda page: page,
    "turned 90": turned(90),
    "turned 180": turned(180),
    "turned 270": turned(270),
    "skewed 3": turned(3),
    "skewed 7": turned(-7),
    "noisy": noisy,
    "uneven light": uneven,
    "perspective": bent,
    "phone photo": photographed,
    "phone photo, turned 90": lambda page: photographed(page).rotate(90, expand=True),
    "small": smaller,
    "small, JPEG 30": lambda page: squeezed(smaller(page)),
    "out of focus": lambda page: page.filter(ImageFilter.GaussianBlur(1.5)),
    "grey paper": lambda page: page.point(lambda level: 40 + level * 150 // 255),
    "fax": lambda page: page.point(lambda level: 255 if level > 150 else 0),
    "white on black": ImageChops.invert,
}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]{2,}", text.casefold()))


def recall(page: Any, truth: Counter[str]) -> tuple[float, float, float, float]:
    """Share of the words found, share of the found that are right, confidence, CPU seconds."""
    stream = io.BytesIO()
    page.save(stream, "JPEG", quality=70)
    start = time.process_time()
    draft = read_picture(stream.getvalue(), "cv.jpg", Limits())
    found = words("\n".join(piece.text for piece in draft.pieces))
    right = (truth & found).total()
    return right / truth.total(), right / max(found.total(), 1), draft.confidence, time.process_time() - start


def fictional_pages() -> list[tuple[Any, Counter[str]]]:
    return [(drawn(html), words(re.sub("<[^>]+>", " ", html))) for html in (INDONESIAN, ENGLISH)]


def first_pages(folder: Path) -> list[tuple[Any, Counter[str]]]:
    """Those that have a text of their own."""
    pages = []
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        lines = [line.text for line in read_document(data, path.name).lines if line.page == 1]
        if len(lines) > 10:
            pages.append((render(data, 1, DPI / 72).convert("L"), words("\n".join(lines))))
    return pages


def measure(pages: list[tuple[Any, Counter[str]]], kinds: list[str]) -> None:
    for kind, spoil in KINDS.items():
        if kinds and kind not in kinds:
            continue
        found, right, sure, seconds = zip(*(recall(spoil(page), truth) for page, truth in pages), strict=True)
        print(
            f"{kind:24} recall {100 * sum(found) / len(pages):5.1f} % (least {100 * min(found):5.1f})   "
            f"precision {100 * sum(right) / len(pages):5.1f} %   confidence {min(sure):.2f}   {max(seconds):5.1f} s",
            flush=True,
        )


def compare_modes(pages: list[tuple[Any, Counter[str]]], kinds: list[str]) -> None:
    """The way the product uses first."""
    engine = ocr._engine
    for mode in ("AUTO", "SINGLE_COLUMN", "SINGLE_BLOCK", "SPARSE_TEXT"):
        print(mode)
        ocr._engine = lambda asked, mode=mode: engine(mode if asked == "AUTO" else asked)  # type: ignore[misc]
        measure(pages, kinds)
    ocr._engine = engine


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    asked.add_argument("--pages", type=Path, metavar="FOLDER")
    asked.add_argument("--modes", action="store_true")
    given = asked.parse_args()
    pages = first_pages(given.pages) if given.pages else fictional_pages()
    (compare_modes if given.modes else measure)(pages, given.kinds)


if __name__ == "__main__":
    main()
