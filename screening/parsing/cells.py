"""What stands in the header of a job: its pieces, and how much each looks like a title, an employer or a place."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from screening.document import Line
from screening.parsing.dates import Period
from screening.parsing.words import column_labels, job_words

_SPLIT = re.compile(
    r"(?P<soft>\s+[–—-]+(?:\s+|$|(?=[A-Z][a-z]))|\s*:\s+(?=[A-Z]))"
    r"|\s*(?:\.\s?){4,}\s*|\s*_{4,}\s*"
    r"|\s+[|•·●▪◦■∙⋅]\s+|\s*[|●▪]\s*|\t|\s{2,}|\s+@\s*|\s+(?:at|di|sebagai)\s+(?=[A-Z])|\s*[,ï¼–-]*\s*\bCity\s*[,ï¼]\s*(?:State|Country|Province)\b\s*,?\s*|\s*(?=Company\s?Name)|(?<=Company Name)\s*[,ï¼â€–-]+\s*|(?<=Company Name)\s+(?=[A-Z])|(?<=CompanyName)\s*[,ï¼â€–-]+\s*"
)
_LEGAL = re.compile(r"\b(?:PT|CV|UD|PD|Tbk|Inc|Ltd|LTD|LLC|LLP|Corp|GmbH|Pte|Pvt|BPR|KSP)\b\.?|\bCo\.")
_LEGAL_TAIL = re.compile(r"(?:Inc|INC|Ltd|LTD|LLC|Tbk|Co(?!-)|LLP|Corp|GmbH|S\.A|Pte|PLC)\b")
_DURATION = re.compile(r"\W*(?:\d+\s+(?:years?|yrs?|tahun|thn)\W*)?(?:\d+\s+(?:months?|mos?|bulan|bln))?\W*", re.IGNORECASE)
_REGION = re.compile(
    r"A[BCKLRZ]|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSVY]|O[HKNR]|PA|QC|RI|S[CDK]|T[NX]|U[KT]|V[AT]|W[AIVY]|USA?|U\.S\.A?\.?|U\.K\.|UAE|DKI|NCR|NSW|VIC|QLD"
)
_LABEL = (
    r"jabatan(?:\s+terakhir)?|posisi|position|title|job title|role|designation|occupation(?:\s+or\s+position\s+held)?|(?:nama\s+)?perusahaan|company(?:\s+name)?|"
    r"(?:name\s+(?:and\s+address\s+)?of\s+)?employer|client|organi[sz]ation|(?:nama\s+)?instansi|tempat (?:be)?kerja|lokasi|location|periode?|masa kerja|lama (?:bekerja|kerja)|tahun|duration|dates?"
)
_LABELLED = re.compile(rf"^\W*(?:\d{{1,2}}[.)]\s*)?(?P<label>(?:{_LABEL})(?:\s*/\s*(?:{_LABEL}))?)\s*[:：]\s*(?P<value>.*)$", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"\W*(?:{_LABEL})(?:\s*/\s*(?:{_LABEL}))?\s*[:：]?\s*", re.IGNORECASE)
_TITLE_LABELS = ("jabatan", "posisi", "position", "title", "job title", "role", "designation", "occupation")
_EMPLOYER_LABELS = ("perusahaan", "nama", "tempat", "name", "company", "employer", "organi", "instansi", "client")
_DIRECTIONS = frozenset(
    ["utara", "selatan", "barat", "timur", "tengah", "pusat", "kota", "kabupaten", "kab", "jawa", "dki", "daerah", "istimewa", "nusa", "tenggara",
    "north", "south", "east", "west", "new", "greater", "area", "province", "central", "metro", "and", "of", "the", "s", "n", "ind", "raya"]
)  # fmt: skip
ONLY_KIND = re.compile(
    r"\(?(?:magang|intern(?:ship)?|freelanc(?:e|er)|(?:part|full)[- ]?time|(?:karyawan |pegawai )?(?:kontrak|tetap)|contract(?:or)?|permanent|temporary|seasonal|trainee|"
    r"(?:penuh|paruh|lepas) waktu|self[- ]employed|independent|wiraswasta|pekerja lepas|on[- ]?site|remote|hybrid)\)?",
    re.IGNORECASE,
)
"""A kind of employment in the place of a title or employer."""
_UNIT = re.compile(r"\b(?:division|department|dept\.?|team|unit|branch|section|desk|divisi|departemen|bagian)$|^(?:division|divisi|departemen|bagian|team|unit|tim) ", re.IGNORECASE)
"""Part of an employer, which may stand between title and employer."""
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]{3})|(?<=[A-Z])(?=[A-Z][a-z]{4})|(?<=[a-z]of)(?=[A-Z])")
"""Where a font without spaces glued words: "MarketingCoordinator"; only for looking words up."""
_COMMA = re.compile(r"\s*,\s+|,(?=[A-Z])|\s*\((?=(?:PT|CV)\b)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a header line. `soft`: only a comma or a dash stands before it, so it may belong to the piece before."""

    text: str
    start: int
    soft: bool
    title: float
    employer: float
    place: bool

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)


