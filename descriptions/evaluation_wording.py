"""Recall and precision of the wording review on labelled lines: `{text, unlawful, category?}` in YAML or JSONL."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from descriptions.wording import review
from errors import SaringError

LINES = Path(__file__).resolve().parent.parent / "tests" / "descriptions" / "wording" / "lines.yaml"


@dataclass(frozen=True, slots=True)
class WordingReport:
    """Counts of lines, and the lines judged wrongly."""

    lines: int
    unlawful: int
    found: int
    false: int
    missed: tuple[str, ...]
    mistaken: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of unlawful lines that were found; 1 when there are none."""
        return self.found / self.unlawful if self.unlawful else 1.0

    @property
    def precision(self) -> float:
        """Share of reported lines that are unlawful; 1 when none was reported."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    def __str__(self) -> str:
        head = f"lines {self.lines}  unlawful {self.unlawful}  recall {self.recall:.3f}  precision {self.precision:.3f}"
        missed = [f"missed    {line}" for line in self.missed]
        return "\n".join([head, *missed, *(f"mistaken  {line}" for line in self.mistaken)])


def evaluate_wording(path: Path | str | None = None) -> WordingReport:
    """The report on one file of labelled lines; without a path, on the lines kept with the tests."""
    rows = _read_rows(Path(path) if path else LINES)
    judged = [(row["text"], row["unlawful"], bool(review(row["text"], "id").unlawful)) for row in rows]
    return WordingReport(
        lines=len(judged),
        unlawful=sum(wanted for _, wanted, _ in judged),
        found=sum(wanted and got for _, wanted, got in judged),
        false=sum(got and not wanted for _, wanted, got in judged),
        missed=tuple(text for text, wanted, got in judged if wanted and not got),
        mistaken=tuple(text for text, wanted, got in judged if got and not wanted),
    )


def _read_rows(path: Path) -> list[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            rows = [json.loads(line) for line in text.splitlines() if line.strip()]
        else:
            rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError) as fault:
        raise SaringError(f"{path.name} cannot be read; give a YAML or JSONL file of labelled lines.") from fault
    if isinstance(rows, dict):
        return [{"text": line, "unlawful": key == "unlawful"} for key, lines in rows.items() for line in lines]
    faulty = [number for number, row in enumerate(rows or [], 1) if not {"text", "unlawful"} <= set(row)]
    if faulty:
        raise SaringError(f"{path.name}, row {faulty[0]}: write `text` and `unlawful` for each line.")
    return list(rows or [])
