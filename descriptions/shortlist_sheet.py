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
    """A requirement: level 0–3, its word, the quotes behind it; `corrected`: the machine's word and a person's reason."""

    name: str
    need: Literal["must", "nice"]
    level: int
    level_word: str
    corrected: str
    quotes: list[Quote]


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


class SheetPerson(TypedDict):
    """One candidate; `name` may be a pseudonym (blind review); `score` None where the file could not be read."""

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


def render_shortlist(sheet: ShortlistSheet, language: Language) -> str:
    """The shortlist as an HTML document."""
    from descriptions.rendering import templates

    template = templates().get_template("shortlist.html")
    return template.render(sheet=sheet, language=language, words=phrases.SHORTLIST)


def print_shortlist(sheet: ShortlistSheet, language: Language) -> bytes:
    """The shortlist as PDF, a page a person where the quotes leave it so."""
    from descriptions.printing import SECONDS, print_pdf

    return print_pdf(
        render_shortlist(sheet, language),
        "sheet.css",
        "shortlist.css",
        seconds=SECONDS + SECONDS_A_PERSON * len(sheet["people"]),
        advice=ADVICE,
    )
