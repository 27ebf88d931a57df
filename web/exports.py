"""Downloads: the job description, the shortlist, one candidate's interview kit."""

from __future__ import annotations

import datetime
import io
import json
import re
from typing import Any

from flask import Blueprint, Response, g, send_file

from descriptions import export
from descriptions.exporting import file_name, media_type
from descriptions.interview_kit import print_kit
from descriptions.shortlist_sheet import Quote, SheetPerson, ShortlistSheet, print_shortlist
from errors import ExportUnavailable
from screening.scorecard import Scorecard, ScoreLine
from screening.scoring import scorecard_record
from screening.shortlist_export import Listed, write_listed, write_shortlist
from storage.applications import load_application, resume_of
from storage.database import db
from storage.interviews import list_sent_by_candidate
from storage.models import Application, Opening
from storage.openings import description_of, load_opening, requisition_of, rubric_of
from storage.ranking import list_ranked
from storage.remarks import list_remarks
from storage.stages import list_stages
from web.candidates import MOST_PRINTED, say_listed
from web.interview_results import Sheets, ratings_of, record_sheets, say_ratings
from web.interviewing import kit_of
from web.review import is_blind, note_shown, open_person, pseudonym
from web.roles import role_title
from web.texts import current_language, say_day, t

pages = Blueprint("exports", __name__)
SHORTLIST = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}
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
    """The ranking as a file; declined people are left out. On paper: those advanced, else all, a hundred at most."""
    if format_ not in SHORTLIST:
        raise ExportUnavailable(format_, t("export_unknown", kind=format_, kinds=", ".join(SHORTLIST)))
    opening, blind = load_opening(db.session, opening_id), is_blind()
    people = [row for row in list_ranked(db.session, opening.id) if row.decision != "decline"]
    chosen = [row for row in people if row.decision == "advance"]
    listed = say_listed(len(chosen), len(people))
    if format_ == "pdf":
        people = (chosen or people)[:MOST_PRINTED]
    pairs = [(row, card) for row in people if (card := open_person(row, blind)[1])]
    data = _write(opening, pairs, format_, blind, listed)
    words = re.findall("[a-z0-9]+", f"{t('shortlist')} {opening.title}".lower())
    name = f"{'-'.join(words)[:80]}-{today()}.{format_}"
    return send_file(io.BytesIO(data), SHORTLIST[format_], as_attachment=True, download_name=name)


