"""Schools: level, degree, field, name, year, grade."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from screening.document import Line
from screening.parsing.cells import GLUED, is_place
from screening.parsing.dates import find_date, find_period
from screening.parsing.words import degree_words
from screening.resume import Education, EducationLevel, Span

_SCHOOL = re.compile(
    r"\b(?:univer(?:sit|sid|ist|is)\w+|institut\w*|hochschule|fachhochschule|école|ecole|lycée|escuela|colegio|isi|uny|unnes|uns|uad|umy|upi|unej|unsoed|untar|pens|polinema|polban|ipdn|(?-i:SD[NS]?|SMP[NS]?|SDIT|SMPIT|MTs[NS]?|MI[NS]?)(?=\s+[A-Z\d])|(?-i:[A-Z]\w+ High)(?=\s*(?:,|$|\())|politeknik|polytechnic|sekolah|akademi|academy|college|school|sman?|smkn?|smun?|man|stm|smea|stie|stmik|stikom|stikes|uin|iain|uc|caltech|polytechnique|"
    r"faculty|fakultas|campus|lyceum|gymnasium|community college|vidyalaya|iit|nit|mit|ucla|upn|unika|amik|akbid|akper|stba|binus|ugm|itb|its|ipb|undip|unpad|unair)\b", re.IGNORECASE,
)
_PART_OF_SCHOOL = re.compile(r"(?:college|faculty|school|department|fakultas) of |fakultas |graduat|high school diploma|school of", re.IGNORECASE)
_NO_SCHOOL = re.compile(r"\b(?:scholars?|scholarship|exam(?:ination)?|admissions?|press|society|club|council|address|newspaper)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\W*(?:address|website|honou?rs?(?! degree)|awards?|relevant|thesis|dissertation|course ?work|courses|minors?|activities|focus|specialisms?|exchange|scholarships?|member|president|alamat|kegiatan|organisasi|skripsi|supervisors?|advis[eo]rs?|projects?|topics?|mastery)\b",
    re.IGNORECASE,
)
"""How a line begins that tells more of a school or names another beside it."""
_BARE = frozenset(["university", "college", "school", "institute", "institute of technology", "high school", "academy"])
_CAPITALS_BEFORE = re.compile(r"(?:[A-Z]{2,}\W+){2,}(?=[A-Z][a-z])")
_LOWER_SCHOOL = re.compile(r"\W*(?:SD|SMP|SMA|SMK|MTs|MI|MA)[NS]?\s+[A-Z\d]")
_BARE_LEVEL = re.compile(r"\W*(?:sma|smk|smu|stm)\s*(?:[·|–—/,:-]|jurusan\b|$)", re.IGNORECASE)
_BEHIND_DEGREE = re.compile(r"(?<=\w )(?<!The )(?<!State )(?<!Open )(?<!National )(?<!Technical )(?<!Catholic )(?:University of |Universitas )(?=[A-Z])")
"""Where the school begins on a line that names a field or degree before it without a mark."""
_GPA = re.compile(r"\b(?:IPK|GPA|CGPA)\b\s*[:=]?\s*(\d[.,]\d{1,2})", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:\b(?:S-?[123]|D-?[1-4]|Sarjana|Magister|Ahli Madya)\b\s*(?:\([^()]{1,12}\)\s*)?[:–-]?\s*(?!Terapan)(?=[A-Z])|jurusan|program studi|prodi|majoring in|major(?:ed)? in|major:|\bin\b|\bof\b(?=\s+(?:Science|Arts|Business)\b.{0,20}\bin\b))\s*:?\s*([A-Z][^,|()\d\n–-]{2,50})"
)
_LEADING_DATES = re.compile(r"^\W*(?:19|20)\d{2}\s*(?:[-–—]|s\s*[./]\s*d\.?|sampai|hingga|to)?\s*(?:(?:19|20)\d{2}|sekarang|present)?\s*[:|,–-]?\s*", re.IGNORECASE)
_NAMES: dict[EducationLevel, str] = {
    "S3": r"ph\.?\s?d\b|\bdoctor(?:ate|al)?\s+(?:of|in|degree)|\bdoctor of|\bdoktor\b|\bs-?3\b|juris doctor|\bj\.d\b|\bpharm\.?\s?d\b|\bed\.d\b|\bm\.d\.(?=\s|,|$)|\bstrata[\s-]?(?:3|tiga|iii)\b",
    "S2": r"\bmaster(?:'?s|s)?\b(?!\s+(?:of ceremony|data))|\bm\.?\s?b\.?a\b|\bm\.?sc\b|\bm\.?s\b\.?(?=\s|,|\)|$)|\bm\.?a\b\.?(?=\s|,|\)|$)(?!\s+(?:negeri|swasta|al|an|ar|as|at|ath|az|darul|nurul|miftahul|muhammadiyah|nu)\b)|\bm\.?eng\b|\bm\.?tech\b|\bm\.?com\b|\bm\.?phil\b|\bm\.m\b|\bmm\b|\bmagister\b|\bs-?2\b|\bm\.kom\b|\bm\.si\b|\bpost\s?grad\w*|\bpgdm?\b|\bmca\b|\bm\.?s\.?w\b|\bm\.\s?ed\b|\bm\.?f\.?a\b|\bmsn\b|\bll\.?m\b|\bm\.?arch\b|\bm\.?res\b|\bpg\s?dip\w*|\bm\.?p\.?h\b|\bm\.\s?(?:t|pd|ak|h|hum|farm|kes|i\.?kom|psi|sos|stat|ti|ec\.?dev|ds|ag|ap|e|cs|kn)\b\.?(?=\s|,|\)|$)|\bstrata[\s-]?(?:2|dua|ii)\b|\bdiplom-\w+",
    "profession": r"\bprofesi\b|\bners\b|\bppak\b",
    "S1": r"\bbachelor(?:'?s|s)?\b|\bb\.?\s?sc\b|\bb\.?\s?a\b\.?(?=\s|,|:|\)|$)|\bb\.?\s?s\b\.?(?=\s|,|:|\)|$)|\bb\.?\s?e\b\.?(?=\s|,|:|\)|$)|\bb\.?\s?tech\b|\bb\.?\s?com\b|\bb\.?\s?b\.?a\b|\bbca\b|\bb\.?\s?eng\b|\bb\.?arch\b|\bsarjana\b(?!\s+terapan)|\bs-?1\b|\bstrata[\s-]?(?:1|satu|i)\b|\bundergraduate\b|\bs\.\s?(?:e|kom|t|h|sos|si|pd|ak|ikom|ip|psi|p|m)\b|\bb\.?s\.?w\b|\bb\.?\s?ed\b|\bb\.?f\.?a\b|\bbsn\b|\bbsba\b|\bll\.?b\b|\bmbbs\b|\bbcs\b|\bb\.?stat\b|\bs\.\s?(?:ked|farm|hum|stat|ag|ap|ars|ds|gz|kep|km|kes|sn|ss|tp|hut|pi|pt|i\.?\s?kom|ab|akun|mn)\b|\blicenciatura\b|\bhonou?rs degree\b|\bbaccalaureate\b",
    "D4": r"\bd-?4\b|\bd[.\s-]?iv\b|\bdiploma\s?(?:4|iv)\b|\bsarjana terapan\b|\bs\.tr\b",
    "D3": r"\bd-?3\b|\bd[.\s-]?iii\b|\bdiploma\s?(?:3|iii)\b|\bahli madya\b|\ba\.?md\b|\bassociate(?:'?s)?\b(?:\s+(?:degree|of|in))|\bassociate of\b|\ba\.?a\.?s?\b\.?(?=\s|,|:)|\bpolytechnic diploma\b|(?<!school )(?<!secondary )(?<!hsc )\bdiploma\b(?!\s*(?:1|2|i|ii)\b)|\bassociate\s*:|\ba\.s\.(?=\s|,|$)|\bhnd\b|\ba\.\s?md\b",
    "D2": r"\bd-?2\b|\bd[.\s-]?ii\b|\bdiploma\s?(?:2|ii)\b",
    "D1": r"\bd-?1\b|\bd[.\s-]i\b|\bdiploma\s?(?:1|i)\b",
    "SMA": r"\bsm[au]\b|\bsman\b|\bsmk\w?\b|\bslta\b|\bstm\b|\bsmea\b|\bman\s\d|\bhigh\s?school\b|\bsecondary\b|\bhsc\b|\bssc\b|\b1[02]th\b|\bintermediate\s+(?:school|college|education|exam\w*|board)\b|\bged\b|\bpaket c\b|\bvwo\b|\bgymnasium\b|\bsekolah menengah\b|\ba[- ]levels?\b|\bi?gcse\b|\babitur\b|\bclass (?:xii|12|x|10)\b|\b(?:madrasah )?aliyah\b|\bma[ns]?\s+(?:negeri|swasta|al|an|ar|as|at|ath|az|darul|nurul|miftahul|muhammadiyah|nu)\b",
}  # fmt: skip


@functools.cache
def _levels() -> list[tuple[EducationLevel, re.Pattern[str]]]:
    del_words = degree_words()  # the spellings that the lexicon adds beside the patterns above
    out: list[tuple[EducationLevel, re.Pattern[str]]] = []
    for level, pattern in _NAMES.items():
        extra = [re.escape(w.lower()) for w in del_words.get(level, []) if len(w) > 4 and w.lower() not in {"diploma", "profesi", "sarjana"}]
        out.append((level, re.compile("|".join([pattern, *(rf"\b{w}(?!\w)" for w in extra)]), re.IGNORECASE)))
    return out


@functools.cache
def _any_level() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in _levels()), re.IGNORECASE)


@functools.lru_cache(maxsize=512)
def level_of(text: str) -> EducationLevel | None:
    """The highest level that `text` names."""
    if not _any_level().search(text) and not GLUED.search(text):
        return None
    found = next((level for level, pattern in _levels() if pattern.search(text)), None)
    if found is None and (apart := GLUED.sub(" ", text)) != text:
        return next((level for level, pattern in _levels() if pattern.search(apart)), None)
    return found


def find_education(lines: Sequence[Line], as_of: datetime.date) -> list[Education]:
    """Schools of one section's lines (its heading left out)."""
    groups: list[list[Line]] = []
    for line in lines:
        if not line.text.strip() or _names_columns(line.text):
            continue
        starts = _starts(line, groups[-1] if groups else [])
        if starts or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    found = [_education(group, as_of) for group in groups]
    return [item for item in found if item.level or item.school]


