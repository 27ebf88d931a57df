"""A person's levels in place of the machine's: the same arithmetic, the machine's figures kept beside."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from screening.scorecard import EvidenceLevel, Scorecard, ScoreLine
from screening.scoring import LEVEL_CREDIT, total


def correct_card(card: Scorecard, levels: Mapping[str, tuple[EvidenceLevel, str]]) -> Scorecard:
    """`levels` holds level and reason by requirement id; ids that the card has not are left aside."""
    if card.status == "failed" or not any(line.id in levels for line in card.lines):
        return card
    lines = tuple(_correct(line, *levels[line.id]) if line.id in levels else line for line in card.lines)
    return dataclasses.replace(card, lines=lines, score=total(lines), machine_score=card.score)


def _correct(line: ScoreLine, level: EvidenceLevel, reason: str) -> ScoreLine:
    """A level raised never takes credit away, one lowered never adds any."""
    credit = line.credit
    if level > line.level:
        credit = max(credit, LEVEL_CREDIT[level])
    elif level < line.level:
        credit = min(credit, LEVEL_CREDIT[level])
    return dataclasses.replace(line, level=level, credit=credit, machine_level=line.level, correction=reason)
