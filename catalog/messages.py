"""Faults of role files in Bahasa Indonesia, for the pages; the English stands where a fault is found.

A test holds every message that the checks can give against this table.
"""

from __future__ import annotations

import re
from functools import cache

from catalog.role import Language
from errors import Problem

# {name} stands for whatever the English message has there
_MESSAGES = {
    # the file
    "a second document starts here; one file holds one document": (
        "dokumen kedua mulai di sini; satu file memuat satu dokumen"
    ),
    "the tag {tag} is not allowed here; leave it out": "tag {tag} tidak diizinkan di sini; hapus tag itu",
    "hidden character {code}; delete it": "ada karakter tersembunyi {code}; hapus karakter itu",
    "nested deeper than {n} levels; this file cannot be a role": (
        "susunannya lebih dalam dari {n} tingkat; ini bukan file peran"
    ),
    "a key must be one word, not a list or mapping": "kunci harus satu kata, bukan daftar",
    "merge keys (<<) are not used here; a kind of a role takes the rest over with 'extends'": (
        "kunci gabungan (<<) tidak dipakai; jenis peran mewarisi isinya dengan 'extends'"
    ),
    "'{key}' is already set on line {n}; keep one of the two": (
        "'{key}' sudah ditulis pada baris {n}; pertahankan salah satu"
    ),
    "*{name} points at nothing before it, or at itself": (
        "*{name} tidak menunjuk apa pun sebelumnya, atau menunjuk dirinya sendiri"
    ),
    "a key must be written out, not an alias": "kunci harus ditulis lengkap, bukan alias",
    "too many aliases; write the lines out": "terlalu banyak alias; tuliskan barisnya",
    "larger than {n} bytes; split the file, or let a kind of the role carry a part": (
        "lebih besar dari {n} bita; bagi file ini, atau pindahkan sebagian ke jenis peran"
    ),
    "the file is empty": "file kosong",
    "the file must hold keys and values (`title: …`), not a list or a word": (
        "file harus berisi kunci dan nilai (`title: …`), bukan daftar atau satu kata"
    ),
    "a tab in the indent; YAML wants spaces": "ada tab pada inden; YAML memakai spasi",
    "this character is not UTF-8; save the file as UTF-8": "karakter ini bukan UTF-8; simpan file sebagai UTF-8",
    "not valid YAML: {reason}; put text that holds ': ' in quotes": (
        "YAML tidak sah ({reason}); tulis teks yang memuat ': ' di dalam tanda kutip"
    ),
    "not valid YAML: {reason}; a colon is missing here or on the line before": (
        "YAML tidak sah ({reason}); titik dua kurang di sini atau pada baris sebelumnya"
    ),
    "not valid YAML: {reason}; check the indent of this line and the one before": (
        "YAML tidak sah ({reason}); periksa inden baris ini dan baris sebelumnya"
    ),
    "not valid YAML: {reason}; put the text in quotes": "YAML tidak sah ({reason}); tulis teksnya di dalam tanda kutip",
    "not valid YAML: {reason}; a quote or bracket is not closed": (
        "YAML tidak sah ({reason}); tanda kutip atau kurung belum ditutup"
    ),
    "not valid YAML: {reason}": "YAML tidak sah ({reason})",
    "cannot be read: {reason}": "tidak dapat dibaca: {reason}",
    "is not read; rename it to {name}": "tidak dibaca; ubah namanya menjadi {name}",
    # shape
    "'{key}' (the Indonesian text) is missing": "'{key}' (teks Indonesia) belum ada",
    "'{key}' (the English text) is missing": "'{key}' (teks Inggris) belum ada",
    "'{key}' is missing": "'{key}' belum ada",
    "unknown key '{key}'": "kunci '{key}' tidak dikenal",
    "'{key}' is not known here": "'{key}' tidak dikenal di sini",
    "both languages are expected here: {example}": "tuliskan kedua bahasa di sini: {example}",
    "{value} is not allowed": "{value} tidak diizinkan",
    "{value} must be text; put it in quotes": "{value} harus berupa teks; tulis di dalam tanda kutip",
    "the text is empty": "teksnya kosong",
    "text is expected here, not {value}": "di sini seharusnya teks, bukan {value}",
    "a list is expected here (lines that begin with '- '), not {value}": (
        "di sini seharusnya daftar (baris yang diawali '- '), bukan {value}"
    ),
    "keys and values are expected here (`key: value`), not {value}": (
        "di sini seharusnya kunci dan nilai (`kunci: nilai`), bukan {value}"
    ),
    "true or false is expected here, not {value}": "di sini seharusnya true atau false, bukan {value}",
    "a whole number is expected here, not {value}": "di sini seharusnya bilangan bulat, bukan {value}",
    "a number is expected here, not {value}": "di sini seharusnya angka, bukan {value}",
    "at least {n} is expected here, not {value}": "nilainya paling sedikit {n}, bukan {value}",
    "at most {n} is expected here, not {value}": "nilainya paling banyak {n}, bukan {value}",
    # ids
    "'{name}' is no role id: small letters, digits and _, at most one '/'": (
        "'{name}' bukan id peran: pakai huruf kecil, angka, dan _, paling banyak satu '/'"
    ),
    "'{name}' is no role id: small letters, digits and _, for instance {example}": (
        "'{name}' bukan id peran: pakai huruf kecil, angka, dan _, misalnya {example}"
    ),
    "'{name}' is no role id: small letters, digits and _": "'{name}' bukan id peran: pakai huruf kecil, angka, dan _",
    "'{name}' is no id: use small letters a-z, digits and _": "'{name}' bukan id: pakai huruf kecil a-z, angka, dan _",
    "the id '{name}' is kept for a line of every scorecard; choose another": (
        "id '{name}' dipakai oleh baris tetap di setiap kartu skor; pilih nama lain"
    ),
    "the id '{name}' is used twice; each line needs its own": (
        "id '{name}' dipakai dua kali; setiap baris memerlukan id sendiri"
    ),
    "'{name}' does not fit the file's place; write '{right}'": (
        "'{name}' tidak sesuai dengan letak file; tulis '{right}'"
    ),
    "there is already a role '{name}'; choose another id": "sudah ada peran '{name}'; pilih id lain",
    # inheritance
    "no role '{name}'": "tidak ada peran '{name}'",
    "there is no role '{name}'": "tidak ada peran '{name}'",
    "'{name}' extends this role in turn; one of the two must stand alone": (
        "'{name}' juga mewarisi peran ini; salah satu harus berdiri sendiri"
    ),
    "'{name}' extends this role; change or remove that one first": (
        "'{name}' mewarisi peran ini; ubah atau hapus peran itu lebih dahulu"
    ),
    "'{name}' must be repaired first": "'{name}' harus diperbaiki lebih dahulu",
    "'{name}' is not in the role that this one extends": "'{name}' tidak ada pada peran yang diwarisi",
    "a list of ids is expected here: {example}": "di sini seharusnya daftar id: {example}",
    "an id is expected here": "di sini seharusnya sebuah id",
    # content
    "{n} default points; at most {most}. Set 'default: false' on the others": (
        "{n} butir bawaan; paling banyak {most}. Tulis 'default: false' pada butir lainnya"
    ),
    "a heading without points; add one or drop the heading": "judul tanpa butir; tambahkan butir atau hapus judulnya",
    "no skill '{name}' in the lexicon": "tidak ada keahlian '{name}' di leksikon",
    "names no skill, so no CV could ever show it; add 'skills'": (
        "tidak menyebut keahlian, sehingga tidak ada CV yang dapat membuktikannya; tambahkan 'skills'"
    ),
    "no interview questions for '{name}'": "belum ada pertanyaan wawancara untuk '{name}'",
    "'{name}' is not among the levels of this role": "'{name}' tidak termasuk jenjang peran ini",
    "'{name}' is not among the industries of this role": "'{name}' tidak termasuk industri peran ini",
    "a knockout of the kind '{kind}' needs '{key}'": "syarat pokok jenis '{kind}' memerlukan '{key}'",
    "'{key}' is not read by a knockout of the kind '{kind}'": "'{key}' tidak dibaca oleh syarat pokok jenis '{kind}'",
    "years must lie between 0 and 40": "lama tahun harus di antara 0 dan 40",
    "a knockout is a must; write 'need: must'": "syarat pokok harus wajib; tulis 'need: must'",
    "a share lies between 0 and 1, not {value}": "porsi bernilai 0 sampai 1, bukan {value}",
    "the shares add up to {total}; they must add up to 1": "jumlah porsinya {total}; seharusnya 1",
    "the same text in both languages; translate one": "teksnya sama dalam kedua bahasa; terjemahkan salah satu",
    "no regular expression: {reason}": "bukan ekspresi reguler: {reason}",
    "none of the patterns finds this line": "tidak ada pola yang menemukan baris ini",
}
_HINTS = {
    "; see the list of roles": "; lihat daftar peran",
    "; did you mean '{word}'?": "; maksud Anda '{word}'?",
    "; one of {words}": "; pilihannya {words}",
    "; known here: {words}": "; yang dikenal: {words}",
}
_VALUES = {"nothing": "kosong", "a block of lines": "sekumpulan baris"}
# what the YAML parser says; {reason} of the sentences above
_VALUES |= {
    "mapping values are not allowed in this context": "ada titik dua yang tidak pada tempatnya",
    "block sequence entries are not allowed in this context": "tanda '-' tidak pada tempatnya",
    "could not find expected ':'": "titik dua tidak ditemukan",
    "did not find expected ',' or ']'": "tanda koma atau ']' tidak ditemukan",
    "did not find expected ',' or '}'": "tanda koma atau '}' tidak ditemukan",
    "did not find expected '-' indicator": "tanda '-' tidak ditemukan",
    "did not find expected <document start>": "awal dokumen tidak ditemukan",
    "did not find expected alphabetic or numeric character": "seharusnya ada huruf atau angka",
    "did not find expected comment or line break": "seharusnya baris berakhir di sini",
    "did not find expected hexdecimal number": "seharusnya ada bilangan heksadesimal",
    "did not find expected key": "kunci tidak ditemukan",
    "did not find expected node content": "isinya tidak ditemukan",
    "did not find expected whitespace or line break": "seharusnya ada spasi atau baris baru",
    "found a tab character that violates indentation": "ada tab pada inden",
    "found a tab character where an indentation space is expected": "ada tab pada inden",
    "found an indentation indicator equal to 0": "petunjuk inden bernilai 0",
    "found character that cannot start any token": "ada karakter yang tidak dapat mengawali isi",
    "found duplicate anchor; first occurrence": "jangkar ditulis dua kali",
    "found invalid Unicode character escape code": "kode karakter tidak sah",
    "found undefined alias": "alias tidak menunjuk apa pun",
    "found undefined tag handle": "tag tidak dikenal",
    "found unexpected ':'": "ada titik dua yang tidak pada tempatnya",
    "found unexpected document indicator": "ada penanda dokumen yang tidak pada tempatnya",
    "found unexpected end of stream": "file berakhir terlalu awal",
    "found unknown escape character": "karakter setelah garis miring terbalik tidak dikenal",
    "cannot be read": "tidak dapat dibaca",
}


