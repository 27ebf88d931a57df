"""How well one typing error in a known term is put right: `python -m benchmarks.typing_errors [FOLDER OF .jsonl OR .txt]`.

400 terms of the lexicon, each with one random error inside a word of six letters or more, in a window of 50 words.
Recall is the share still found. False hits are terms found beside it that exact matching does not find there.
"""

from __future__ import annotations

import dataclasses
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from demo.cvs import demo_files
from screening import read_document
from screening.document import Line, Page
from screening.evidence import match_phrases
from screening.resume import Resume
from screening.vocabulary import TOKEN, Vocabulary, load_vocabulary
from screening.words import read_words

TERMS, WINDOW, SHORTEST = 400, 50, 6
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def misspell(word: str, dice: random.Random) -> str:
    """`word` with one letter missing, added, wrong, or swapped with the next; never the first."""
    place = dice.randrange(1, len(word) - 1)
    kind = dice.randrange(4)
    if kind == 0:
        return word[:place] + word[place + 1 :]
    if kind == 1:
        return word[:place] + dice.choice(LETTERS) + word[place:]
    if kind == 2:
        return word[:place] + dice.choice(LETTERS.replace(word[place], "")) + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def misspell_term(term: str, dice: random.Random) -> str:
    """`term` with an error in one of its long words."""
    words = term.split(" ")
    long = [n for n, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha() and word.isascii()]
    chosen = dice.choice(long)
    wrong = words[chosen]
    while wrong.lower() == words[chosen].lower():
        wrong = misspell(words[chosen], dice)
    return " ".join([*words[:chosen], wrong, *words[chosen + 1 :]])


def find_skills(text: str, vocabulary: Vocabulary) -> list[tuple[int, int, tuple[str, ...]]]:
    """Offsets and skills of every term found."""
    line = Line(text, 0, 1)
    resume = Resume("text", "", "read", text, (line,), (Page(1, 0, 0),), "en", "2026-01-15")
    words = read_words(resume, text, vocabulary)
    finds, _ = match_phrases(words, vocabulary)
    return [(words.starts[first], words.ends[last], skills) for first, last, _, skills, _ in finds]


def windows_of(path: Path | None) -> list[str]:
    """Texts cut into windows: of a folder, else of the fictional CVs that Saring brings along."""
    texts = _read_folder(path) if path else (read_document(file.data, file.name).text for file in demo_files())
    found = []
    for text in texts:
        words = text.split()
        found += [" ".join(words[n : n + WINDOW]) for n in range(0, len(words) - WINDOW + 1, WINDOW)]
    return found


def _read_folder(path: Path) -> Iterator[str]:
    for file in sorted(path.rglob("*")):
        if file.suffix == ".txt":
            yield file.read_text(encoding="utf-8")
        elif file.suffix == ".jsonl":
            for line in file.read_text(encoding="utf-8").splitlines():
                yield str(json.loads(line).get("text", ""))


def measure(windows: Sequence[str], vocabulary: Vocabulary) -> tuple[float, float, float]:
    """Recall, false hits a window beside the misspelt term, and corrections a window in text nobody misspelt."""
    exact = dataclasses.replace(vocabulary, deletions={}, surfaces={})
    dice = random.Random(7)  # the same errors every time
    terms = [row for row in vocabulary.terms if any(len(w) >= SHORTEST and w.isalpha() and w.isascii() for w in row[0].split(" "))]
    found = extra = 0
    for phrase, skills, _ in dice.sample(terms, min(TERMS, len(terms))):
        words = dice.choice(windows).split(" ")
        before, after = " ".join(words[: WINDOW // 2]), " ".join(words[WINDOW // 2 :])
        wrong = misspell_term(phrase, dice)
        text, place = f"{before} ; {wrong} ; {after}", len(before) + 3
        hits = find_skills(text, vocabulary)
        inside = [hit for hit in hits if hit[0] < place + len(wrong) and hit[1] > place]
        found += any(set(hit[2]) & set(skills) for hit in inside)
        extra += len(hits) - len(inside) - sum(1 for hit in find_skills(text, exact) if hit[1] <= place or hit[0] >= place + len(wrong))
    clean = sum(len(find_skills(text, vocabulary)) - len(find_skills(text, exact)) for text in windows)
    return found / TERMS, extra / TERMS, clean / len(windows)


def main() -> None:
    """Print the three figures."""
    windows = windows_of(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    recall, extra, clean = measure(windows, load_vocabulary())
    sys.stdout.write(
        f"recall of a term with one typing error      {recall:.3f}\n"
        f"false hits beside it, a window of {WINDOW} words   {extra:.3f}\n"
        f"terms found by correction in clean text     {clean:.3f} a window ({len(windows)} windows, {len(TOKEN.findall(' '.join(windows)))} words)\n"
    )


if __name__ == "__main__":
    main()