_COLUMNS = frozenset(["sekolah", "institusi", "universitas", "school", "institution", "university", "nama sekolah", "tahun", "jurusan", "perguruan tinggi",
    "nama institusi", "program studi", "year", "major", "degree", "tingkat", "jenjang", "no", "lembaga", "college", "nama lembaga", "tahun lulus", "lulus"])  # fmt: skip


def _names_columns(text: str) -> bool:
    """Whether a line only names what stands in the columns of a table of schools."""
    return len(text) < 60 and all(piece.strip(" .:").lower() in _COLUMNS for piece in re.split(r"[/|\t]|\s{2,}", text))


_UNIVERSITY = re.compile(r"\b(?:universitas|institut|sekolah tinggi|stmik|stie|stikes|stikom|uin|iain)\b", re.IGNORECASE)
_STUDIED = re.compile(r"\b(?:ipk|gpa|jurusan|program studi|prodi|fakultas|teknik|ilmu)\b(?!.*\bsemester\b)", re.IGNORECASE | re.DOTALL)
"""What is written beside a university whose level the CV leaves out: in Indonesia that is an S1, other levels are always named."""


_DEGREE_LINE = re.compile(
    r"^\W*(?:(?:19|20)\d\d\W+)?(?:(?:completed|graduated as|lulusan|pendidikan terakhir(?: saya)?\s*:?)\s+)?(?:(?:bachelor|master|doctor)(?:'?s)?(?:\s+(?:degree|of|in))|bachelors|masters|sarjana|magister|diploma (?:iii|iv|3|4)|post\s?-?graduate|ph\.?\s?d|mba\b|m\.?b\.?a\b|"
    r"b\.?\s?(?:sc|a|s|e|tech|com|eng|b\.?a|ed|arch)\b\.?|m\.?\s?(?:sc|a|s|eng|tech|com|ed|phil)\b\.?|a\.a\.|s-?1\b|s-?2\b|d-?3\b|d-?4\b)(?=[\s,.:(]|$)", re.IGNORECASE,
)


