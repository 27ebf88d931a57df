"""What an advertisement leaves out, and where it is hard to read."""

from __future__ import annotations

import re
from typing import Final

from catalog.role import Language, Role
from descriptions.wording.finding import Finding

# code, pattern that shows the fact is there, (Indonesian, English) reason, (Indonesian, English) line to add
_FACTS: Final = (
    ("pay", r"(?i)\bgaji|\bgapok|\bupah|\bthp\b|salary|\bpay\b|rp\.?\s?\d|\bidr\b|remunerasi|compensation",
     ("Gaji tidak disebut.", "Pay is not stated."), ("Gaji: [isi kisaran gaji]", "Pay: [fill in the range]")),
    ("place", r"(?i)penempatan|lokasi|location|based in|domisili|jakarta|bandung|surabaya|remote|\boffice\b|alamat",
     ("Tempat kerja tidak disebut.", "The place of work is not stated."),
     ("Lokasi: [isi kota]", "Location: [fill in the city]")),
    ("deadline", r"(?i)paling lambat|batas (?:akhir|waktu|lamaran)|deadline|closing date|apply (?:before|by|until)|sebelum tanggal|"
     r"(?:lamaran|pendaftaran|lowongan) (?:dibuka |ditutup )?(?:hingga|sampai|ditutup|pada)|ditutup (?:pada|tanggal)",
     ("Batas waktu lamaran tidak disebut.", "The closing date is not stated."),
     ("Batas lamaran: [isi tanggal]", "Closing date: [fill in the date]")),
    ("process", r"(?i)tahap|seleksi|wawancara|interview|selection|proses rekrutmen|recruitment process",
     ("Tahap seleksi tidak disebut.", "The selection steps are not stated."),
     ("Tahap seleksi: [isi tahap]", "Selection steps: [fill in the steps]")),
    ("contact", r"(?i)@|\bwa\b|whatsapp|hubungi|kontak|contact|https?://|kirim (?:cv|lamaran)|\b0?8\d{8,}",
     ("Cara melamar tidak disebut.", "How to apply is not stated."),
     ("Kirim lamaran ke: [isi kontak]", "Apply to: [fill in the contact]")),
    ("accommodation", r"(?i)disabilitas|difabel|disabilit|accommodat|akomodasi yang layak|penyesuaian",
     ("Tidak ada kalimat untuk pelamar penyandang disabilitas.", "No line addresses applicants with disabilities."),
     ("Penyandang disabilitas dipersilakan melamar; beri tahu kami penyesuaian yang Anda perlukan.",
      "People with disabilities are welcome to apply; tell us which adjustments you need.")),
)  # fmt: skip
_BULLET = re.compile(r"^[ \t]*(?:[-*•●▪]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE)
_YEARS = re.compile(
    r"(?i)\b(\d{1,2})\s*\+?\s*(?:tahun|thn|th|years?|yrs?)\b(?=[^.\n]{0,25}(?:pengalaman|experience))|"
    r"(?:pengalaman|experience)[^.\n\d]{0,30}?\b(\d{1,2})\s*\+?\s*(?:tahun|thn|th|years?|yrs?)\b"
)
_DEGREES: Final = ("SMA", "D1", "D2", "D3", "D4", "S1", "S2", "S3")
# The lowest degree asked for: what stands after a slash or "or" is a choice, and "equal experience" takes the edge off.
_DEGREE = re.compile(
    r"(?i)(?:(?:pendidikan|lulusan|minimal|minimum|min\.?|wajib|at least|requires?)[^\n,;./]{0,25}?\s)"
    r"(?:(?P<id>D[ -]?[1-4]|S[ -]?[1-3])\b|(?P<en>bachelor|master|doctor|phd)\w*(?:['’]s)?(?: degree)?)"
    r"(?![^\n]{0,40}(?:atau pengalaman|pengalaman setara|or equal|or equivalent|preferred|nilai tambah|a plus))"
)


def find_missing(text: str, language: Language) -> list[Finding]:
    """Facts that an applicant needs and the text does not hold; start and end are 0."""
    own = 0 if language == "id" else 1
    return [
        Finding(f"missing_{code}", "missing", "style", 0, 0, "", *reason, "Saring", *lines, lines[own])
        for code, pattern, reason, lines in _FACTS
        if not re.search(pattern, text)
    ]


def find_structure(text: str) -> list[Finding]:
    """Sentences above 40 words, and the seventh point of a list."""
    found: list[Finding] = []
    for sentence in re.finditer(r"[^.!?\n]+", text):
        if len(sentence.group().split()) > 40:
            found.append(
                _remark(
                    "long_sentence",
                    sentence.start(),
                    sentence.end(),
                    text,
                    ("Kalimat lebih dari 40 kata.", "The sentence has more than 40 words."),
                    ("Pecah menjadi beberapa kalimat.", "Split it into several sentences."),
                )
            )
    count, start = 0, 0
    for line in text.splitlines(keepends=True):
        count = count + 1 if _BULLET.match(line) else (count if not line.strip() else 0)
        if count == 7:
            found.append(
                _remark(
                    "long_list",
                    start,
                    start + len(line.rstrip()),
                    text,
                    ("Lebih dari enam butir di bawah satu judul.", "More than six points under a heading."),
                    ("Gabungkan atau bagi daftar ini.", "Merge or divide this list."),
                )
            )
        start += len(line)
    return found


def find_overasking(text: str, role: Role | None) -> list[Finding]:
    """Years of experience and degrees beyond what the role asks for."""
    return [*_find_years(text, role), *_find_degrees(text, role)] if role else []


def _find_years(text: str, role: Role) -> list[Finding]:
    asked = [
        item.knockout.minimum_years
        for item in role.requirements
        if item.knockout and item.knockout.minimum_years is not None
    ]
    levels = [level.minimum_years for level in role.levels.values()]
    if not (asked or levels):
        return []
    most = max([*asked, *levels])
    return [
        _remark("years", found.start(), found.end(), text,
                (f"Peran ini lazimnya meminta paling banyak {most:g} tahun.",
                 f"The role usually asks for at most {most:g} years."),
                ("Turunkan syarat tahun atau sebut kemampuannya.", "Ask for fewer years, or name the ability."),
                "overasking")
        for found in _YEARS.finditer(text)
        if int(found.group(1) or found.group(2)) > most
    ]  # fmt: skip


def _find_degrees(text: str, role: Role) -> list[Finding]:
    asked = [item.knockout.minimum_level for item in role.requirements if item.knockout]
    levels = [_DEGREES.index(level) for level in asked if level]
    if not levels:
        return []
    most = max(levels)
    return [
        _remark("degree_beyond", found.start(), found.end(), text,
                (f"Peran ini lazimnya cukup dengan {_DEGREES[most]}.", f"The role usually asks for {_DEGREES[most]}."),
                (f"Tulis {_DEGREES[most]} atau pengalaman setara.", f"Ask for {_DEGREES[most]} or equal experience."),
                "overasking")
        for found in _DEGREE.finditer(text)
        if _degree_of(found) > most
    ]  # fmt: skip


def _degree_of(found: re.Match[str]) -> int:
    if found["id"]:
        return _DEGREES.index(found["id"].upper().replace(" ", "").replace("-", ""))
    return _DEGREES.index({"b": "S1", "m": "S2", "d": "S3", "p": "S3"}[found["en"][0].lower()])


def _remark(code: str, start: int, end: int, text: str, reason: tuple[str, str], advice: tuple[str, str],
            category: str = "structure") -> Finding:  # fmt: skip
    quote = text[start:end]
    return Finding(code, category, "style", start, end, quote, *reason, "Saring", *advice)
