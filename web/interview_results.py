"""What interviewers sent, put together for the shortlist's files."""

from __future__ import annotations

from typing import Any

from catalog.lexicon import load_lexicon
from descriptions.shortlist_sheet import SheetRating
from storage.interviews import combine
from storage.models import Application, InterviewSheet
from web.review import note_shown
from web.texts import current_language, say_number, t

Sheets = list[tuple[InterviewSheet, str]]


def ratings_of(sheets: Sheets) -> list[SheetRating]:
    """Every skill with its mean and each interviewer's rating."""
    names = {skill.id: skill.name.in_(current_language()) for skill in load_lexicon().skills.values()}
    return [
        SheetRating(
            skill=names.get(one.skill, one.skill), mean=one.mean, apart=one.apart,
            ratings=", ".join(f"{writer} {rating or '–'}" for (_, writer), rating in zip(sheets, one.ratings, strict=True)),
        )
        for one in combine([sheet for sheet, _ in sheets])
    ]  # fmt: skip


def say_ratings(sheets: Sheets) -> str:
    """The means in one cell; what differs widely is said so."""
    rated = [one for one in ratings_of(sheets) if one["mean"] is not None]
    return "; ".join(f"{one['skill']} {say_number(one['mean'] or 0)}{' (' + t('interview_spread') + ')' if one['apart'] else ''}" for one in rated)


def record_sheets(row: Application, sheets: Sheets, blind: bool) -> list[dict[str, Any]]:
    """For JSON: each sheet with ratings and notes, masked where names are."""
    return [
        {
            "interviewer": writer, "sent": sheet.sent.isoformat() if sheet.sent else None, "note": note_shown(row, sheet.note, blind),
            "ratings": {skill: one | {"note": note_shown(row, one["note"], blind)} for skill, one in sheet.ratings.items()},
        }
        for sheet, writer in sheets
    ]  # fmt: skip
