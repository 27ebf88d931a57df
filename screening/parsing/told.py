"""Lines that tell of a job in words, brought into the form of a header; what stays keeps its place in the line."""

from __future__ import annotations

import re
from dataclasses import replace

from screening.document import Line
from screening.parsing.cells import employer_score, is_place, title_score

_WORKED = re.compile(
    r"\W*(?:(?:I|i|saya|have|has|am|currently|previously|presently|pernah|saat ini|sedang)\s+)*(?:worked|working|work|employed|served|bekerja|kerja)\s+(?:as|sebagai)\s+(?:an?\s+|the\s+)?"
    r"(?P<title>[A-Z].{2,50}?)\s(?P<mark>in|at|with|for|di|pada)\s(?=[A-Z])", re.IGNORECASE,
)
_BLURB = re.compile(r"(?<=[\w)]),\s(?:an?|one of|the|sebuah|salah satu)\s[a-z][^|\t]{8,}$|\.\s[A-Z][\w&' -]{2,30}\s(?:is|are|was|makes|provides|offers|sells|builds|adalah|merupakan)\s.*$")


def as_header(line: Line) -> Line:
    """ "Worked as Planner in Harlow Foods from …" as title and employer; "Harlow Foods, a leading maker of …" as its name."""
    text = line.text
    if len(text) > 160 or len(text) < 12:
        return line
    lower = text[:40].lower()
    worked = _WORKED.match(text) if any(word in lower for word in ("work", "kerja", "employed", "served")) else None
    if worked and title_score(worked["title"]) > 0:
        mark = "|".ljust(len(worked["mark"]))
        whole = " " * worked.start("title") + worked["title"] + f" {mark} " + text[worked.end() :].rstrip(". ")
        return replace(line, text=whole)
    if (blurb := _BLURB.search(text)) and _is_name(text[: blurb.start()]):
        return replace(line, text=text[: blurb.start()])
    return line


def _is_name(text: str) -> bool:
    """A short stretch in capitals that may be an employer with its place."""
    words = text.split()
    return 0 < len(words) <= 7 and words[0][0].isupper() and title_score(text) <= 0 and (employer_score(text) > 0 or is_place(text.rpartition(",")[2].strip()) or all(w[0].isupper() for w in words))