def cells_of(line: Line, period: Period | None) -> list[Cell]:
    """The pieces of a line without its dates, from left to right."""
    text = line.text
    if period is not None:
        text = text[: period.at] + " \t " + " " * max(period.until - period.at - 3, 0) + text[period.until :]
    labelled = _LABELLED.match(text)
    if labelled:
        return _valued(labelled, line.start)
    found: list[Cell] = []
    at, soft = 0, False
    for match in [*_SPLIT.finditer(text), None]:
        if match and match.group().strip() in {"at", "@"} and _is_inside_name(text[at : match.start()], match.group(), text[match.end() :]):
            continue
        end = match.start() if match else len(text)
        for piece, offset, inner in _pieces(text[at:end]):
            cleaned = _clean(piece)
            if cleaned and re.search(r"[^\W\d_]", cleaned) and not _DURATION.fullmatch(cleaned) and not _says_nothing(cleaned):
                start = line.start + at + offset + piece.find(cleaned)
                follows = bool(found) and (inner or soft)
                found.append(Cell(cleaned, start, follows, title_score(cleaned), employer_score(cleaned), is_place(cleaned)))
        at, soft = (match.end(), bool(match["soft"])) if match else (end, False)
    return [part for cell in found for part in _unglue(cell)]


def _is_inside_name(before: str, mark: str, after: str) -> bool:
    """Whether a mark belongs to one employer's name: "University of Nebraska at Omaha", "Innovation Lab @ Harlow"."""
    before = before.rpartition(", ")[2]
    return employer_score(before) > 0 >= title_score(before) and (mark.strip() == "@" or is_place(after.split(",")[0].split("\t")[0].strip()))


def is_label(text: str) -> bool:
    """Whether a line is the label of a form alone: "Instansi / Perusahaan"."""
    return len(text) < 40 and bool(_LABEL_ALONE.fullmatch(text))


def _valued(labelled: re.Match[str], start: int) -> list[Cell]:
    """What stands after "Jabatan :" and the like; nothing after "Periode :"."""
    label, whole = labelled["label"].lower(), labelled["value"].split("\t")[0]
    title, employer = label.startswith(_TITLE_LABELS), label.startswith(_EMPLOYER_LABELS)
    found: list[Cell] = []
    for piece, offset, _ in _pieces(whole) if employer else [(whole, 0, False)]:
        value = _clean(piece)
        if not value or not re.search(r"[^\W\d_]", value) or not (title or employer or label.startswith("lo")):
            continue
        at = start + labelled.start("value") + offset + piece.find(value)
        found.append(Cell(value, at, bool(found), 4.0 if title else 0.0, 4.0 if employer and not found else 0.0, not title and (not employer or bool(found))))
    return found