def find_degree_lines(lines: Sequence[Line], as_of: datetime.date) -> list[Education]:
    """Schools of a CV that has no section for them: short lines that begin with a degree."""
    picked = [line for line in lines if len(line.text) < 110 and _DEGREE_LINE.match(line.text) and level_of(line.text) and not find_period(line.text, as_of)]
    return [_education([line], as_of) for line in picked]


def _starts(line: Line, group: Sequence[Line]) -> bool:
    """Whether `line` opens another school: it repeats something that the group already has."""
    if group and _ASIDE.match(line.text):
        return False
    text = "\n".join(item.text for item in group)
    named = len(line.text) < 70 and bool(_SCHOOL.search(line.text)) and bool(_SCHOOL.search(text)) and bool(level_of(text))
    if line.text.lstrip().startswith(("•", "-", "*")) and not named and not (level_of(line.text) and level_of(text)):
        return False
    same_level = bool(level_of(line.text)) and bool(level_of(text))
    same_school = bool(_SCHOOL.search(line.text)) and bool(_SCHOOL.search(text)) and not _BARE_LEVEL.match(line.text)
    same_level = same_level and not _BARE_LEVEL.match(line.text)
    dated = bool(re.search(r"(?:19|20)\d\d", text))
    another = same_school and dated and (bool(level_of(line.text)) or bool(re.search(r"(?:19|20)\d\d", line.text)) or bool(_LOWER_SCHOOL.match(line.text)))
    return another or (same_level and (same_school or dated)) or (same_school and not same_level and bool(level_of(text)))


