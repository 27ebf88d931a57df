"""The facts that an advertisement states: place, pay, dates, contact; each with the line it was read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from catalog.role import Text
from descriptions import phrases
from descriptions.advert_title import EMPLOYER_INSIDE, is_call


@dataclass(frozen=True, slots=True)
class FoundFact:
    """`field` and `value` as `descriptions.set_fields` takes them; `line` is the number of the line it stands in.

    `whole`: the line says nothing else.
    """

    field: str
    value: str
    quote: str
    line: int
    whole: bool = False


_PLACE = re.compile(
    r"(?i)^(?:penempatan|lokasi(?: (?:kerja|penempatan))?|(?:job |work )?location|placement|based in)\s*[:;–-]?\s*(?:di\s+)?"
    r"(?P<value>[A-Z][^;|]{2,60})$"
)
_UNIT = r"(?:juta|jt|million|mio|m\b|rb|ribu|k\b)"
_AMOUNT = rf"(?:rp\.?|idr)?\s*(?P<{{0}}>\d[\d.,]*)\s*(?P<{{0}}u>{_UNIT})?"
_SALARY = re.compile(
    r"(?i)\b(?:gaji|gapok|salary|upah|gaji pokok|basic pay|remunerasi|take home pay|thp|pendapatan|penghasilan)\b[^\d]{0,30}?"
    + _AMOUNT.format("low") + r"(?:\s*(?:-|–|s/d|sd|sampai|hingga|to|until)\s*" + _AMOUNT.format("high") + ")?"
)  # fmt: skip
_RANGE = re.compile(
    r"(?i)(?:rp\.?|idr)\s*(?P<low>\d[\d.,]*)\s*(?P<lowu>" + _UNIT + r")?(?:\s*(?:-|–|s/d|sd|sampai|hingga|to)\s*"
    r"(?:rp\.?|idr)?\s*(?P<high>\d[\d.,]*)\s*(?P<highu>" + _UNIT + r")?)?\s*(?:/|per|a)\s*(?:bulan|bln|month)"
)  # fmt: skip
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?i)\b(?:https?://|www\.|bit\.ly/|wa\.me/|forms\.gle/)[^\s,;)]+")
_PHONE = re.compile(r"(?:\+62|\b62|\b0)[ .-]?8\d{1,2}(?:[ .-]?\d{2,5}){2,4}\b")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januari january jan", "februari february feb", "maret march mar", "april apr", "mei may", "juni june jun",
         "juli july jul", "agustus august agu aug", "september sept sep", "oktober october okt oct",
         "november nov", "desember december des dec"), start=1)
    for name in names.split()
}  # fmt: skip
_DEADLINE = re.compile(
    r"(?i)\b(?:paling lambat|lamaran hingga|sblm|batas (?:akhir|waktu|lamaran|pengiriman)|deadline|ditutup|closing date|apply (?:by|before)|sebelum|"
    r"sampai(?: dengan)?(?: tanggal)?|hingga|s/d|before|until)\b\D{0,40}(?P<day>\d{1,2})\s*(?:[-/. ])\s*"
    r"(?P<month>[A-Za-z]{3,9}|\d{1,2})\s*(?:[-/. ,])\s*(?P<year>20\d\d)"
)
_KIND = (
    ("employment_type", "internship", r"\b(?:magang|internship)\b"),
    ("employment_type", "part_time", r"\b(?:paruh waktu|part[- ]time)\b"),
    ("employment_type", "partnership", r"\b(?:kemitraan|mitra kerja|freelance)\b"),
    ("employment_type", "contract", r"\b(?:pkwt(?!t)|(?:karyawan|status|pegawai|kerja) kontrak|contract(?:ual)? (?:position|employee|basis)|fixed[- ]term)\b"),
    ("employment_type", "permanent", r"\b(?:pkwtt|(?:karyawan|pegawai) tetap|permanent|full[- ]time|penuh waktu)\b"),
    ("work_mode", "hybrid", r"\bhybrid\b"),
    ("work_mode", "remote", r"\b(?:full(?:y)? remote|work from home|wfh|kerja dari rumah|remote (?:working|position|job))\b"),
    ("work_mode", "onsite", r"\b(?:wfo|work from office|kerja di kantor|on-?site)\b"),
    ("thr", "yes", r"\b(?:thr|tunjangan hari raya)\b"),
    ("bpjs", "yes", r"\bbpjs\b"),
)  # fmt: skip
_KINDS = tuple((field, value, re.compile(pattern, re.IGNORECASE)) for field, value, pattern in _KIND)
_COUNT = re.compile(
    r"(?i)\b(?:dibutuhkan|butuh|kebutuhan|sebanyak|openings?|jumlah(?: lowongan)?)\b[^\d\n]{0,40}(?P<value>\d{1,3})\s*(?:orang|posisi|people|lowongan)"
)
_REPORTS = re.compile(
    r"(?i)\b(?:melapor (?:kepada|ke)|bertanggung jawab (?:langsung )?kepada|reports? (?:directly )?to|reporting to)\s*:?\s*(?P<value>[A-Z][\w /&-]{3,50})"
)
_NAMES = {"email": _MAIL, "link": _LINK, "phone": _PHONE}


def find_facts(lines: Iterable[tuple[int, str]]) -> tuple[tuple[FoundFact, ...], frozenset[int]]:
    """The first statement of each field, and the lines that say nothing but such facts, once more included."""
    found: dict[str, FoundFact] = {}
    stated: set[int] = set()
    for number, text in lines:
        for finder in _FINDERS:
            for fact in finder(number, text):
                known = found.setdefault(fact.field, fact)
                if _goes_with(known, fact):
                    known = found[fact.field] = replace(known, value=f"{known.value}, {fact.value}")
                if fact.whole and (known.value == fact.value or (fact.field in _LISTS and fact.value in known.value)):
                    stated.add(number)
    return tuple(found.values()), frozenset(stated)


_LISTS = frozenset({"contact", "working_hours"})
"""Fields that an advertisement may state in two lines."""


def _goes_with(known: FoundFact, fact: FoundFact) -> bool:
    """Mail and telephone, days and hours: the second is no other answer but the rest of the first."""
    if fact.field not in _LISTS or fact.value in known.value or "," in known.value:
        return False
    mark = _MAIL if fact.field == "contact" else _WEEKDAY
    return bool(mark.search(fact.value)) != bool(mark.search(known.value))


_WEEKDAY = re.compile(
    r"(?i)\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?|sat|days?|hari)\b"
)
_HOURS = re.compile(
    r"(?i)^(?:(?:jam|waktu|hari|jadwal) kerja|working (?:hours|days|time)|work (?:hours|days|schedule))"
    r"(?P<says>\s*[:=]\s*|\s+(?:adalah |are |is |will be )?)(?P<value>\S.{1,150})$"
)
_WEEK = re.compile(
    r"(?i)^(?:setiap |hari )?(?:senin|mon(?:day)?)\s*(?:-|–|s\.?/?d\.?|sampai|hingga|to|until|through)\s*"
    r"(?:jum'?at|sabtu|minggu|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b.{0,60}$"
)


def _hours(number: int, text: str) -> Iterator[FoundFact]:
    """A row of days or times; without a colon the words must name a day, a time or a shift."""
    match = _HOURS.match(text)
    value = match["value"] if match else text if _WEEK.match(text) else ""
    named = re.search(r"(?i)\d|shift|fle[kx]si?b", value) or _WEEKDAY.search(value)
    if value and (named or (match and match["says"].strip())):
        yield FoundFact("working_hours", value.strip(" ;"), text, number, whole=True)


def _places(number: int, text: str) -> Iterator[FoundFact]:
    match = _PLACE.match(text)
    if match:
        yield FoundFact("location", match["value"].strip(" ."), text, number, whole=True)


def _pay(number: int, text: str) -> Iterator[FoundFact]:
    match = _SALARY.search(text) or _RANGE.search(text)
    if match is None:
        return
    unit = match["lowu"] or match["highu"]
    low = amount(match["low"], unit)
    high = amount(match["high"], match["highu"] or match["lowu"]) if match["high"] else None
    whole = len(text) - len(match.group()) < 16
    if low and low >= 100_000 and (high is None or high >= low):
        yield FoundFact("salary_min", str(low), match.group(), number, whole)
        if high:
            yield FoundFact("salary_max", str(high), match.group(), number, whole)


def amount(digits: str, unit: str | None) -> int | None:
    """Whole rupiah: 5.000.000, "5,5" juta, 500 rb; None for what is no amount."""
    factor = {"j": 1_000_000, "m": 1_000_000, "r": 1_000, "k": 1_000}.get((unit or "")[:1].lower(), 1)
    text = digits.strip(".,")
    try:
        if factor > 1 and len(re.split("[.,]", text)[-1]) < 3:
            return round(float(text.replace(",", ".")) * factor)
        return int(re.sub("[.,]", "", text)) * factor
    except ValueError:
        return None


def _contacts(number: int, text: str) -> Iterator[FoundFact]:
    bare = re.sub(r"\W", "", text)
    for name, pattern in _NAMES.items():
        match = pattern.search(text)
        if match:
            field = "apply_url" if name == "link" else "contact"
            value = f"https://{match.group()}" if name == "link" and "//" not in match.group() else match.group()
            yield FoundFact(field, value.rstrip("."), match.group(), number, len(bare) - len(match.group()) < 40)


def _deadline(number: int, text: str) -> Iterator[FoundFact]:
    match = _DEADLINE.search(text)
    if match is None:
        return
    word = match["month"].lower()
    month = int(word) if word.isdigit() else _MONTHS.get(word, 0)
    try:
        day = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return
    yield FoundFact("closing_date", day.isoformat(), match.group(), number, len(text) - len(match.group()) < 30)


def _kinds(number: int, text: str) -> Iterator[FoundFact]:
    found = [(field, value, match) for field, value, pattern in _KINDS if (match := pattern.search(text))]
    rest = len(text) - sum(len(match.group()) for _, _, match in found)
    for field, value, match in found:
        yield FoundFact(field, value, match.group(), number, rest < 16 or bool(_PROVIDED.fullmatch(text)))


STREET = re.compile(r"^(?:Jl\.?|Jalan|Alamat\s*:)\s*(?P<rest>.{8,150})$")


def _labels() -> dict[str, tuple[str, dict[str, str]]]:
    """The rows of our own facts box: label to field, and the words of a choice to its key."""
    choices = {"work_mode": phrases.WORK_MODES, "employment_type": phrases.EMPLOYMENT_TYPES}
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for field in ("work_mode", "employment_type", "travel", "reports_to", "openings", "reference", "location"):
        words = {w.lower(): key for key, text in choices.get(field, {}).items() for w in (text.id, text.en)}
        name = phrases.FACTS[field]
        found |= dict.fromkeys((name.id.lower(), name.en.lower()), (field, words))
    return found


_FIELDS = _labels()
_ROW = re.compile(rf"(?i)(?P<label>{'|'.join(map(re.escape, _FIELDS))})\s*:\s*(?P<value>\S.*)")
def _names(texts: Iterable[Text]) -> frozenset[str]:
    return frozenset(name.lower() for text in texts for name in (text.id, text.en, f"{text.id} / {text.en}"))


LABELS, PAY_LABELS = _names(phrases.FACTS.values()), _names(phrases.PAY.values())
"""The names of the rows of our own facts box and pay table, in either language and in both."""
TWO_WORDED_FIELDS = ("travel", "reports_to", "working_hours")
"""Fields that hold words of HR, in each language its own."""
_TWO_WORDED = {phrases.FACTS[id].id for id in TWO_WORDED_FIELDS}
_TWO_WORDED |= {phrases.PAY[id].id for id in ("commission", "bonus", "allowances")}
_NAMED = {
    name.lower(): text.id
    for text in (*phrases.FACTS.values(), *phrases.PAY.values())
    for name in (f"{text.id} / {text.en}", *([text.id] if text.id == text.en else []))
}
_TWO_NAMES = re.compile(rf"(?i)(?P<name>{'|'.join(map(re.escape, _NAMED))})(?:\s*:\s*|\s+)(?P<value>\S.*)")


def merge_languages(rows: list[str]) -> tuple[list[str], bool]:
    """Rows that name and say a thing in both languages by their Indonesian name, and whether there are such.

    Words of HR stay in both, as `set_fields` takes them: "Perjalanan: dua hari | two days".
    """
    found = [_TWO_NAMES.fullmatch(row.strip()) for row in rows]
    if not any(match and " / " in match["name"] for match in found):
        return rows, False
    merged = list(rows)
    for number, match in enumerate(found):
        if match:
            name = _NAMED[match["name"].lower()]
            first, bar, second = match["value"].partition(" / ")
            merged[number] = f"{name}: {first}" + (f" | {second}" if bar and name in _TWO_WORDED else "")
    return merged, True


def is_row(text: str) -> bool:
    """Whether a line is a row of a facts box, such as "Melapor kepada Manajer Penjualan"."""
    return bool(_ROW.fullmatch(text)) or text.partition(":")[0].lower() in LABELS


EMPLOYER = re.compile(r"^(?:PT|CV|UD|Koperasi|KSP|BPR|Bank|Yayasan)\.? [A-Z][\w.&' ]{2,60}$")


def _rows(number: int, text: str) -> Iterator[FoundFact]:
    match = _ROW.match(text)
    field, words = _FIELDS[match["label"].lower()] if match else ("", {})
    said = match["value"].strip() if match else ""
    if said and (not words or said.lower() in words):
        yield FoundFact(field, words.get(said.lower(), said), text, number, whole=True)
    banner = EMPLOYER_INSIDE.search(text) if is_call(text) else None
    if banner:
        yield FoundFact("company_name", banner.group().strip(), text, number)
    if EMPLOYER.match(text) and len(text.split()) <= 7:
        name = re.sub(r"(?i)\s*[-,(]?\s*\bcab(?:ang)?\b.*", "", text)
        yield FoundFact("company_name", name, text, number, whole=True)


_PROVIDED = re.compile(
    "(?i)(?:" + "|".join(re.escape(name) for id in ("thr", "bpjs") for name in (phrases.PAY[id].id, phrases.PAY[id].en))
    + rf")\s*:?\s*(?:{phrases.YES.id}|{phrases.YES.en})"
)  # fmt: skip


def _others(number: int, text: str) -> Iterator[FoundFact]:
    match = _COUNT.search(text)
    if match:
        yield FoundFact("openings", match["value"], match.group(), number)
    match = STREET.match(text)
    if match:
        yield FoundFact("company_address", text.removeprefix("Alamat").strip(" :"), text, number, whole=True)
    match = _REPORTS.search(text)
    if match:
        yield FoundFact("reports_to", match["value"].strip(), match.group(), number, len(text) - len(match.group()) < 8)


_FINDERS: tuple[Callable[[int, str], Iterator[FoundFact]], ...] = (
    _rows,
    _hours,
    _places,
    _pay,
    _contacts,
    _deadline,
    _kinds,
    _others,
)
