"""The headings of advertisements: the usual ones of both languages, ours, and those of a role."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.role import Language, Text
from descriptions import phrases
from descriptions.advert_lines import Part

_HEADINGS: dict[Part, str] = {
    "about": r"tentang (?:kami|perusahaan)|profil(?: singkat)? perusahaan|about (?:us|the company|our company)|company (?:profile|overview|description)|who we are",
    "purpose": r"tujuan (?:jabatan|posisi|pekerjaan)|ringkasan (?:pekerjaan|jabatan|posisi)|gambaran (?:umum|pekerjaan)|(?:job|role|position) (?:purpose|summary|overview)|the (?:role|opportunity)|about the (?:job|role)|purpose(?: of the role)?",
    "duties": r"(?:uraian |deskripsi |rincian )?(?:tugas|pekerjaan|tanggung jawab)(?: (?:dan|&) (?:tanggung jawab|tugas|wewenang))?(?: (?:utama|pekerjaan|jabatan))?|jobdesk?|job ?des[ck](?:ription)?s?|(?:job |key |main |primary |your |roles? (?:and|&) |duties (?:and|&) )?responsibilit(?:y|ies)(?: (?:and|&) duties)?|(?:job |key |main )?duties(?: (?:and|&) responsibilities)?|what you(?:['’]ll| will) (?:do|be doing)|your (?:role|mission|tasks)|yang akan (?:anda|kamu) (?:kerjakan|lakukan)|(?:job )?scope|accountabilities|(?:key )?tasks|(?:kerja(?:an)?(?:nya)?|tugas(?:nya)?|job ?desk(?:nya)?) (?:ng)?apa(?:in)?(?: a?ja| saja)?(?: sih)?|ngapain(?: a?ja| saja)?(?: sih)?",
    "must": r"(?:ke)?kualifikasi(?: (?:umum|khusus|utama|minimal|minimum|wajib|pelamar|kandidat))?|(?:pe?r?)?syarat(?:an)?(?: (?:umum|khusus|utama|wajib|pelamar|minimal))?|syarat[- ]syarat|kriteria(?: (?:pelamar|kandidat))?|(?:job |minimum |basic |key |general |the |our |role )?(?:requirements?|qualifications?)(?: (?:and|&) (?:skills|experience|requirements|qualifications))?|(?:skills?|experience)(?: (?:and|&) (?:experience|qualifications|skills|requirements))|what (?:we(?:['’]re| are) looking for|you(?:['’]ll)? (?:need|bring)|we need)|who you are|must[- ]haves?|what you must bring|keahlian|keterampilan|skills? (?:required|set)|yang (?:kami|kita|dicari|dibutuhkan)(?: (?:cari|butuhkan|butuhin))?|wajib(?:: .{3,40})?|must-have: .{3,40}|(?:skill|keahlian) yang dibutuhkan",
    "nice": r"(?:preferred|additional|desired) (?:qualifications?|skills?|requirements?|experience)|nice[- ]to[- ]haves?|nilai (?:tambah|plus)|lebih disukai|bonus points|(?:it(?:['’]s| is) )?a plus|kualifikasi tambahan|diutamakan",
    "pay": r"(?:gaji|upah|imbalan|kompensasi|remunerasi|benefits?|salary|compensation|fasilitas|tunjangan|pay)(?: (?:dan|and|&|/) (?:benefits?|tunjangan|fasilitas|perks|gaji))?(?: (?:yang (?:anda|kamu) dapat(?:kan)?|karyawan|package))?|(?:dapet|dapat) apa(?: a?ja| saja)?|yang (?:bakal |akan )?(?:kamu|anda) (?:dapat|dapet|peroleh)|what we offer|we offer|(?:yang )?kami (?:tawarkan|menawarkan)|perks(?: (?:and|&) benefits)?|keuntungan|benefit yang (?:didapat(?:kan)?|diberikan)",
    "conditions": r"kondisi kerja|waktu kerja|jam kerja|working (?:conditions|hours|arrangement)|ketentuan(?: lain)?|lain[- ]lain",
    "process": r"(?:proses|tahap(?:an)?|alur) (?:seleksi|rekrutmen|perekrutan)|(?:selection|recruitment|hiring|interview) process|jadwal (?:seleksi|interview|wawancara)",
    "apply": r"cara (?:melamar|mendaftar|daftar)|how to apply|(?:kirim(?:kan)?|ajukan) (?:lamaran|cv)(?: (?:anda|kamu|ke))?|pendaftaran|kontak|contact(?: us)?|info(?:rmasi)? (?:lebih lanjut|lanjut|pendaftaran)|tertarik|minat|berminat|interested\??|berkas(?: lamaran)?|dokumen (?:yang )?(?:dibutuhkan|diperlukan|lamaran)",
    "place": r"penempatan|lokasi(?: (?:kerja|penempatan))?|(?:job |work(?:ing)? )?location|placement",
    "title": r"posisi(?: yang dibuka)?|jabatan|nama jabatan|lowongan(?: kerja)?|job title|position|title|dibutuhkan(?: segera)?|we(?:['’]re| are) hiring|loker",
}  # fmt: skip
_HEADING = re.compile("|".join(f"(?P<{part}>{phrase})" for part, phrase in _HEADINGS.items()), re.IGNORECASE)
_LISTED = "|".join(
    _HEADINGS[part] for part in ("duties", "must", "nice", "pay", "apply", "place", "process", "about", "purpose")
)
EMBEDDED = re.compile(
    rf"(?<=[.;)!?])\s*(?=(?:{_LISTED})\s*:)|(?<=[a-z])(?=(?-i:[A-Z]))(?=(?:{_LISTED})\s*:)|"
    rf"(?<=[.;)!?])\s*(?=(?:{_LISTED})(?-i:[A-Z][a-z]))", re.IGNORECASE,
)  # fmt: skip
_OPENS_GLUED = re.compile(rf"^\W*(?:{_LISTED})(?=(?-i:[A-Z][a-z]|\d\+))", re.IGNORECASE)
_SOFT: dict[Part, re.Pattern[str]] = {
    "must": re.compile(r"(?i)\b(?:qualifications?|requirements?|kualifikasi|persyaratan|kriteria|syarat)\b"),
    "duties": re.compile(r"(?i)\b(?:responsibilit(?:y|ies)|duties|tasks|jobdesk?|tugas|tanggung jawab)\b"),
    "pay": re.compile(r"(?i)\b(?:perks|benefits?|fasilitas|tunjangan|keuntungan)\b"),
    "about": re.compile(r"(?i)\b(?:about (?:us|the (?:client|company))|tentang kami)\b"),
}
"""Words that make a short line in title case, or one with a colon, a heading."""
BULLET = re.compile(r"^[\s•●▪■◦‣∙·*➢➤►✓✔❖◾⭐⏰⌚☎✉\ufe0f\U0001f300-\U0001faff✅#>–—-]+|^\s*(?:\(?\d{1,2}[.)]|[a-z][.)])\s+(?=\D)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading opens, and its language where that is known."""

    part: Part
    language: Language | None = None