def today() -> datetime.date:
    """The day on this machine's clock."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def _write(opening: Opening, pairs: list[tuple[Application, Scorecard]], format_: str, blind: bool, listed: str) -> bytes:
    sheets = list_sent_by_candidate(db.session, opening.id, g.account.id)
    if format_ == "pdf":
        return print_shortlist(_sheet(opening, pairs, blind, listed, sheets), current_language())
    if format_ in {"csv", "xlsx"}:
        names = {stage.id: stage.name for stage in list_stages(db.session, opening.id)}
        table = [(_listed(row, card, names.get(row.stage, ""), blind, say_ratings(sheets.get(row.id, []))), card) for row, card in pairs]
        return write_listed(table, format_, opening.title, current_language())
    cards = [card for _, card in pairs]
    if format_ == "json":
        return json.dumps([_record(card) | {"interviews": record_sheets(row, sheets.get(row.id, []), blind)} for row, card in pairs], ensure_ascii=False, indent=1).encode()
    stream = io.BytesIO()
    write_shortlist(cards, format_, stream, rubric_of(opening), current_language())
    return stream.getvalue()


def _listed(row: Application, card: Scorecard, stage: str, blind: bool, interviews: str) -> Listed:
    resume = None if blind else resume_of(row)
    return Listed(
        name=f"{t('candidate')} {pseudonym(row)}" if blind else row.name,
        email=resume.emails[0] if resume and resume.emails else "",
        # a cell that begins with + would be read as a formula
        phone=re.sub(r"^\+62[\s-]*", "0", resume.phones[0]) if resume and resume.phones else "",
        decision=t(f"decision_{row.decision or 'none'}"), reason=note_shown(row, row.reason, blind), stage=stage,
        notes=" | ".join(note_shown(row, remark.text, blind) for remark, _ in list_remarks(db.session, row.id)),
        best_role=role_title(card.best_role) if card.best_role else "", interviews=interviews,
    )  # fmt: skip


def _record(card: Scorecard) -> dict[str, Any]:
    """As the command prints it, with what people corrected."""
    corrected = [
        {"id": line.id, "level": line.level, "machine_level": line.machine_level, "reason": line.correction}
        for line in card.lines
        if line.machine_level is not None
    ]
    return scorecard_record(card) | {"machine_score": card.machine_score, "corrections": corrected}


def _sheet(opening: Opening, pairs: list[tuple[Application, Scorecard]], blind: bool, listed: str, sheets: dict[str, Sheets]) -> ShortlistSheet:
    first = pairs[0][1] if pairs else None
    company = requisition_of(opening).company
    return ShortlistSheet(
        opening=opening.title, company=company.name or "" if company else "", logo="", as_of=say_day(first.as_of) if first else "",
        printed_on=say_day(today()), listed=listed, role_version=first.role_version if first else "",
        engine_version=first.engine_version if first else "",
        people=[_person(place, row, card, blind, sheets.get(row.id, [])) for place, (row, card) in enumerate(pairs, 1)],
    )  # fmt: skip


def _person(place: int, row: Application, card: Scorecard, blind: bool, sheets: Sheets) -> SheetPerson:
    indonesian = current_language() == "id"
    return SheetPerson(
        place=place, name=f"{t('candidate')} {pseudonym(row)}" if blind else row.name or row.file, file=card.file,
        sha256=card.sha256, score=row.score, confidence=card.confidence, bucket=t(f"bucket_{card.bucket}"), note=note_shown(row, row.reason, blind),
        decision=t(f"decision_{row.decision}") if row.decision else "",
        knockouts=[
            {"name": line.name_id if indonesian else line.name_en, "result": line.result, "quote": line.quote, "page": line.page}
            for line in card.knockouts
        ],
        lines=[
            {"name": line.name_id if indonesian else line.name_en, "need": line.need, "level": line.level,
             "level_word": t(f"level_{line.level}"), "corrected": _correction(line, row, blind), "quotes": _quotes(line),
             "more": max(len({(item.start, item.end) for item in line.evidence}) - QUOTES, 0), "left_out": False}
            for line in card.lines
        ],
        interviews=ratings_of(sheets), more="",
        flags=[
            {"message": flag.message_id if indonesian else flag.message_en, "quote": flag.quote} for flag in card.flags
        ],
    )  # fmt: skip


def _correction(line: ScoreLine, row: Application, blind: bool) -> str:
    if line.machine_level is None:
        return ""
    machine, reason = t(f"level_{line.machine_level}"), note_shown(row, line.correction, blind)
    return t("sheet_corrected", machine=machine, reason=reason)


def _quotes(line: ScoreLine) -> list[Quote]:
    best = {(item.start, item.end): item for item in sorted(line.evidence, key=lambda item: item.level)}
    strongest = sorted(best.values(), key=lambda item: -item.level)[:QUOTES]
    return [Quote(quote=" ".join(item.quote.split()), page=item.page) for item in strongest]


@pages.get("/candidates/<application_id>/interview.pdf")
def interview(application_id: str) -> Response:
    """The interview kit for one person, first what the CV leaves open."""
    person = load_application(db.session, application_id)
    blind = is_blind(person)
    name = f"{t('candidate')} {pseudonym(person)}" if blind else person.name or person.file
    data = print_kit(kit_of(person, open_person(person, blind)[1], name))
    return send_file(io.BytesIO(data), "application/pdf", as_attachment=True, download_name=f"interview-{pseudonym(person)}.pdf")
