"""Time and accuracy of scoring beside TF-IDF, BM25 and RapidFuzz: `python -m benchmarks.scoring [FOLDER OF LABELLED .jsonl]`.

Times are for texts of 600 words: of the folder, else of the fictional CVs that Saring brings along; for each text the best
of several runs, and the mean over the texts. AUC needs a folder as `saring evaluate ranking` reads it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.baselines import Bm25, Scorer, TfIdf, fuzzy_scorer
from catalog import load_lexicon, load_library
from catalog.role import Role
from demo.cvs import demo_files
from screening import explain, parse_resume, read_document
from screening.evaluation_ranking import AS_OF, LABELLED, ROLES, auc, role_score
from screening.evidence import find_evidence, masked_text, match_phrases
from screening.resume import Resume
from screening.scoring import Reading, read_evidence, reweigh, score_lines, score_reading, total
from screening.vocabulary import load_vocabulary
from screening.words import read_words

WORDS, RUNS, TEXTS = 600, 25, 40
KEPT = 10_000
Item = TypeVar("Item")


def seconds(work: Callable[[Item], object], items: Sequence[Item], runs: int = RUNS) -> float:
    """Processor time, the mean over `items` of the best of `runs` runs: what the work takes where nothing else runs."""
    together = 0.0
    for item in items:
        best = float("inf")
        for _ in range(runs):
            started = time.process_time()
            work(item)
            best = min(best, time.process_time() - started)
        together += best
    return together / len(items)


def print_line(step: str, value: float, unit: str, note: str = "") -> None:
    """One figure."""
    sys.stdout.write(f"{step:58} {value:10,.3f} {unit:8} {note}\n")


def sum_up(count: int) -> int:
    """Plain work, to compare machines and their load by."""
    together = 0
    for number in range(count):
        together += number
    return together


def read_records(folder: Path | None) -> list[dict[str, Any]]:
    """Labelled records with a text; without a folder none."""
    files = sorted(folder.glob("*.jsonl")) if folder else []
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [record for record in map(json.loads, lines) if "grades" in record]


def cut_texts(records: Sequence[dict[str, Any]]) -> list[str]:
    """Texts of `WORDS` words, line breaks kept."""
    texts = [record["text"] for record in records if len(record["text"].split()) >= WORDS]
    if not texts:
        people = [read_document(file.data, file.name).text for file in demo_files()]
        texts = ["\n".join(islice(cycle(people[n:] + people[:n]), 12)) for n in range(len(people))]
    return [_first_words(text) for text in texts[:TEXTS]]


def _first_words(text: str) -> str:
    lines, left = [], WORDS
    for line in text.split("\n"):
        words = line.split()
        lines.append(line if len(words) <= left else " ".join(words[:left]))
        left -= len(words)
        if left <= 0:
            break
    return "\n".join(lines)


def time_load() -> None:
    """The lexicon from its kept form."""
    load_vocabulary()
    load_vocabulary.cache_clear()
    started = time.process_time()
    load_vocabulary()
    print_line("load the lexicon", 1e3 * (time.process_time() - started), "ms", "target 50")


def time_steps(resumes: Sequence[Resume], roles: Sequence[Role]) -> None:
    """Each step of scoring one CV."""
    vocabulary = load_vocabulary()
    started = time.process_time()
    for resume in resumes:
        score_reading(read_evidence(resume, AS_OF), roles[0])
    print_line("one CV, one role, first time (words not yet known)", 1e3 * (time.process_time() - started) / len(resumes), "ms")
    texts = [(resume, masked_text(resume)) for resume in resumes]
    words = [read_words(*pair, vocabulary) for pair in texts]
    readings = [read_evidence(resume, AS_OF) for resume in resumes]
    print_line("blank names and personal data", 1e6 * seconds(masked_text, resumes), "µs")
    print_line("split into words, clauses, blocks", 1e6 * seconds(lambda pair: read_words(*pair, vocabulary), texts), "µs")
    print_line("match all terms and gates", 1e6 * seconds(lambda one: match_phrases(one, vocabulary), words), "µs", "target 150")
    print_line("evidence of all skills, the three above included", 1e3 * seconds(find_evidence, resumes), "ms")
    print_line(
        f"score lines of {len(roles)} roles from evidence",
        1e3 * seconds(lambda one: score_all(Reading(one.resume, one.evidence, one.as_of), roles), readings), "ms",
    )  # fmt: skip

    whole = seconds(lambda resume: score_all(read_evidence(resume, AS_OF), roles), resumes)
    print_line(f"evidence and score lines of {len(roles)} roles, quotes and all", 1e3 * whole, "ms", "target 1.5")
    print_line("  that is", 1 / whole, "CV/s", "target 600, one core")
    card = seconds(lambda resume: score_reading(read_evidence(resume, AS_OF), roles[0]), resumes)
    print_line("a scorecard: the above, criteria, flags, best roles", 1e3 * card, "ms")
    cards = [score_reading(reading, roles[0]) for reading in readings]
    print_line("explain it in words", 1e3 * seconds(lambda one: explain(one, "id"), cards), "ms")
    kept = list(islice(cycle(cards), KEPT))
    weights = {requirement.id: 3.0 for requirement in roles[0].requirements[:4]}
    started = time.process_time()
    for one in kept:
        reweigh(one, roles[0], weights)
    print_line(f"weigh {KEPT:,} kept scorecards anew", time.process_time() - started, "s", "target 1")


def score_all(reading: Reading, roles: Sequence[Role]) -> list[float]:
    """The score of each role, its lines with their quotes made on the way."""
    return [total(score_lines(reading, role, {})) for role in roles]


def _phrases(role: Role) -> list[str]:
    skills = load_lexicon().skills
    ids = dict.fromkeys(skill for requirement in role.requirements for skill in requirement.skills)
    return [skills[skill].name.en for skill in ids][:25]


def _query(role: Role) -> str:
    return " ".join([*(requirement.text.en for requirement in role.requirements), *_phrases(role)])


def rivals(texts: Sequence[str], role: Role) -> dict[str, Scorer]:
    """Name → scorer for one role, English role text."""
    return {
        "TF-IDF cosine": TfIdf(texts).scorer(_query(role)),
        "BM25": Bm25(texts).scorer(_query(role)),
        "RapidFuzz, mean of 25 skills": fuzzy_scorer(_phrases(role)),
    }


def compare(records: Sequence[dict[str, Any]], texts: Sequence[str]) -> None:
    """The rivals' time for one role, and the AUC of all where there are labels."""
    library = load_library()
    for name, scorer in rivals(texts, library["account_manager"]).items():
        print_line(f"{name}, one role, no reasons", 1e3 * seconds(scorer, texts, 3), "ms")
    for key in ("text_masked", "text") if records else ():
        for name, value in sorted(macro_auc(records, key, library).items(), key=lambda row: row[1]):
            print_line(f"AUC, {key}: {name}", value, "", "grade 2 against 0, mean of roles")