def _education(group: Sequence[Line], as_of: datetime.date) -> Education:
    text = "\n".join(line.text for line in group)
    level = level_of(text) or ("S1" if _STUDIED.search(text) and _UNIVERSITY.search(text) else None)
    degree_line = next((line.text for line in group if level_of(line.text) == level), None) if level else None
    school = _school([_undated(line, as_of) for line in group])
    gpa = _GPA.search(text)
    period = next((p for line in group if (p := find_period(line.text, as_of))), None)
    single = next((d for line in group if (d := find_date(line.text))), None)
    end = (period.end if period else None) or (single[0] if single and not period else None)
    field_match = _FIELD.search(degree_line or text)
    return Education(
        level, _degree(degree_line) if degree_line else None, field_match.group(1).strip(" .") if field_match else None,
        school, int(end[:4]) if end else None, float(gpa.group(1).replace(",", ".")) if gpa else None,
        Span(group[0].start, group[-1].end),
    )  # fmt: skip


def _undated(line: Line, as_of: datetime.date) -> Line:
    period = find_period(line.text, as_of)
    at, until = (period.at, period.until) if period else single[1:] if (single := find_date(line.text)) else (0, 0)
    return replace(line, text=f"{line.text[:at]}\t{line.text[until:]}") if until else line


def _degree(line: str) -> str:
    pieces = re.split(r"\s+[|•–—-]\s+|\t|\s{2,}|,(?=\s*(?:Univ|Instit|Polit|College))", line)
    best = next((piece for piece in pieces if level_of(piece)), line)
    best = _LEADING_DATES.sub("", best)
    best = re.sub(r"\(?\b(?:19|20)\d{2}\b.*$", "", best)
    return best.strip(" ,;:-–—•*()")


_APART = re.compile(r"\s+[|•–—·-]\s+|(?<!SLTA)(?<!SMA)(?<!SMU)\s+/\s+|\s[–—](?=[A-Z])|\t|\s{2,}|[,;]\s*|\s+(?:at|from|di)\s+|:\s+|\s*ï¼\s*|\s+\((?=[^()]*$)")
_SIGNS_AROUND = " •●▪■◦·*-–—\uf0b7½¼§"
_TAIL = re.compile(r"\(?\b(?:19|20)\d{2}\b.*$|\s+(?:jurusan|program studi|prodi|tahun|lulus)\b.*$|\s+in\s*$", re.IGNORECASE)


def _school(group: Sequence[Line]) -> str | None:
    above = ""
    for line in group:
        pieces = [piece.strip(_SIGNS_AROUND) for piece in _APART.split(line.text)]
        for number, piece in enumerate(pieces if not _ASIDE.match(line.text) else ()):
            if not _SCHOOL.search(piece) or _PART_OF_SCHOOL.match(piece) or _NO_SCHOOL.search(piece) or _BARE_LEVEL.fullmatch(piece) or is_place(piece):
                continue
            whole = _with_university(line.text, piece, pieces[number + 1 : number + 2]) if piece.lower() not in _BARE else f"{above} {piece}".strip()
            return _TAIL.sub("", _behind_degree(whole)).strip(" ,;:-–—•*()") or None
        above = next((piece for piece in reversed(pieces) if piece), "")
    return None


def _behind_degree(piece: str) -> str:
    """The school behind a degree that no mark separates from it."""
    capitals = _CAPITALS_BEFORE.match(piece)
    if capitals and level_of(capitals.group()) and _SCHOOL.search(piece, capitals.end()):
        return piece[capitals.end() :]
    named = _BEHIND_DEGREE.search(piece)
    return piece[named.start() :] if named and not is_place(piece[: named.start()]) else piece


def _with_university(line: str, piece: str, following: Sequence[str]) -> str:
    """ "Melati Business School, University of Kencana" is one school."""
    university = next((name for name in following if re.match(r"univers\w+ (?:of|at) ", name, re.IGNORECASE)), None)
    whole = f"{piece}, {university}"
    return whole if university and not re.search(r"univers", piece, re.IGNORECASE) and whole in line else piece
