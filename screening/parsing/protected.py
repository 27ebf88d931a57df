"""Personal data that must not reach the scorer: birth, age, sex, religion, address, ids … each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from screening.resume import Protected, ProtectedKind, Span

_LINE = r"[^\n]{0,90}"
_RULES: list[tuple[ProtectedKind, str]] = [
    ("birth", rf"\b(?:tempat\s*[,/&]?\s*(?:dan\s+)?(?:tanggal|tgl)\.?\s*lahir|ttl|tanggal lahir|tgl\.? lahir|date of birth|place of birth|birth\s?date|born|dob|lahir di)\b\s*[:\-]?{_LINE}"),
    ("age", r"\b(?:umur|usia|age)\s*[:\-]?\s*\d{1,2}\b(?:\s*(?:tahun|thn|years?(?: old)?))?|\b\d{2}\s*years? old\b"),
    ("sex", r"\b(?:jenis kelamin|gender|sex)\s*[:\-/]?\s*(?:laki-laki|laki laki|perempuan|pria|wanita|male|female|l|p|m|f)\b|(?m:^\s*(?:laki-laki|perempuan|pria|wanita|male|female)\s*$)"),
    ("religion", r"\b(?:agama|religion)\s*[:\-]?\s*(?:islam|kristen(?: protestan)?|protestan|katolik|katholik|hindu|buddh?a|konghucu|muslim|christian|catholic|moslem)\b|(?m:^\s*(?:islam|kristen|katolik|hindu|buddh?a|konghucu)\s*$)"),
    ("marital_status", r"\b(?:status(?:\s+(?:pernikahan|perkawinan|nikah|marital))?|marital status|civil status)\s*[:\-]?\s*(?:belum (?:menikah|kawin)|lajang|menikah|kawin|single|married|cerai|duda|janda|divorced|widow(?:ed)?)\b|(?m:^\s*(?:belum menikah|menikah|lajang|single|married)\s*$)"),
    ("ethnicity", r"\b(?:suku(?:\s+bangsa)?|etnis|ethnicity|race)\s*[:\-]\s*[^\n]{2,30}"),
    ("nationality", r"\b(?:kewarganegaraan|warga\s?negara|nationality|citizenship)\s*[:\-]?\s*[^\n]{2,30}"),
    ("id_number", r"\b(?:nik|no\.?\s*ktp|nomor\s+ktp|npwp|no\.?\s*sim|paspor|passport(?: no\.?)?|nip)\b\s*[:\-.]?\s*[\d .\-]{6,25}"),
    ("id_number", r"(?<!\d)\d{16}(?!\d)"),
    ("body", r"\b(?:tinggi(?: badan)?|berat(?: badan)?|height|weight|tb\s*/?\s*bb|golongan darah|blood type)\s*[:\-/]?\s*(?:\d{2,3}[^\n]{0,20}|[abo]{1,2}\b[+-]?)"),
    ("family", r"\b(?:nama (?:ayah|ibu|suami|istri|orang tua)|father'?s name|mother'?s name|spouse|anak ke)\s*[:\-]?\s*[^\n]{2,60}"),
    ("address", rf"\b(?:alamat(?:\s+\w+)?|address|domisili|domicile)\s*[:\-]\s*{_LINE}|\b(?:jl|jln|jalan|gg|gang|perum|perumahan|komplek|kompleks)\b\.?\s+[A-Z0-9]{_LINE}|\bRT\.?\s*\d+\s*/?\s*(?:RW\.?)?\s*\d*{_LINE}"),
]  # fmt: skip
_COMPILED = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _RULES]


def _word_starts(letters: str) -> tuple[str, ...]:
    """`letters` behind whatever may stand before a word; alone they are part of too many words."""
    return tuple(f"{mark}{letters}" for mark in " \n\t,.;:(/-|•·")


_SIGNS: dict[ProtectedKind, tuple[str, ...]] = {
    "birth": ("lahir", "ttl", "birth", "born", "dob"),
    "sex": ("kelamin", "gender", "sex", "laki", "perempuan", "pria", "wanita", "male"),
    "religion": ("agama", "religion", "islam", "kristen", "katolik", "hindu", "budd", "konghucu"),
    "marital_status": ("status", "menikah", "lajang", "single", "married"),
    "ethnicity": ("suku", "etnis", "ethnicity", "race"),
    "nationality": ("warga", "nationality", "citizenship"),
    "age": ("umur", "usia", "age", "year"),
    "body": ("tinggi", "berat", "height", "weight", "tb", "darah", "blood"),
    "address": ("alamat", "address", "domisili", "domicile", "jl", "jln", "jalan", "gang", "perum", "komplek", *_word_starts("gg"), *_word_starts("rt")),
    "family": ("nama", "father", "mother", "spouse", "anak"),
}
"""Each match of a rule holds one of its signs; looking for these first is twenty times faster than the rule."""


def find_protected(text: str, known: Iterable[tuple[ProtectedKind, Span]]) -> tuple[Protected, ...]:
    """All protected stretches of `text`, those already known (name, e-mail …) among them, by place."""
    found = {(kind, span.start, span.end) for kind, span in known}
    lower = text.lower()
    for kind, pattern in _COMPILED:
        signs = _SIGNS.get(kind)
        if signs and not any(sign in lower for sign in signs):
            continue
        found |= {(kind, match.start(), match.end()) for match in pattern.finditer(text)}
    return tuple(Protected(kind, Span(start, end)) for kind, start, end in sorted(found, key=lambda item: item[1:]))


def name_spans(text: str, name: str) -> Iterator[tuple[ProtectedKind, Span]]:
    """Every place where the whole name stands, letter case aside."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
        yield "name", Span(match.start(), match.end())
