"""What was done to a candidate, as sentences: who, when, what, and what of it was taken back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screening.scorecard import Scorecard
from storage.decisions import REVEALS
from storage.models import LogEntry
from web.texts import current_language, say_number, t


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the history; `undone` where somebody took it back."""

    at: datetime.datetime
    who: str
    words: str
    reason: str = ""
    undone: bool = False


def tell_history(entries: Sequence[tuple[LogEntry, str]], card: Scorecard | None, stages: Mapping[str, str]) -> list[Deed]:
    """Newest first; `stages` gives names by id. Acts of undoing are told by striking out what they undid."""
    undone = {entry.undoes for entry, _ in entries}
    deeds = (_deed(entry, who, card, stages, entry.id in undone) for entry, who in entries if entry.act != "undo")
    return [deed for deed in deeds if deed]


def _deed(entry: LogEntry, who: str, card: Scorecard | None, stages: Mapping[str, str], undone: bool) -> Deed | None:
    if entry.act == "decide":
        decision, _, reason = entry.after.partition("|")
        return Deed(entry.at, who, t(f"decision_{decision or 'none'}"), reason, undone)
    if entry.act == "move":
        words = t("deed_move", stage=stages.get(entry.after, "–")) if entry.after else t("deed_move_out")
        return Deed(entry.at, who, words, undone=undone)
    if entry.act == "correct":
        said = json.loads(entry.after)
        put = said["entry"]
        name = _name_line(card, said["requirement"])
        level = t(f"level_{put['level'] if put else said['machine']}")
        words = t("deed_correct" if put else "deed_machine", name=name, level=level, machine=t(f"level_{said['machine']}"))
        return Deed(entry.at, who, words, put["reason"] if put else "", undone)
    if entry.act in REVEALS:
        return Deed(entry.at, who, t(f"deed_{entry.act}"), entry.after)
    if entry.act == "invariance" and entry.after:
        run = json.loads(entry.after)
        words = t("invariance_run_equal" if run["equal"] else "invariance_run_differs", n=run["swaps"], score=say_number(run['score']))
        return Deed(entry.at, who, f"{t('deed_invariance')}: {words}")
    key = f"deed_{entry.act}"
    return Deed(entry.at, who, t(key), undone=undone) if entry.act in {"invariance", "sheet_sent", "sheet_back"} else None


def _name_line(card: Scorecard | None, requirement: str) -> str:
    for line in card.lines if card else ():
        if line.id == requirement:
            return (line.name_id if current_language() == "id" else line.name_en).rstrip(".")
    return requirement