def _compile(table: dict[str, str], end: str) -> list[tuple[re.Pattern[str], str]]:
    """Patterns of the English templates; the longest first, so that a hint is not taken for a value."""
    return [
        (re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(english)) + end, re.DOTALL), indonesian)
        for english, indonesian in sorted(table.items(), key=lambda row: -len(row[0]))
    ]


@cache
def _patterns() -> tuple[list[tuple[re.Pattern[str], str]], list[tuple[re.Pattern[str], str]]]:
    return _compile(_HINTS, "$"), _compile(_MESSAGES, r"\Z")


def message_in(problem: Problem, language: Language) -> str:
    """The problem's message in one language; a message without translation stays English."""
    return tell(problem.message, language)


def tell(english: str, language: Language) -> str:
    """A message of this package in one language; one without translation stays English."""
    if language == "en":
        return english
    message, hint = english, ""
    hints, messages = _patterns()
    for pattern, indonesian in hints:
        if (found := pattern.search(message)) is not None:
            message, hint = message[: found.start()], indonesian.format(**found.groupdict())
            break
    for pattern, indonesian in messages:
        if (found := pattern.match(message)) is not None:
            values = {name: _VALUES.get(value, value) for name, value in found.groupdict().items()}
            return indonesian.format(**values) + hint
    return english
