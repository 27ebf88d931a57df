"""Letters, identity cards, diplomas and certificates around a CV: known by what is printed on them, page by page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from screening.document import Note
from screening.documents.draft import Draft
from screening.documents.messages import say


class Paper(NamedTuple):
    """A kind of paper: one `sure` mark and `least` marks in all make it one, on a page of at most `longest` characters.

    More than `years` different years are the list in a CV. Without one of the `stems` no mark is looked for.
    """

    indonesian: str
    english: str
    stems: tuple[str, ...]
    sure: re.Pattern[str]
    marks: re.Pattern[str]
    least: int
    longest: int = 3_500
    years: int = 99


def _words(*patterns: str) -> re.Pattern[str]:
    """For text in small letters: looking for both cases takes twice as long."""
    return re.compile("|".join(patterns), re.M)


PAPERS = (
    Paper(
        "KTP", "identity card",
        ("berlaku", "/rw", "/ rw", "/desa", "/ desa", "penduduk"),
        _words(r"berlaku\s+hingga", r"\brt\s*/\s*rw\b", r"\bkel\s*/\s*desa\b", "kartu tanda penduduk"),
        _words("^provinsi", r"\bnik\b", "gol(ongan)?[. ]*darah", r"\brt\s*/\s*rw\b", r"\bkel\s*/\s*desa\b", "kecamatan",
               r"berlaku\s+hingga", "jenis kelamin", "kewarganegaraan", "status perkawinan", r"tempat\s*/\s*tgl", "seumur hidup"),
        4, 1_200,
    ),
    Paper(
        "kartu keluarga", "family card",
        ("kartu keluarga",),
        _words("kartu keluarga"),
        _words("kepala keluarga", "hubungan dalam keluarga", r"\bno(mor|\.)? ?kk\b", r"\bnik\b", "nama (ayah|ibu)", "kartu keluarga"),
        3,
    ),
    Paper(
        "transkrip nilai", "transcript",
        ("transkrip", "transcript", "daftar nilai", "hasil studi"),
        _words(r"transkrip (akademik|nilai)", "academic transcript", "transcript of records", "daftar nilai", "hasil studi"),
        _words("mata (kuliah|pelajaran)", r"\bsks\b", "indeks prestasi", "semester", "course (code|title)", r"\bgrades?\b",
               "credits?", "nilai (huruf|mutu|akhir)", "predikat", r"kode (mk|mata)", "nomor induk", "nilai rata"),
        3, 20_000,
    ),
    Paper(
        "ijazah", "diploma",
        ("ijazah", "segala hak", "gelar", "all the rights", "conferred", "awarded on", "awarded upon", "degree of", "telah menyelesaikan"),
        _words(r"^\W*ijazah\W*$", "nomor (seri )?ijazah", "ijazah (nomor|sekolah|sarjana)", "segala hak dan", "(memberikan|berhak memakai) gelar",
               "all the rights", "(conferred|awarded) (up)?on", "degree of .{3,60} has been", "telah menyelesaikan .{0,60}syarat"),
        _words("rektor", "dekan", "kepala sekolah", "dinyatakan lulus", r"\bgelar\b", "nomor induk", "program studi", "ijazah", "menyatakan bahwa",
               "lahir di", "rector", "dean", "conferred", "degree of", "rights", "terakreditasi"),
        3, 2_500,
    ),
    Paper(
        "SKCK", "police record",
        ("kepolisian", "skck"),
        _words("catatan kepolisian", r"\bskck\b"),
        _words("kepolisian", "polri", "polres", "polsek", "catatan kepolisian", "tidak (memiliki|pernah)", "sidik jari", "menerangkan bahwa", "kriminal"),
        3,
    ),
    Paper(
        "surat keterangan", "reference letter or statement",
        ("surat keterangan", "paklaring", "slip gaji", "certificate of", "concern"),
        _words("surat keterangan (pengalaman |pernah )?(kerja|bekerja|sehat|dokter|bebas|pendamping|lulus)", "paklaring", "^slip gaji",
               "certificate of employment", "to whom it may concern"),
        _words(r"yang bertanda ?tangan di ?bawah ini", "menerangkan bahwa", "dengan sebenarnya", "demikian surat", "hrd|personalia|human resources",
               "pernah bekerja", "(was|has been) employed", "this is to certify", "surat keterangan", "dipergunakan sebagaimana", "gaji pokok", "potongan"),
        3, 2_500,
    ),
    Paper(
        "sertifikat", "certificate",
        ("diberikan kepada", "kompeten", "is to certif", "this certif", "awarded to", "presented to", "given to", "certificate of", "telah ",
         "has completed", "has successfully", "menerangkan bahwa", "sebagai peserta"),
        _words("diberikan kepada", "this (is to certif|certif)", "(awarded|presented|given) to", "^certificate of",
               "telah (mengikuti|menyelesaikan|lulus)", "has (successfully )?completed", "menerangkan bahwa", "sebagai peserta",
               "(telah|dinyatakan) kompeten"),
        _words(r"^\W*(e-?)?(sertifikat|piagam|certificate)\b", "diberikan kepada", "(awarded|presented|given) to", "certif(y|ies) that",
               "sebagai (peserta|pembicara|panitia)", "(nomor|no\\.?|number)[ :]", "telah (mengikuti|menyelesaikan|lulus)", "completed",
               "diselenggarakan", "penghargaan", "direktur|ketua|director|chair", "masa berlaku|valid (until|through)", "kompeten", "total score", "score report|test date", "listening|reading|structure", "vaksin", "atas nama badan"),
        3, 1_600, 2,
    ),
    Paper(
        "surat pernyataan", "signed statement",
        ("pakta integritas", "surat pernyataan"),
        _words(r"^\W*pakta integritas\W*$", r"^\W*surat pernyataan"),
        _words("pakta integritas", "yang bertanda ?tangan", "dengan ini (saya )?menyatakan|menyatakan (dengan|bahwa)", "bersedia", "sanksi", "demikian",
               "mat[ea]rai|meterai", "yang (menyatakan|membuat pernyataan)", "sebenar-?benarnya|dengan sebenarnya", "sebagaimana mestinya"),
        3, 4_000,
    ),
    Paper(
        "kartu identitas lain", "another card",
        ("npwp", "bpjs", "izin mengemudi", "indonesia sehat"),
        _words(r"npwp\W{0,3}[\d. -]{12,}", r"^\W*bpjs (kesehatan|ketenagakerjaan)", r"^\W*surat izin mengemudi", "kartu indonesia sehat"),
        _words(r"\bnpwp\b", "direktorat jenderal pajak", r"\bkpp\b", "terdaftar", r"\bnik\b", "nomor kartu", r"no\.? kartu", "faskes", "kelas rawat",
               "surat izin mengemudi", "berlaku (hingga|sampai)", "kementerian keuangan", "kartu indonesia sehat", "kartu peserta", "driving licen[cs]e"),
        3, 700,
    ),
    Paper(
        "surat lamaran", "cover letter",
        ("lamaran", "dengan hormat", "dear", "melamar", "apply for", "applying for", "permohonan"),
        _words("surat lamaran", r"^\W*(peri)?hal\s*:?\s*(surat )?(permohonan|lamaran)", "dengan hormat", r"^dear\b", "saya .{0,60}melamar", "apply(ing)? for"),
        _words("hormat saya", "dengan hormat", "yang bertanda ?tangan", "melamar|lamaran", "bersama (surat )?ini", "lampir(an|kan)", "demikian",
               "wawancara|interview", "sincerely|regards|faithfully", "^dear", "apply(ing)? for", "position of", "terima kasih|thank you", "^kepada", "hrd|hiring"),
        4, 4_500,
    ),
)  # fmt: skip
CV_HEADINGS = re.compile(
    r"^\W*((riwayat |latar belakang )?(pengalaman|pekerjaan|kerja|pendidikan)( kerja| profesional| organisasi| formal)?"
    r"|(data|informasi) (pribadi|diri)|profil|ringkasan|tentang saya|keahlian|kemampuan|keterampilan|organisasi|bahasa"
    r"|(pelatihan|kursus|sertifikasi|sertifikat)( *(dan|&|/) *(pelatihan|kursus|sertifikasi|sertifikat))?|prestasi|referensi"
    r"|((work|professional|job) )?experience|employment( history)?|work history|education|(technical |key |core )?skills"
    r"|summary|profile|projects|languages|certifications?( *(and|&) *\w+)?|training|achievements|references)\W*$",
    re.I | re.M,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
HEADING = 4
"""Marks that a heading of a CV outweighs."""
TITLE_ALONE = re.compile(r"^\W*(sertifikat|certificate|certification)\W*$", re.I)


def set_apart(draft: Draft) -> None:
    """Mark pages that are no CV and take their lines out; the first only where a later one is clearly the CV."""
    if len(draft.pages) < 2:
        return
    lines: dict[int, list[str]] = {page.number: [] for page in draft.pages}
    for piece in draft.pieces:
        lines.setdefault(piece.page, []).append(piece.text)
    texts = {page: "\n".join(found) for page, found in lines.items()}
    first = draft.pages[0].number
    others = {number: paper for number, text in texts.items() if (paper := name_paper(text))}
    if first in others and not any(len(_headings(text)) > 1 for page, text in texts.items() if page not in others):
        del others[first]
    if not others:
        return
    draft.pieces = [piece for piece in draft.pieces if piece.page not in others]
    draft.pages = [replace(page, kind="other") if page.number in others else page for page in draft.pages]
    draft.notes.append(_note(others))


def name_paper(text: str) -> Paper | None:
    """The kind of paper that a page is, None for a page of a CV."""
    small = text.casefold()
    papers = [paper for paper in PAPERS if any(stem in small for stem in paper.stems) and paper.sure.search(small)]
    if not papers:
        return None
    headings, years = len(_headings(text)), len(set(YEAR.findall(text)))
    found = [(_marks(paper, small), paper) for paper in papers if _may_be(paper, text, years)]
    fitting = [(marks, paper) for marks, paper in found if marks >= paper.least + HEADING * headings]
    return max(fitting, key=lambda pair: pair[0] / pair[1].least)[1] if fitting else None


def _may_be(paper: Paper, text: str, years: int) -> bool:
    return len(text) <= paper.longest and years <= paper.years


def _marks(paper: Paper, text: str) -> int:
    return len({found[0] for found in paper.marks.finditer(text)})


def _headings(text: str) -> set[str]:
    lines = {found[0].strip().casefold() for found in CV_HEADINGS.finditer(text)}
    return {line for line in lines if not TITLE_ALONE.match(line)}


def _note(others: dict[int, Paper]) -> Note:
    pages = [", ".join(f"{page} ({paper[language]})" for page, paper in sorted(others.items())) for language in (0, 1)]
    return Note("other_pages", say("other_pages", "id", pages=pages[0]), say("other_pages", "en", pages=pages[1]))