def _says_nothing(text: str) -> bool:
    """ "Tahun", "Periode" or "bekerja" left of a date or an employer."""
    return text.lower().strip(" :.") in column_labels() or (text.islower() and text.isalpha())


def is_duration(text: str) -> bool:
    """ "4 years 3 months" alone."""
    return len(text) < 40 and bool(text.strip()) and any(map(str.isdigit, text)) and bool(_DURATION.fullmatch(text.strip(" ()·")))


_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+")


_BEFORE_DATE = re.compile(r"\s+(?:(?:(?:dari|pada|sejak|mulai)\s+)?(?:tahun|periode|bulan)|dari|sejak|selama|since|from)$", re.IGNORECASE)


def _clean(piece: str) -> str:
    cleaned = _NUMBER.sub("", piece).strip(" ,;:/[]-–—|•·●▪■◦○➢➤►✓*“”\"ï¼\uf0b7")
    cleaned = _BEFORE_DATE.sub("", cleaned)
    return cleaned if "(" in cleaned and ")" in cleaned else cleaned.strip("() ,;:")


def _pieces(raw: str) -> list[tuple[str, int, bool]]:
    """Pieces between commas with their offsets; a legal form stays with its name, a region with its city."""
    pieces: list[tuple[str, int, bool]] = []
    at = 0
    for match in _COMMA.finditer(raw):
        after = raw[match.end() :]
        before = raw[at : match.start()]
        if _LEGAL_TAIL.match(after) or _is_open(raw[: match.start()]) or _goes_on_as_place(before, after) or _goes_on_as_list(before, after):
            continue
        pieces.append((raw[at : match.start()], at, at > 0))
        at = match.end()
    return [*pieces, (raw[at:], at, at > 0)]


def _goes_on_as_place(text: str, after: str) -> bool:
    """ "Nashville" before ", TN"; not "Telcoin" before ", Los Angeles, CA"."""
    if not _is_region(after) or not _could_be_city(text):
        return False
    pieces = [piece.strip() for piece in after.split(",")]
    return len(pieces) < 2 or not _is_region(pieces[1]) or _all_places(text.strip())


_LAST_OF_LIST = re.compile(r"(?:[A-Z][\w'’-]*,? ){1,2}(?:and|&|dan) [A-Z][^,|\t]*")


def _goes_on_as_list(before: str, after: str) -> bool:
    """ "Ministry of Water" before ", Sanitation and Hygiene"; not "Planner" before ", Barnes and Noble"."""
    rest = _LAST_OF_LIST.match(after)
    if rest is None or is_place(before):
        return False
    if title_score(before) <= 0:
        return title_score(rest.group()) <= 0 and (employer_score(before) > 0 or _LEGAL.search(rest.group()) is not None)
    return title_score(rest.group()) > 0 >= employer_score(rest.group())


def _could_be_city(text: str) -> bool:
    return len(text.split()) <= 3 and "&" not in text and employer_score(text) <= 0 and title_score(text) <= 0


def _is_open(before: str) -> bool:
    return before.count("(") > before.count(")")


def _is_region(text: str) -> bool:
    head = re.split(r",|\s\d", text.strip(), maxsplit=1)[0].strip(" .()")
    return bool(_REGION.fullmatch(head)) or _all_places(head)


