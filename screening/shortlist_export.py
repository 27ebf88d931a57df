"""A ranking as a file: table, JSON lines, CSV, XLSX, HTML. No cell can be read as a formula."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from catalog.role import Language, Role
from screening.scorecard import Scorecard, ScoreLine
from screening.scoring import scorecard_record
from screening.shortlist import rank

BUCKET_WORDS: dict[str, dict[Language, str]] = {
    "all_met": {"id": "semua syarat pokok terpenuhi", "en": "all knockouts met"},
    "open_questions": {"id": "ada yang perlu ditanyakan", "en": "open questions"},
    "not_met": {"id": "satu syarat pokok tidak terpenuhi", "en": "a knockout not met"},
    "unreadable": {"id": "tidak terbaca", "en": "could not be read"},
}
LEVEL_WORDS: dict[int, dict[Language, str]] = {
    0: {"id": "belum ada data", "en": "none"},
    1: {"id": "disebut", "en": "listed"},
    2: {"id": "dipakai", "en": "used"},
    3: {"id": "terbukti", "en": "shown"},
}
HEADINGS: dict[Language, list[str]] = {
    "id": ["Peringkat", "Berkas", "Skor", "Keyakinan", "Kelompok", "Tahun dalam peran", "Peran paling cocok", "Tanda", "Skor mesin"],
    "en": ["Rank", "File", "Score", "Confidence", "Bucket", "Years in role", "Best fitting role", "Flags", "Machine score"],
}
LISTED_HEADINGS: dict[Language, list[str]] = {
    "id": ["Nama", "E-mail", "Telepon", "Keputusan", "Alasan", "Tahap", "Catatan", "Wawancara"],
    "en": ["Name", "E-mail", "Phone", "Decision", "Reason", "Stage", "Notes", "Interviews"],
}
PER_CENT: dict[Language, str] = {"id": "Keyakinan (%)", "en": "Confidence (%)"}
_CONFIDENCE, _BEST_ROLE = 3, 6  # places in HEADINGS
# XML 1.0 forbids these; a CV may hold them
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CELL_LIMIT = 32_000  # XLSX allows 32,767 characters


@dataclass(frozen=True)
class Listed:
    """What a table may say of a person beside the scorecard; in blind review `name` is a pseudonym."""

    name: str
    email: str
    phone: str
    decision: str
    reason: str
    stage: str
    notes: str
    best_role: str
    interviews: str = ""


def safe_cell(value: str) -> str:
    """`value` so that no spreadsheet runs it: OWASP's leading characters get an apostrophe, control characters go."""
    value = _FORBIDDEN.sub("", value)[:_CELL_LIMIT]
    return f"'{value}" if value.lstrip()[:1] in {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"} else value


def write_shortlist(cards: Iterable[Scorecard], format_: str, stream: BinaryIO, role: Role, language: Language) -> None:
    """Write `cards`; JSON lines stream in the order they come, every other format is ranked first."""
    if format_ == "jsonl":
        for card in cards:
            stream.write(json.dumps(scorecard_record(card), ensure_ascii=False).encode() + b"\n")
            stream.flush()
        return
    writers: dict[str, Callable[[list[Scorecard], Role, Language], bytes]] = {
        "table": _table, "csv": _csv, "xlsx": _xlsx, "html": _html,
    }  # fmt: skip
    stream.write(writers[format_](list(rank(cards)), role, language))


def shortlist_rows(cards: Iterable[Scorecard], language: Language) -> Iterator[list[str | float | int]]:
    """One row a card, in the given order, as `HEADINGS` then a level word and a quote for each requirement."""
    for place, card in enumerate(cards, 1):
        best = card.best_role or ""
        years = "" if card.years_in_role is None else card.years_in_role
        flags = "; ".join(flag.message_id if language == "id" else flag.message_en for flag in card.flags)
        row: list[str | float | int] = [
            place, card.file, card.score, card.confidence, BUCKET_WORDS[card.bucket][language], years, best, flags,
            card.score if card.machine_score is None else card.machine_score,
        ]  # fmt: skip
        for line in card.lines:
            row += [level_words(line, language), first_quote(line)]
        yield row


def listed_rows(pairs: Sequence[tuple[Listed, Scorecard]], language: Language) -> list[list[str | float | int]]:
    """Headings and rows for people at a desk, in the given order: who it is first, confidence as per cent."""
    cards = [card for _, card in pairs]
    place, *rest = _header(cards, language)
    rows: list[list[str | float | int]] = [[place, *LISTED_HEADINGS[language], *rest]]
    rows[0][len(LISTED_HEADINGS[language]) + _CONFIDENCE] = PER_CENT[language]
    for (one, card), (number, *cells) in zip(pairs, shortlist_rows(cards, language), strict=True):
        cells[_CONFIDENCE - 1], cells[_BEST_ROLE - 1] = round(100 * card.confidence), one.best_role
        rows.append([number, one.name, one.email, one.phone, one.decision, one.reason, one.stage, one.notes, one.interviews, *cells])
    return rows


def write_listed(pairs: Sequence[tuple[Listed, Scorecard]], format_: str, title: str, language: Language) -> bytes:
    """The desk's table as CSV or XLSX."""
    rows = listed_rows(pairs, language)
    return _sheet_of(rows, title, len(HEADINGS[language]) + len(LISTED_HEADINGS[language])) if format_ == "xlsx" else _text_of(rows)


def level_words(line: ScoreLine, language: Language) -> str:
    """The level; where a person corrected it, with the machine's and the reason."""
    word = LEVEL_WORDS[line.level][language]
    if line.machine_level is None:
        return word
    return f"{word} ({'mesin' if language == 'id' else 'machine'}: {LEVEL_WORDS[line.machine_level][language]}; {line.correction})"


def first_quote(line: ScoreLine) -> str:
    """The strongest quote of a line with its page, on one row; empty where the CV is silent."""
    if not line.evidence:
        return ""
    best = max(line.evidence, key=lambda item: item.level)
    return f"“{' '.join(best.quote.split())}” ({best.page})"


def _header(cards: list[Scorecard], language: Language) -> list[str]:
    lines = next((card.lines for card in cards if card.lines), ())
    quote = "kutipan" if language == "id" else "quote"
    names = [line.name_id if language == "id" else line.name_en for line in lines]
    return HEADINGS[language] + [cell for name in names for cell in (name, f"{name}: {quote}")]


def _csv(cards: list[Scorecard], _role: Role, language: Language) -> bytes:
    return _text_of([_header(cards, language), *shortlist_rows(cards, language)])


def _text_of(rows: Iterable[Sequence[str | float | int]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()  # Excel takes UTF-8 only with the mark


def _xlsx(cards: list[Scorecard], role: Role, language: Language) -> bytes:
    rows: list[Sequence[str | float | int]] = [_header(cards, language), *shortlist_rows(cards, language)]
    return _sheet_of(rows, role.title.in_(language), len(HEADINGS[language]))


def _sheet_of(rows: Sequence[Sequence[str | float | int]], title: str, narrow: int) -> bytes:
    """A workbook of one sheet with its headings fixed; the first `narrow` columns are narrow."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = safe_cell(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 40 if column > narrow else 18
    sheet.freeze_panes = "C2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _table(cards: list[Scorecard], _role: Role, language: Language) -> bytes:
    width = min(max((len(card.file) for card in cards), default=10), 50)
    lines = []
    for place, card in enumerate(cards, 1):
        bar = "█" * round(card.score / 10)
        name = card.file if len(card.file) <= width else "…" + card.file[-(width - 1) :]
        lines.append(f"{place:4} {card.score:5.1f} {bar:<10} {name:<{width}}  {BUCKET_WORDS[card.bucket][language]}")
        best = sorted((line for line in card.lines if line.evidence), key=lambda line: -line.weight * line.credit)[:3]
        for line in best:
            name_ = line.name_id if language == "id" else line.name_en
            lines.append(f"{'':11}{LEVEL_WORDS[line.level][language]}: {name_}: {first_quote(line)[:160]}")
    return ("\n".join(lines) + "\n").encode()


def _html(cards: list[Scorecard], role: Role, language: Language) -> bytes:
    title = html.escape(role.title.in_(language))
    parts = [
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>',
        "<style>body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        "h2{margin:2rem 0 .25rem}q{color:#333}li{margin:.25rem 0}small{color:#666}</style>",
        f"<h1>{title}</h1>",
    ]
    for place, card in enumerate(cards, 1):
        parts.append(f"<h2>{place}. {html.escape(card.file)}</h2>")
        parts.append(f"<p>{card.score:.1f} / 100 · {BUCKET_WORDS[card.bucket][language]}</p><ul>")
        for line in card.lines:
            name = html.escape(line.name_id if language == "id" else line.name_en)
            quotes = "".join(
                f"<br><q>{html.escape(' '.join(item.quote.split()))}</q> <small>{item.page}</small>"
                for item in line.evidence
            )
            parts.append(f"<li>{name}: {LEVEL_WORDS[line.level][language]}{quotes}</li>")
        parts.append("</ul>")
    parts.append(
        f"<footer><small>{html.escape(cards[0].role_version) if cards else ''} · Saring</small></footer></html>"
    )
    return "\n".join(parts).encode()
