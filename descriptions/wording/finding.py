"""What a wording review says: findings with their exact place, reason, source and replacement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from catalog.role import Language

Severity = Literal["unlawful", "questionable", "style"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark; `text[start:end] == quote`, and a missing fact has start = end = 0."""

    code: str
    category: str
    severity: Severity
    start: int
    end: int
    quote: str
    reason_id: str
    reason_en: str
    source: str
    suggestion_id: str
    suggestion_en: str
    replacement: str = ""
    language: Language = "id"


@dataclass(frozen=True, slots=True)
class Review:
    """All findings of one advertisement, in reading order."""

    language: Language
    findings: tuple[Finding, ...]

    @property
    def unlawful(self) -> tuple[Finding, ...]:
        """The findings that stop a publication."""
        return tuple(finding for finding in self.findings if finding.severity == "unlawful")


def review_record(file: str, review: Review) -> dict[str, Any]:
    """The JSON object of `saring review --json`, reasons in the language of the advertisement."""
    own = review.language == "id"
    return {
        "file": file,
        "language": review.language,
        "findings": [
            {
                "code": item.code,
                "category": item.category,
                "severity": item.severity,
                "start": item.start,
                "end": item.end,
                "quote": item.quote,
                "reason": item.reason_id if own else item.reason_en,
                "source": item.source,
                "suggestion": item.suggestion_id if item.language == "id" else item.suggestion_en,
                "replacement": item.replacement,
            }
            for item in review.findings
        ],
    }