def _all_places(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    places = job_words().place
    return bool(words) and (text.lower() in places or (any(word in places for word in words) and all(word in places or word in _DIRECTIONS for word in words)))


def is_place(text: str) -> bool:
    """ "Bogor", "Jakarta Selatan", "Nashville, TN", "Pune, Maharashtra, India"; not "Bank Bogor"."""
    if len(text) > 60 or _LEGAL.search(text):
        return False
    pieces = [piece.strip(" .()") for piece in re.split(r",|/", text) if piece.strip(" .()")]
    if not pieces or (len(pieces) == 1 and text in {"HR", "QA", "IT", "PA", "VP"}):
        return False
    return _all_places(pieces[0]) if len(pieces) == 1 else _is_region(pieces[-1]) and len(pieces[0].split()) <= 4 and title_score(pieces[0]) <= 0


@functools.lru_cache(maxsize=2048)
def title_score(text: str) -> float:
    """Over 0 when words of job titles stand in `text`; most when they are most of it or end it."""
    text = GLUED.sub(" ", text)
    words = re.findall(r"[^\W_][\w-]*", text.lower())
    titles = job_words().title
    if not words or len(words) > 12:
        return 0.0
    hits = sum(word in titles for word in words)
    return hits * 2 / (1 + len(words) / 6) + (0.7 if _ends_as_title(text) else 0) if hits else 0.0


def _ends_as_title(text: str) -> bool:
    head = re.split(r"\b(?:of|for|in|untuk|bidang|bagian)\b|[,(]", text.lower(), maxsplit=1)[0].split()
    return bool(head) and (head[-1].strip(".") in job_words().title or (len(head) > 1 and head[-1] in {"i", "ii", "iii", "1", "2", "3"}))


@functools.lru_cache(maxsize=2048)
def employer_score(text: str) -> float:
    """Over 0 when `text` names a legal form, a kind of organisation or a web address."""
    words = re.findall(r"[^\W_][\w-]*", text.lower())
    if not words or len(words) > 14:
        return 0.0
    employers = job_words().employer
    score = 2.5 if _LEGAL.search(text) else 0.0
    score += min(sum(word in employers for word in words), 2) * 1.2
    score += 0.6 if words[-1] in employers or words[0] in employers else 0
    score *= 0.25 if score < 3 and _ends_as_title(text) and not _LEGAL.search(text) else 1
    score = min(score, 0.3) if _UNIT.search(text) and not _LEGAL.search(text) else score
    score += 2.0 if text.lower().startswith(("company name", "companyname", "nama perusahaan", "confidential")) else 0
    score += 1.5 if re.search(r"\w\.(?:com|co|id|org|net|de|io|edu)\b", text) else 0
    return score - (2.0 if is_place(text) else 0)


_STARTER = re.compile(
    r"(?<=[\w)]) (?=(?:University|Universitas|PT|CV|UD|BPR|BPRS|KSP|KSPPS|BMT|Institut|Institute) |(?:Bank|Koperasi) (?!Garansi)[A-Z])"
)
"""Where an employer begins behind a title: "Account Officer BPR Tunas Artha"."""


def _unglue(cell: Cell) -> list[Cell]:
    """ "PT Sumber Jaya Kasir" without its cell rule is an employer and a title."""
    words = cell.text.split()
    starter = _STARTER.search(cell.text)
    if starter and title_score(cell.text[: starter.start()]) > 0 and " of " not in cell.text[: starter.start()]:
        left, right = cell.text[: starter.start()], cell.text[starter.end() :]
        return [
            Cell(left, cell.start, cell.soft, title_score(left), 0.0, False),
            Cell(right, cell.start + starter.end(), False, 0.0, employer_score(right), False),
        ]
    if cell.employer < 2 or cell.title <= 0 or not _LEGAL.match(cell.text) or len(words) < 4:
        return [cell]
    titles, employers = job_words().title, job_words().employer
    cut = len(words)
    while cut > 2 and words[cut - 1].lower().strip(".") in titles and words[cut - 1].lower() not in employers:
        cut -= 1
    if cut == len(words):
        return [cell]
    left, right = " ".join(words[:cut]), " ".join(words[cut:])
    at = cell.text.rfind(words[cut]) if cut == len(words) - 1 else cell.text.find(right)
    return [
        Cell(left, cell.start, cell.soft, 0.0, employer_score(left), False),
        Cell(right, cell.start + max(at, 0), False, title_score(right), 0.0, False),
    ]
