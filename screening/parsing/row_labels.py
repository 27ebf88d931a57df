"""Lists of skills in rows with a label at the left and no colon: "Backend   Go, Kafka, REST"; the labels are no skills."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from screening.document import Line
from screening.parsing.rows import is_beside

_LIST = re.compile(r"[,;•·|]\s*\S")
_NEAR = 8.0
"""Points by which the first word of a value may miss its column: letters are taken as equally wide."""
_KIND = (
    r"(?:back|front)[- ]?end|dev\s?ops|cloud(?: platforms| services)?|programming(?: languages)?|(?:scripting |markup |query )?languages|databases?|data bases|frameworks?|libraries|"
    r"(?:developer |development |design |other |office )?tools|technologies|operating systems|platforms|software|applications|soft(?: skills|skills)|hard(?: skills|skills)|technical(?: skills)?|"
    r"methodologies|version control|editors|ides|infrastructure|monitoring|testing|misc(?:ellaneous)?|others?|web technologies|mobile|computer|bahasa|perangkat lunak|lainnya|laboratory|lab|"
    r"bahasa pemrograman|basis data|aplikasi|communication|interpersonal|typesetting|statistics"
)
_BY_WORD = re.compile(rf"(?:{_KIND})(?:(?:\s*[&/,]\s*|\s+and\s+)(?:{_KIND}))*\s+(?=[A-Z(.][^,;]{{0,30}}[,;])", re.IGNORECASE)


def without_row_labels(lines: Sequence[Line]) -> tuple[list[Line], frozenset[int]]:
    """`lines` of a section of skills without what labels their rows, and the offsets at which a row begins behind its label."""
    kept, first = _without_column(_without_outdented(lines))
    kept, second = _without_words(kept)
    return kept, frozenset({*first, *second})


def _without_outdented(lines: Sequence[Line]) -> list[Line]:
    """Labels above lists that are set in: "Computer" over "Python" and "SQL"."""
    return [line for index, line in enumerate(lines) if not _stands_over(line, lines[index + 1 : index + 4])]


def _stands_over(line: Line, below: Sequence[Line]) -> bool:
    if line.box is None or len(below) < 3 or len(line.text.split()) > 3 or _LIST.search(line.text) or not line.text[:1].isalpha():
        return False
    edges = [round(near.box.x0) for near in below if near.box and near.box.y0 > line.box.y0 + 2 and near.text[:1].isupper() and near.page == line.page]
    return len(edges) == 3 and len(set(edges)) == 1 and 2.5 < edges[0] - line.box.x0 < 25


def _without_column(lines: Sequence[Line]) -> tuple[list[Line], list[int]]:
    """Labels in a column of their own; where the gap beside one was too narrow it is cut off its value."""
    values = {index + 1 for index in range(len(lines) - 1) if len(lines[index].text) < 36 and not _LIST.search(lines[index].text) and is_beside(lines[index], lines[index + 1])}
    lists = [index for index in values if _LIST.search(lines[index].text)]
    if len(lists) < 2 or len(lists) * 2 < len(values):
        return list(lines), []
    left = median([box.x0 for index in lists if (box := lines[index - 1].box)])
    edge = median([box.x0 for index in lists if (box := lines[index].box)])
    kept, begun = [], [lines[index].start for index in lists]
    for index, line in enumerate(lines):
        if index + 1 in lists:
            continue
        whole = _cut(line, edge) if line.box and abs(line.box.x0 - left) < 3 and line.box.x1 > edge + 20 else line
        begun += [whole.start] if whole is not line else []
        kept.append(whole)
    return kept, begun


def _cut(line: Line, edge: float) -> Line:
    """`line` from the word that begins nearest to the column of values."""
    if line.box is None:
        return line
    letter = (line.box.x1 - line.box.x0) / max(len(line.text), 1)
    starts = [word.start() for word in re.finditer(r"\S+", line.text)][1:]
    if (named := _BY_WORD.match(line.text)) and named.end() in starts:
        return _from(line, named.end())
    at = min(starts, key=lambda start: abs(line.box.x0 + start * letter - edge) if line.box else 0.0, default=0)
    return _from(line, at) if abs(line.box.x0 + at * letter - edge) < _NEAR + letter else line


def _without_words(lines: Sequence[Line]) -> tuple[list[Line], list[int]]:
    """Labels that a word tells, where two rows or more have them."""
    ends = {index: match.end() for index, line in enumerate(lines) if "," in line.text and ":" not in line.text[:40] and (match := _BY_WORD.match(line.text))}
    if len(ends) < 2:
        return list(lines), []
    cut = [_from(line, ends[index]) if index in ends else line for index, line in enumerate(lines)]
    return cut, [cut[index].start for index in ends]


def _from(line: Line, at: int) -> Line:
    box = line.box
    moved = replace(box, x0=box.x0 + (box.x1 - box.x0) * at / max(len(line.text), 1)) if box else None
    return replace(line, text=line.text[at:], start=line.start + at, box=moved)
