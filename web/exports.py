"""Downloads: the job description, the shortlist, one candidate's interview kit."""

from __future__ import annotations

import datetime
import io
import json
from typing import Any

from flask import Blueprint, Response, send_file

from descriptions import export
from descriptions.exporting import file_name, media_type
from descriptions.interview_kit import print_kit
from descriptions.shortlist_sheet import Quote, SheetPerson, ShortlistSheet, print_shortlist
from errors import ExportUnavailable
from screening.scorecard import Scorecard, ScoreLine
from screening.scoring import scorecard_record
from storage.applications import load_application
from storage.database import db
from storage.models import Application, Opening
from storage.openings import description_of, load_opening, requisition_of, rubric_of
from storage.ranking import list_ranked
from web.interviewing import kit_of
from web.review import is_blind, note_shown, open_person, pseudonym
from web.texts import current_language, t

pages = Blueprint("exports", __name__)
SHORTLIST = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}
MOST_PRINTED = 30
QUOTES = 2


@pages.get("/openings/<opening_id>/description.<format_>")
def description(opening_id: str, format_: str) -> Response:
    """The job description as a file."""
    opening = load_opening(db.session, opening_id)
    jd = description_of(opening)
    data = export(jd, format_)
    return send_file(io.BytesIO(data), media_type(format_), as_attachment=True, download_name=file_name(jd, format_))


@pages.get("/openings/<opening_id>/shortlist.<format_>")
def shortlist(opening_id: str, format_: str) -> Response:
    """The ranking as a file; declined people are left out. On paper: those advanced, else the first thirty."""
    if format_ not in SHORTLIST:
        raise ExportUnavailable(format_, f"There is no format “{format_}”; choose one of {', '.join(SHORTLIST)}")
    opening, blind = load_opening(db.session, opening_id), is_blind()
    people = [row for row in list_ranked(db.session, opening.id) if row.decision != "decline"]
    chosen = [row for row in people if row.decision == "advance"]
    if format_ == "pdf":
        people = (chosen or people)[:MOST_PRINTED]
    pairs = [(row, card) for row in people if (card := open_person(row, blind)[1])]
    data = _write(opening, pairs, format_, blind)
    return send_file(io.BytesIO(data), SHORTLIST[format_], as_attachment=True, download_name=f"shortlist.{format_}")


def _write(opening: Opening, pairs: list[tuple[Application, Scorecard]], format_: str, blind: bool) -> bytes:
    from screening.shortlist_export import write_shortlist

    if format_ == "pdf":
        return print_shortlist(_sheet(opening, pairs, blind), current_language())
    cards = [card for _, card in pairs]
    if format_ == "json":
        return json.dumps([_record(card) for card in cards], ensure_ascii=False, indent=1).encode()
    stream = io.BytesIO()
    write_shortlist(cards, format_, stream, rubric_of(opening), current_language())
    return stream.getvalue()


def _record(card: Scorecard) -> dict[str, Any]:
    """As the command prints it, with what people corrected."""
    corrected = [
        {"id": line.id, "level": line.level, "machine_level": line.machine_level, "reason": line.correction}
        for line in card.lines
        if line.machine_level is not None
    ]
    return scorecard_record(card) | {"machine_score": card.machine_score, "corrections": corrected}


def _sheet(opening: Opening, pairs: list[tuple[Application, Scorecard]], blind: bool) -> ShortlistSheet:
    first = pairs[0][1] if pairs else None
    company = requisition_of(opening).company
    return ShortlistSheet(
        opening=opening.title, company=company.name or "" if company else "", logo="", as_of=first.as_of if first else "",
        printed_on=datetime.datetime.now(datetime.UTC).date().isoformat(), role_version=first.role_version if first else "",
        engine_version=first.engine_version if first else "",
        people=[_person(place, row, card, blind) for place, (row, card) in enumerate(pairs, 1)],
    )  # fmt: skip


def _person(place: int, row: Application, card: Scorecard, blind: bool) -> SheetPerson:
    indonesian = current_language() == "id"
    return SheetPerson(
        place=place, name=f"{t('candidate')} {pseudonym(row)}" if blind else row.name or row.file, file=card.file,
        sha256=card.sha256, score=row.score, confidence=card.confidence, bucket=t(f"bucket_{card.bucket}"), note=note_shown(row, row.reason, blind),
        knockouts=[
            {"name": line.name_id if indonesian else line.name_en, "result": line.result, "quote": line.quote, "page": line.page}
            for line in card.knockouts
        ],
        lines=[
            {"name": line.name_id if indonesian else line.name_en, "need": line.need, "level": line.level,
             "level_word": _level_word(line), "quotes": _quotes(line)}
            for line in card.lines
        ],
        flags=[
            {"message": flag.message_id if indonesian else flag.message_en, "quote": flag.quote} for flag in card.flags
        ],
    )  # fmt: skip


def _level_word(line: ScoreLine) -> str:
    word = t(f"level_{line.level}")
    return word if line.machine_level is None else f"{word} ({t('machine_level', level=t(f'level_{line.machine_level}'))})"


def _quotes(line: ScoreLine) -> list[Quote]:
    best = {(item.start, item.end): item for item in sorted(line.evidence, key=lambda item: item.level)}
    strongest = sorted(best.values(), key=lambda item: -item.level)[:QUOTES]
    return [Quote(quote=" ".join(item.quote.split()), page=item.page) for item in strongest]


@pages.get("/candidates/<application_id>/interview.pdf")
def interview(application_id: str) -> Response:
    """The interview kit for one person, first what the CV leaves open."""
    person, blind = load_application(db.session, application_id), is_blind()
    name = f"{t('candidate')} {pseudonym(person)}" if blind else person.name or person.file
    data = print_kit(kit_of(person, open_person(person, blind)[1], name))
    return send_file(io.BytesIO(data), "application/pdf", as_attachment=True, download_name=f"interview-{pseudonym(person)}.pdf")
