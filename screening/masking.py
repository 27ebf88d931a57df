"""What must not reach the scorer: protected data and names that hold words of the trade, blanked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from screening.resume import Resume

_NAMES = re.compile(
    r"\b(?:PT|CV|UD|Yayasan|SMK|SMA|SMKN|SMAN|MAN|STIE|Universitas|Institut|Politeknik|Akademi|Sekolah Tinggi|Toko|Warung|Kedai|Apotek|Bengkel|Gedung|Kompleks?|Perumahan|Firma)\b\.?[ \t]+(?:[A-Z][\w&'.-]*[ \t]*){1,5}"
    r"|\b(?:[A-Z][\w&'-]{0,40}[ \t]+){1,4}(?:University|College|Institute|High School|Academy)\b"
    r"|\b(?:Jl\.?|Jalan|Gang|Gg\.)[ \t]+(?:[A-Z][\w.-]*[ \t]*){1,4}"
    r"|\((?:[A-Z][\w&'.-]*[ \t]+){1,4}(?:Ltd|Inc|Tbk|LLC|GmbH)\.?\)",
)
"""Names of people, firms, schools and streets that hold words of the trade; none runs over a line end.

A word before "University" has a greatest length: "A-A-A-…" has a start at each letter.
"""
_NAME_CUE = re.compile(
    r"PT|CV|UD|Yayasan|SM[KA]|MAN|STIE|Univers|Institut|Politeknik|Aka|Sekolah T|Toko|Warung|Kedai|Apotek|Bengkel|Gedung|Komplek|Perumahan|Firma|College|High S|Academy|Jl|Jalan|Gang|Gg|Ltd|Inc|Tbk|LLC|GmbH"
)
"""One of these stands in every name above; only lines that hold one are searched."""
_LABELLED_NAME = re.compile(
    r"^[^\w\n]*(?:nama(?: lengkap| perusahaan)?|name|full name|employer|company|perusahaan|alamat|address|sekolah|school|agama|religion)\s*:.*$",
    re.MULTILINE | re.IGNORECASE,
)
_HIDE = frozenset({"name", "email", "phone", "link", "address", "birth", "age", "sex", "religion", "marital_status",
                   "ethnicity", "nationality", "id_number", "body", "family", "school"})  # fmt: skip
_NO_STREET = re.compile(r"(?<=peta )jalan\b|jalan\s+[a-z]")
"""An ordinary word: "peta jalan TI", "jalan keluar"; a street's name has a capital."""
_NOT_A_LINE_END = re.compile(r"[^\n]")


def masked_text(resume: Resume) -> str:
    """The text with every protected stretch blanked, same length: what the scorer is given."""
    text = resume.text
    spans = [(item.span.start, item.span.end) for item in resume.protected if item.kind in _HIDE and not _NO_STREET.match(text, item.span.start)]
    spans += [(p.employer_span.start, p.employer_span.end) for p in resume.positions if p.employer_span]
    spans += _names(text)
    spans += _labelled_names(text)
    pieces, done = [], 0
    for start, end in sorted(spans):
        first = max(start, done)
        if end > first:
            hidden = text[first:end]
            pieces += [text[done:first], _NOT_A_LINE_END.sub(" ", hidden) if "\n" in hidden else " " * len(hidden)]
            done = min(end, len(text))
    return "".join([*pieces, text[done:]])


def _names(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for cue in _NAME_CUE.finditer(text):
        if cue.start() >= done:
            first, done = text.rfind("\n", 0, cue.start()) + 1, text.find("\n", cue.start())
            done = len(text) if done < 0 else done
            yield from (match.span() for match in _NAMES.finditer(text, first, done))


def _labelled_names(text: str) -> Iterator[tuple[int, int]]:
    """"Nama: …" to the end of the line; each line that a colon follows is tried once, from its start."""
    colon = text.find(":")
    while colon >= 0:
        label_end = colon
        while label_end and text[label_end - 1].isspace():
            label_end -= 1
        match = _LABELLED_NAME.match(text, text.rfind("\n", 0, label_end) + 1)
        if match:
            yield match.span()
        tried = text.find("\n", label_end)
        colon = text.find(":", max(colon + 1, tried, match.end() if match else 0)) if tried >= 0 else -1
