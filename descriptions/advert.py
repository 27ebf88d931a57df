"""An existing advertisement taken apart: its lines, each under the section it belongs to, and the facts it states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from catalog.role import Language
from descriptions import phrases
from descriptions.advert_facts import EMPLOYER, LABELS, PAY_LABELS, STREET, find_facts, is_row, merge_languages
from descriptions.advert_headings import BULLET, EMBEDDED, Heading, Headings, open_known, open_section, our_headings
from descriptions.advert_lines import (
    AdLine,
    Advert,
    Part,
    halves,
    join_halves,
    language_of,
    say_the_same,
    split_languages,
    tell_language,
)
from descriptions.advert_title import WANTED, find_title, is_call, tidy_title

LONGEST = 30_000
"""Characters of an advertisement that are read; job ads are shorter than a tenth of it."""
_GLUED = 140
"""Lines longer than this may be several that lost their breaks."""

_INLINE_BULLET = re.compile(
    r"\s*[•●▪■◦‣∙➢➤►✓✔❖◾🔹🔸✅👉📌⭐]\s*|(?<=[\w.;)])\s+[-–*]\s+(?=[A-Z])(?=.*[-–*] )|(?<=[.;)])\s+[-–*]\s+(?=[A-Z])"
)
_NUMBERED = re.compile(r"(?<=[\w.);:])\s+(?=\d{1,2}[.)]\s+[A-Z])")
_SEAM = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})|(?<=[a-z)\d][.;:!])(?=[A-Z][a-z])|(?<=[a-z]\))(?=[A-Z][a-z])")
_CAMEL = re.compile(
    r"(?:You|Whats|Java|Type|Sales|Hub|Power|Face|Master|Black|Dev|Photo|Quick|Corel|Post|Click|Data)$|(?:Linked|Tik)$"
)
_SENTENCE = re.compile(r"(?<=[a-z)\d%][.!?;])\s+(?=[A-Z\d])")
_PAY_LIST = re.compile(r"\s*[+;]\s+(?=[A-Za-z])|,\s+(?=[A-Za-z])(?![^(]*\))")
_ABBREVIATION = re.compile(
    r"(?i)(?:\b(?:min|max|maks|dll|dsb|dst|no|jl|pt|cv|tbk|e\.g|i\.e|etc|vs|st|dr|th|thn|bpk)\.)$"
)


def sort_advert(text: str, headings: Headings | None = None) -> Advert:
    """Sections by their headings; lines that stand under none by what they say.

    `headings`: headings known beside the usual ones, such as the duty headings of a role, in lower case.
    """
    known = {**our_headings(), **(headings or {})}
    text = text[:LONGEST].replace("**", "").replace("\\", "")  # marks of Markdown and WhatsApp say nothing here
    for first, second in halves(text):
        one, other = _sort(first, known), _sort(second, known)
        if say_the_same(one, other):
            return join_halves(one, other)
    return _sort(text, known)


def _sort(text: str, known: Headings) -> Advert:
    rows, both = merge_languages(list(_join_rows(split_lines(text))))
    language: Language = "id" if both else language_of(text)
    lines = _sorted_lines(rows, known, None if both else language)
    title, lines = _with_title(lines)
    lines = _with_translated_title(lines) if both else lines
    lines = [line for line in lines if line.part == "title" or line.text != title]  # at the foot of each page
    facts, stated = find_facts(_labelled(lines))
    return Advert(language, title, tuple(lines), facts, stated, both)


def _sorted_lines(rows: Sequence[str], known: Headings, language: Language | None) -> list[AdLine]:
    """Each row under its section; `language` None: a text in both, a heading opens the section of its language."""
    lines: list[AdLine] = []
    under: dict[Language, tuple[Part, str]] = {"id": ("other", ""), "en": ("other", "")}
    said: Language | None = None
    opened_at, side_by_side = 0, False
    for raw in rows if language else [half for row in rows for half in split_languages(row)]:
        opened = open_known(raw, known) or open_section(raw)
        if opened:
            part, heading, raw = opened
            above, said = (said, opened_at), known.get(heading.lower(), Heading(part)).language
            other: Language = "en" if said == "id" else "id"
            side_by_side = said is not None and above == (other, len(lines)) and under[other][0] == part
            opened_at = len(lines)
            under |= dict.fromkeys([said] if said and not language else ["id", "en"], (part, heading))
        words = BULLET.sub("", raw).strip()
        if re.search(r"\w{2}", words) and not _says_nothing(words):
            told = language or tell_language(words, lines[-1] if opened_at < len(lines) else None, said, side_by_side)
            part, heading = under[told]
            found = _part_of(words, part)
            for item in _PAY_LIST.split(words) if found == "pay" and len(words) < 200 else [words]:
                lines.append(AdLine(len(lines), item, found, heading, told))
            if part in {"title", "place"} or (part in {"pay", "apply"} and opened and opened[2]):
                under[told] = ("other", "")  # one line long
    return lines


def _join_rows(lines: Iterable[str]) -> Iterator[str]:
    """A name of our facts box or pay table that stands alone takes its value from the line below."""
    rows = _name_cells([line for line in _join_wrapped(lines) if line.strip(" :\t")])
    at, in_table = 0, False
    while at < len(rows):
        name = _name_of(rows[at])
        in_table = bool(name) and at + 1 < len(rows) and _is_value(rows, at + 1, name, in_table)
        yield f"{name}: {rows[at + 1]}" if in_table else rows[at]
        at += 2 if in_table else 1


def _name_cells(rows: list[str]) -> list[str]:
    """Rows of a table whose two cells stand on one line get the colon between.

    Two facts one below the other make a table, and of pay a yes or no; a single row may be a sentence.
    """
    facts = [_FACT_CELLS.fullmatch(row.strip()) for row in rows]
    pay = [_PAY_CELLS.fullmatch(row.strip()) for row in rows]
    stacked = any(_name_of(row).lower() in PAY_LABELS for row in rows)
    if stacked or not any(cell and cell["value"].lower() in _SAID for cell in pay):
        pay = [None] * len(rows)
    found = list(rows)
    for number, (fact, offer) in enumerate(zip(facts, pay, strict=True)):
        cell = offer or (fact if any([*facts[max(0, number - 1) : number], *facts[number + 1 : number + 2]]) else None)
        if cell:
            found[number] = f"{cell['name']}: {cell['value']}"
    return found


def _cells(names: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?i)(?P<name>{either})\s+(?P<value>[^\s:/].*)")


_FACT_CELLS, _PAY_CELLS = _cells(LABELS), _cells(PAY_LABELS)


def _name_of(line: str) -> str:
    """The name of a row of ours, "" for any other line; an item of a list is no name."""
    words = " ".join(line.split()).strip(":")
    return words if words.lower() in LABELS or words.lower() in PAY_LABELS else ""


def _is_value(rows: list[str], at: int, name: str, in_table: bool) -> bool:
    """Whether a line is the value of the name above it.

    Names one after another are the head of a table. A name of pay may also be an item of a list: it takes an amount
    or a yes or no, and any words where names and lines take turns.
    """
    value = " ".join(rows[at].split()).strip(":")
    if _name_of(rows[at]) or open_section(rows[at]):
        return False
    if name.lower() not in PAY_LABELS or value.lower() in _SAID or re.search(r"\d", value):
        return True
    bare = not BULLET.match(rows[at])
    return bare and (in_table or (at + 1 < len(rows) and bool(_name_of(rows[at + 1]))))


_SAID = frozenset(word for text in (phrases.YES, phrases.NO, phrases.NOT_STATED) for word in (text.id, text.en))


def _join_wrapped(lines: Iterable[str]) -> Iterator[str]:
    """A line of a page that goes on in lower case belongs to the one before."""
    held = ""
    for line in lines:
        goes_on = line.lstrip()[:1].islower() and not BULLET.match(line.lstrip())
        if held and goes_on and len(held) >= 30 and _CAPITAL.match(held) and held.rstrip()[-1:] not in ".:;!?":
            held = f"{held.rstrip()} {line.strip()}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


_CAPITAL = re.compile(r"\W*(?:\d+[.)]\s*)?[A-Z]")


def split_lines(text: str) -> Iterator[str]:
    """Physical lines, those that lost their breaks taken apart: embedded headings, bullets, glued words, sentences."""
    for line in text.replace("\r", "\n").replace("\u2028", "\n").split("\n"):
        pieces = _cut(line, EMBEDDED)
        pieces = [bit for piece in pieces for bit in _INLINE_BULLET.split(piece)]
        for piece in pieces:
            if len(piece) <= _GLUED:
                yield piece
                continue
            for bit in _cut(piece, _NUMBERED):
                for part in _cut(bit, _SEAM, _CAMEL):
                    yield from _cut(part, _SENTENCE, _ABBREVIATION)


def _cut(text: str, where: re.Pattern[str], unless_after: re.Pattern[str] | None = None) -> list[str]:
    pieces, start = [], 0
    for match in where.finditer(text):
        if unless_after and unless_after.search(text[start : match.start()]):
            continue
        pieces.append(text[start : match.start()])
        start = match.end()
    return [*pieces, text[start:]]


def _says_nothing(words: str) -> bool:
    """A row such as "Gaji: belum dicantumkan"."""
    return words.lower().endswith((phrases.NOT_STATED.id, phrases.NOT_STATED.en)) and len(words) < 80


_CUES: dict[Part, re.Pattern[str]] = {
    "apply": re.compile(
        r"@\w+\.|\b(?:kirim(?:kan)?|lamar(?:an)?|hubungi|apply|send your|submit|whatsapp|wa)\b.*(?:\b(?:cv|resume|lamaran|ke|to|to:)\b|\d{6})|\bwa\s*:?\s*\+?\d[\d -]{7}|\b(?:deadline\s*:|batas akhir|paling lambat)",
        re.IGNORECASE,
    ),
    "pay": re.compile(
        r"\b(?:gaji|gapok|salary|komisi|commission|insentif|incentives?|tunjangan|allowances?|bonus|bpjs|thr|uang (?:makan|transport)|reimburse|asuransi|jenjang kar[ie]r)\b",
        re.IGNORECASE,
    ),
    "place": re.compile(r"^(?:penempatan|lokasi|location|based in|placement|domisili kerja)\b", re.IGNORECASE),
    "nice": re.compile(
        r"\b(?:diutamakan|lebih disukai|nilai (?:tambah|plus)|preferred|is a plus|an advantage|nice to have)\b",
        re.IGNORECASE,
    ),
    "must": re.compile(
        r"\b(?:min(?:imal|imum)?|maks(?:imal)?|max)\b|\b(?:pendidikan|lulusan|usia|pengalaman|berpengalaman|fresh ?graduate|menguasai|bersedia|sanggup|memiliki|mempunyai|punya|mampu|paham|memahami|jujur|teliti|komunikatif|degree|bachelor|diploma|experienced?|years?|proficien|fluen|willing|able to|ability|skills?|knowledge|sim [abc]|berpenampilan|pria|wanita|laki|perempuan|terbiasa|siap|ijazah)\b",
        re.IGNORECASE,
    ),
}
"""What a line without a heading says; the first that fits."""
_DUTY = re.compile(
    r"^(?:me(?:m|n|ng|ny|l|r)?[a-z]{4,}|ber(?:koordinasi|tanggung)|[A-Z][a-z]+(?:e|ize|ate|ain|ild|op|age|ort|ort) )|^(?:build|develop|manage|maintain|achieve|prepare|handle|monitor|conduct|identify|create|ensure|provide|lead|support|generate|coordinate|meet|negotiate|present|report|visit|find|acquire|analy[sz]e)\b",
    re.IGNORECASE,
)
_DUTY_IN_SPEECH = re.compile(
    r"(?i)^(?:you(?:['’]ll| will)\b|(?:anda|kamu) (?:akan|bakal)\b|"
    r"(?:nyari|bikin|nagih|pegang|jaga|ngurus|urus|ngejar|kejar|nawarin|jualan|follow[- ]?up|bantu)\b)"
)


_ASKS = re.compile(
    r"(?i)^(?:min(?:imal|imum)?\b|maks|max|pendidikan|usia|lulusan|pengalaman (?:kerja )?min|berpengalaman|memiliki|mempunyai|mampu|menguasai|"
    r"punya|bersedia|bachelor|\d+ ?(?:\+|-|–)? ?(?:\d+ )?years?|candidates? (?:must|would|should)|proficien|excellent|strong|good (?:communication|command)|"
    r"fluent|able to|ability to|willing|knowledge of|experience (?:in|with)|expert(?:ise)? )"
)
_PAYS = re.compile(r"(?i)^(?:gaji|gapok|upah|salary|thp|take home pay|penghasilan|remunerasi)\b.{0,25}\d")
_HOURS = re.compile(r"(?i)^(?:jam|waktu|hari) kerja\b|^working (?:hours|days)\b")
_SPEECH = re.compile(
    r"(?i)^(?:we\b|our\b|join\b|be part|welcome|kami\b|bergabung|mari |ayo |yuk\b|jadilah|if you|are you|apakah (?:anda|kamu)|"
    r"(?:.{0,60})\bequal (?:opportunity|employment))"
)
"""What an employer says of itself, wherever it stands."""


def _part_of(words: str, part: Part) -> Part:
    """The section of the heading above, unless the line plainly says something else; without one, the first cue."""
    apply, pay, nice = _CUES["apply"], _CUES["pay"], _CUES["nice"]
    if part in {"must", "duties", "nice", "purpose", "other"} and _SPEECH.match(words):
        return "about"
    if part in {"must", "duties", "purpose"} and apply.search(words) and not _DUTY.search(words):
        return "apply"
    if part in {"duties", "must", "purpose", "other"} and _PAYS.match(words):
        return "pay"
    if part in {"duties", "must", "purpose"} and _HOURS.match(words):
        return "conditions"
    if part in {"duties", "purpose", "about", "pay", "other"} and _ASKS.match(words):
        part = "must"
    if part == "must":
        return "nice" if nice.search(words) and not re.search(r"(?i)\b(?:minimal|minimum|min\.?)\b", words) else "must"
    if part == "purpose" and pay.search(words):
        return "pay"
    if part != "other":
        return part
    for found, pattern in _CUES.items():
        if pattern.search(words):
            return found
    return "duties" if _DUTY.search(words) or _DUTY_IN_SPEECH.match(words) else "other"


def _with_translated_title(lines: list[AdLine]) -> list[AdLine]:
    """In a bilingual description the title is said once more, right below."""
    first = next((n for n, line in enumerate(lines) if line.part == "title"), len(lines))
    second = lines[first + 1 : first + 2]
    if second and ":" not in second[0].text and len(second[0].text.split()) <= 8:
        lines[first + 1] = replace(second[0], part="title", language="en")
    return lines


def _with_title(lines: list[AdLine]) -> tuple[str, list[AdLine]]:
    """The line named as the title, a line that is a known one, else the first short one.

    A title inside a sentence is taken, and the sentence stays; prose before the first section tells of the company.
    """
    lines = [replace(line, part="other") if n < 6 and is_call(line.text) else line for n, line in enumerate(lines)]
    named = next((n for n, line in enumerate(lines) if line.part == "title" and not EMPLOYER.match(line.text)), None)
    if named is not None:
        known = find_title([lines[named].text])
    else:  # what calls for attention names the work last
        said = ["" if is_row(line.text) else line.text for line in lines[:8]]
        known = find_title(["" if is_call(text) else text for text in said]) or find_title(said[:6])
    title = known[1] if known else ""
    if known and named is None and _only_calls(lines[known[0]].text, known[1]):
        named = known[0]
    if named is None and not known:
        named = next((n for n, line in enumerate(lines[:3]) if _is_title_like(line)), None)
    if named is not None:
        title = title or lines[named].text.strip(" .!*_")
    title = tidy_title(title)
    first = next((n for n, line in enumerate(lines) if line.part not in {"other", "title"}), len(lines))
    sorted_lines = [
        replace(line, part="title", text=title) if n == named
        else line if line.part == "other" and is_call(line.text)
        else replace(line, part="about") if line.part in {"other", "title"} and n < first
        else replace(line, part="other") if line.part == "title" else line
        for n, line in enumerate(lines)
    ]  # fmt: skip
    return title, sorted_lines


def _only_calls(line: str, title: str) -> bool:
    """Whether a line is the title, with or without words that call for attention: "LOWONGAN SALES EXECUTIVE"."""
    rest = line.replace(title, " ", 1)
    return not re.search(r"\w", rest) or is_call(rest)


def _is_title_like(line: AdLine) -> bool:
    short = line.part == "other" and len(line.text.split()) <= 9 and not re.search(r"[:?]", line.text)
    known = EMPLOYER.match(line.text) or STREET.match(line.text) or WANTED.search(line.text)
    return short and not (known or is_call(line.text))


def _labelled(lines: list[AdLine]) -> Iterator[tuple[int, str]]:
    """Lines as the fact finder reads them: what stood behind a heading such as "Penempatan:" gets it back."""
    for line in lines:
        bare = line.part == "place" or (line.part == "pay" and re.match(r"(?i)(?:rp|idr|\d)", line.text))
        labelled = bare and line.heading and line.heading.lower() not in line.text.lower()
        yield line.number, f"{line.heading}: {line.text}" if labelled else line.text
