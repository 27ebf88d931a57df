"""The shortlist on paper: one page a person, every level with its quote, versions and file hash in the footer.

It takes plain values, because descriptions do not know scorecards; storage and web fill them in.
"""

from __future__ import annotations

from typing import Literal, TypedDict

from catalog.role import Language
from descriptions import phrases

SECONDS_A_PERSON = 1.5
"""Of printing, on a slow machine, above the usual time of any PDF."""
ADVICE = (
    "Pilih lebih sedikit orang: putuskan “Lanjut” untuk yang perlu dicetak, atau unduh XLSX",
    "choose fewer people: decide “Advance” for those to be printed, or download XLSX",
)


class Quote(TypedDict):
    """Words of the CV and the page they stand on."""

    quote: str
    page: int | None


class SheetLine(TypedDict):
    """A requirement: level 0–3, its word, the quotes behind it; `corrected`: the machine's word and a person's reason.

    `more` counts quotes that were not handed over; `left_out` says that there was room for its name and level alone.
    """

    name: str
    need: Literal["must", "nice"]
    level: int
    level_word: str
    corrected: str
    quotes: list[Quote]
    more: int
    left_out: bool


class SheetKnockout(TypedDict):
    """A yes/no criterion."""

    name: str
    result: Literal["met", "not_met", "unknown"]
    quote: str | None
    page: int | None


class SheetFlag(TypedDict):
    """Something to look at."""

    message: str
    quote: str


class SheetRating(TypedDict):
    """What interviewers said of a skill: the mean 1–5, each one's rating in words, whether they differ widely."""

    skill: str
    mean: float | None
    ratings: str
    apart: bool


class SheetPerson(TypedDict):
    """One candidate; `more` is filled in when quotes were left out for the page; `name` may be a pseudonym (blind review); `score` None where the file could not be read."""

    place: int
    name: str
    file: str
    sha256: str
    score: float | None
    confidence: float
    bucket: str
    knockouts: list[SheetKnockout]
    lines: list[SheetLine]
    flags: list[SheetFlag]
    note: str
    decision: str
    interviews: list[SheetRating]
    more: str


class ShortlistSheet(TypedDict):
    """A shortlist ready to print; `as_of` and `printed_on` are days in words, `listed` says whom it lists."""

    opening: str
    company: str
    logo: str
    as_of: str
    printed_on: str
    listed: str
    role_version: str
    engine_version: str
    people: list[SheetPerson]


PAGE_LINES = 50
"""Lines of print on a page below the letterhead."""
QUOTE_WIDTH, NAME_WIDTH, WORD_WIDTH, FULL_WIDTH = 58, 42, 15, 118
"""Characters in a line of print: quote, requirement, level, and across the page; capitals are wider, hence the low figures."""
TRIALS = ((2, 220), (2, 150), (1, 220), (1, 170), (1, 110), (1, 58))
"""Quotes a requirement and characters a quote, most generous first."""


def fit_page(person: SheetPerson, language: Language) -> SheetPerson:
    """The person with as many and as long quotes as one page takes, and a word on how many more there are."""
    told = person
    for most, longest in TRIALS:
        told = _shortened(person, most, longest, language)
        if _count_lines(told) <= PAGE_LINES:
            return told
    telling = sorted(range(len(told["lines"])), key=lambda at: (-told["lines"][at]["level"], told["lines"][at]["need"] != "must"))
    for at in reversed(telling):
        if told["lines"][at]["level"] and not told["lines"][at]["corrected"]:
            told["lines"][at] = SheetLine(**{**told["lines"][at], "quotes": [], "left_out": True})
        if _count_lines(told) <= PAGE_LINES:
            break
    return _with_more(told, person, language)


def _shortened(person: SheetPerson, most: int, longest: int, language: Language) -> SheetPerson:
    lines = [
        SheetLine(**{**line, "quotes": [_cut(quote, longest) for quote in line["quotes"][:most]], "corrected": _cut_text(line["corrected"], 200)})
        for line in person["lines"]
    ]
    knockouts = [SheetKnockout(**{**item, "quote": _cut_text(item["quote"], longest) if item["quote"] else None}) for item in person["knockouts"]]
    short = SheetPerson(**{**person, "lines": lines, "knockouts": knockouts, "note": _cut_text(person["note"], 400)})
    return _with_more(short, person, language)


def _with_more(short: SheetPerson, person: SheetPerson, language: Language) -> SheetPerson:
    left = sum(line["more"] + len(line["quotes"]) for line in person["lines"]) - sum(len(line["quotes"]) for line in short["lines"])
    words = phrases.SHORTLIST["more"].in_(language).format(left) if left else ""
    return SheetPerson(**{**short, "more": words})


def _cut(quote: Quote, longest: int) -> Quote:
    return Quote(quote=_cut_text(quote["quote"], longest), page=quote["page"])


def _cut_text(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _count_lines(person: SheetPerson) -> float:
    """An estimate from above: rows by their fullest column, headings and gaps by their height in lines."""
    rows = 0.0
    for line in person["lines"]:
        if (line["level"] or line["corrected"]) and not line["left_out"]:
            told = sum(_rows(quote["quote"], QUOTE_WIDTH, 8) for quote in line["quotes"]) + _rows(line["corrected"], QUOTE_WIDTH)
            rows += max(told, _rows(line["name"], NAME_WIDTH, 14 if line["need"] == "nice" else 0), _rows(line["level_word"], WORD_WIDTH), 1) + 0.35
    silent = "; ".join(line["name"] for line in person["lines"] if not (line["level"] or line["corrected"]))
    rows += _rows("; ".join(f"{line['name']} ({line['level_word']})" for line in person["lines"] if line["left_out"]), FULL_WIDTH, 30)
    for item in person["knockouts"]:
        rows += max(_rows(item["quote"] or "", QUOTE_WIDTH, 8), _rows(item["name"], NAME_WIDTH), 1) + 0.35
    rows += sum(_rows(flag["message"] + flag["quote"][:160], FULL_WIDTH) + 0.2 for flag in person["flags"])
    rows += sum(_rows(one["ratings"], QUOTE_WIDTH) + 0.35 for one in person["interviews"])
    rows += _rows(silent, FULL_WIDTH, 30) + _rows(person["note"], FULL_WIDTH, 20) + _rows(person["more"], FULL_WIDTH)
    headings = 2 + bool(person["knockouts"]) + bool(person["flags"]) + bool(person["interviews"])
    return rows + 2.2 * headings + 3


def _rows(text: str, width: int, spare: int = 0) -> int:
    return -(-(len(text) + spare) // width) if text else 0


def render_shortlist(sheet: ShortlistSheet, language: Language) -> str:
    """The shortlist as an HTML document."""
    from descriptions.rendering import templates

    template = templates().get_template("shortlist.html")
    sheet = {**sheet, "people": [fit_page(person, language) for person in sheet["people"]]}
    return template.render(sheet=sheet, language=language, words=phrases.SHORTLIST)


def print_shortlist(sheet: ShortlistSheet, language: Language) -> bytes:
    """The shortlist as PDF, a page a person: quotes that have no room are counted."""
    from descriptions.printing import SECONDS, print_pdf

    return print_pdf(
        render_shortlist(sheet, language),
        "sheet.css",
        "shortlist.css",
        seconds=SECONDS + SECONDS_A_PERSON * len(sheet["people"]),
        advice=ADVICE,
    )
