"""The order in which a person reads: by score, never a cut."""

from __future__ import annotations

from collections.abc import Iterable

from screening.scorecard import Scorecard


def rank(cards: Iterable[Scorecard]) -> list[Scorecard]:
    """Best score first; equal scores by confidence, then by file hash, so that no name decides. Unread files last."""
    return sorted(
        cards, key=lambda card: (card.status == "failed", -card.score, -card.confidence, card.sha256, card.file)
    )