def macro_auc(records: Sequence[dict[str, Any]], key: str, library: Any) -> dict[str, float]:
    """Name → mean AUC over the labelled roles."""
    readings = [read_evidence(parse_resume(read_document(r[key].encode(), "text.txt"), AS_OF), AS_OF) for r in records]
    values: dict[str, list[float]] = {}
    for code in LABELLED:
        grades = [(record.get("grades_broad") or record["grades"]).get(code) for record in records]
        scores = {"Saring": [role_score(reading, code) for reading in readings]}
        for name, scorer in rivals([record[key] for record in records], library[ROLES[code][0]]).items():
            scores[name] = [scorer(record[key]) for record in records]
        for name, found in scores.items():
            top, none = ([s for s, g in zip(found, grades, strict=True) if g == grade] for grade in (2, 0))
            if top and none:
                values.setdefault(name, []).append(auc(top, none))
    return {name: sum(found) / len(found) for name, found in values.items()}


def main() -> None:
    """Print one line a figure."""
    records = read_records(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    texts = cut_texts(records)
    resumes = [parse_resume(read_document(text.encode(), "cv.txt"), AS_OF) for text in texts]
    print_line("words of a text, mean", sum(len(text.split()) for text in texts) / len(texts), "words", f"{len(texts)} texts")
    print_line("yardstick: 100,000 additions in a loop", 1e3 * seconds(sum_up, [100_000], 50), "ms", "2.5 where the targets were set")
    time_load()
    time_steps(resumes, list(load_library().values()))
    compare(records, texts)


if __name__ == "__main__":
    main()