Headings = Mapping[str, Heading]


@functools.cache
def our_headings() -> Headings:
    """The headings that our own exports carry."""
    found: dict[str, Heading] = {}
    for id, text in phrases.HEADINGS.items():
        part: Part = "must" if id.startswith("must") else "other" if id == "assurance" else id  # type: ignore[assignment]  # ids are parts
        found |= name_heading(text, part)
    return found


def name_heading(text: Text, part: Part) -> Headings:
    """One heading in both languages, as `sort_advert` takes it."""
    if text.id.lower() == text.en.lower():
        return {text.id.lower(): Heading(part)}
    return {text.id.lower(): Heading(part, "id"), text.en.lower(): Heading(part, "en")}


def open_known(line: str, known: Headings) -> tuple[Part, str, str] | None:
    words = " ".join(_CONTINUED.sub("", BULLET.sub("", line).strip(" *_:")).split())
    heading = known.get(words.lower())
    return (heading.part, words, "") if heading else None


_CONTINUED = re.compile(rf"(?i)\s*\((?:{phrases.CONTINUED.id}|{phrases.CONTINUED.en})\)$")


def open_section(line: str) -> tuple[Part, str, str] | None:
    """The section that a line opens, its heading, and what stands behind the colon."""
    bare = BULLET.sub("", line).strip(" *_#=~\t")
    glued = _OPENS_GLUED.match(bare)
    head, colon, rest = re.match(r"([^:;?]*)([:;?]?)(.*)", bare, re.DOTALL).groups()  # type: ignore[union-attr]  # fits all
    if glued:
        head, rest = glued.group(), bare[glued.end() :]
    for words, behind in ((bare, ""), (head, rest)):
        words = " ".join(words.strip(" *_[]().!?:").split())
        match = _named(words) if len(words) <= 60 else None
        if match and match.lastgroup:
            part: Part = match.lastgroup  # type: ignore[assignment]  # the groups are named after the parts
            bullet = line.strip()[:1] in "•-" and not colon and not behind
            return None if bullet else (part, words, behind.strip(" *_"))
    return None if line.strip()[:1] in "•-*" else _soft_heading(bare)


def _named(words: str) -> re.Match[str] | None:
    """A usual heading, also as it is said: "Syaratnya"."""
    return _HEADING.fullmatch(words) or _HEADING.fullmatch(re.sub(r"(?i)(?<=[a-z]{4})nya$", "", words))


def _soft_heading(bare: str) -> tuple[Part, str, str] | None:
    """A short line in title case or with a colon that holds a heading's word: "Your Daily Tasks"."""
    words = bare.rstrip(":!")
    shaped = bare.endswith(":") or words.istitle() or words.isupper()
    if not shaped or len(words.split()) > 6 or bare.endswith("."):
        return None
    return next(((part, words, "") for part, word in _SOFT.items() if word.search(words)), None)
