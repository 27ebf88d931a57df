"""Three hundred CVs as they come in: our fictional people, more of the kind, twins, broken and encrypted files.

SARING_CVS may name a folder of real CVs; as many of them take the place of made-up ones.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

from demo.cvs import demo_files

COUNT = 300
KINDS = {".pdf", ".docx", ".doc", ".odt", ".rtf", ".txt", ".html"}
FIRST = ("Adi", "Bayu", "Citra", "Dian", "Eko", "Fitri", "Galih", "Hesti", "Intan", "Jaya", "Kirana", "Lukman")
LAST = ("Contoh", "Rekaan", "Andaian", "Misalnya", "Umpama", "Fiktif", "Ibarat", "Taswir")
DUTIES = (
    "Mengelola {n} klien korporat dan menaikkan penjualan {p}%.", "Mencari prospek baru lewat telepon, {n} per minggu.",
    "Menegosiasikan perpanjangan kontrak senilai Rp {n} miliar.", "Menyusun laporan bulanan bagi manajemen.",
    "Menangani keluhan pelanggan hingga selesai.", "Menjaga retensi klien {p}% selama dua tahun.", "Mengarsipkan dokumen kantor.",
)  # fmt: skip
ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -44/O<" + b"3a" * 32 + b">/U<" + b"c5" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<" + b"11" * 16 + b"><" + b"11" * 16 + b">]>>\n%%EOF\n"
)


def gather(folder: Path) -> list[Path]:
    """Write the files into `folder`; exactly COUNT of them, in the order of their names."""
    demo = demo_files()
    files = {file.name: file.data for file in demo}
    files |= {f"salinan_{file.name}": file.data for file in demo[:6]}  # the same bytes under another name
    files |= {"rusak.pdf": b"%PDF-1.4 not a file", "potongan.docx": demo[3].data[:700], "kosong.pdf": b""}
    files |= {"terkunci.pdf": ENCRYPTED, "terkunci_2.pdf": ENCRYPTED + b"\n"}
    files |= _real(COUNT - len(files) - 40)
    number = 0
    while len(files) < COUNT:
        files[f"pelamar_{number:03d}.txt"] = _make(number)
        number += 1
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return sorted(folder / name for name in files)


def _real(most: int) -> dict[str, bytes]:
    chosen = os.environ.get("SARING_CVS")
    found: Iterator[Path] = (path for path in sorted(Path(chosen).rglob("*")) if path.suffix.lower() in KINDS) if chosen else iter(())
    return {f"masuk_{number:03d}{path.suffix.lower()}": path.read_bytes() for number, path in zip(range(most), found, strict=False)}


def _make(number: int) -> bytes:
    chance = random.Random(number)
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)} {chr(65 + number % 26)}"
    lines = [name, f"pelamar{number}@contoh.example | 0813-7000-{number:04d}", "", "PENGALAMAN KERJA"]
    lines += ["Account Manager, PT Contoh Maju", f"Januari {chance.randint(2012, 2021)} - sekarang"]
    lines += [f"- {duty.format(n=chance.randint(3, 40), p=chance.randint(5, 95))}" for duty in chance.sample(DUTIES, 4)]
    return "\n".join([*lines, "", "PENDIDIKAN", "S1 Manajemen, Universitas Contoh, 2011"]).encode()
