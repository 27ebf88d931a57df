"""PDF: lines with boxes put into reading order; scans go to OCR; what is hidden is set apart."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from screening.document import Box, Hidden, Page
from screening.documents import ocr, overlays, patience
from screening.documents.characters import are_spread
from screening.documents.draft import Draft, Piece
from screening.documents.layout import go_on, put_in_order
from screening.documents.limits import Limits
from screening.documents.messages import note, unreadable
from screening.documents.pdf import EVERY, Damaged, Means, Sheet, means_of, opened
from screening.documents.plain import A4
from screening.documents.quality import rate_quality
from screening.documents.unseen import Edges, Run, find_unseen, hidden_texts, is_blank

OCR_SCALE = 200 / 72
LONGEST_SIDE = 3400
"""Pixels of a scan; A4 at 290 dots an inch."""
SCAN_LETTERS = 40
"""Letters below which a page with a picture is read by OCR."""
FEWEST_VOWELS = 0.2
"""Share of the signs of a page that ordinary text exceeds (0.25–0.35 in Indonesian and English)."""
LETTER_SHAPES = 40
PICTURE_SHARE = 0.1
COLUMN_GAP = 40
"""Points between two words above which a line is two columns read as one row."""
LINES_TOUCH = 1.5
"""Points by which the boxes of two lines may overlap."""
NARROWEST = 0.15
"""Width of the narrowest letter as a share of the height of its line."""
LETTER = 0.4
"""Width of a letter as a share of the height of its line; a few lines are looked at in vain."""
ROOMY = 0.75
"""Width of a gap that sets words apart, as a share of the height of its line, where other gaps are narrower."""
TIMES_WIDER = 2.5
ALL_WIDE = 1.2
"""The same where no gap of the line is narrow and no word is a lower-case one."""
WORD_STARTS = re.compile(" +")


def read_pdf(data: bytes, name: str, limits: Limits) -> Draft:
    """Raises UnreadableDocument for encrypted and damaged files, and for scans where OCR is missing."""
    draft = Draft()
    scanned: list[int] = []
    means = means_of(data)
    with opened(data, name) as document:
        count = len(document)
        for index in range(min(count, limits.pages)):
            try:
                _read_page(document, index, draft, scanned, means)
            except Damaged:
                draft.incomplete = True
                draft.notes.append(note("pages_failed", pages=index + 1))
                draft.pages.append(Page(index + 1, *A4))  # pages are found by their place in the list
        _read_scans(document, scanned, draft, name, limits)
    if count > limits.pages:
        draft.incomplete = True
        draft.notes.append(note("pages_cut", pages=count, limit=limits.pages))
    return draft


def _read_page(document: Any, index: int, draft: Draft, scanned: list[int], means: Means = EVERY) -> None:
    sheet = Sheet(document[index], means)
    runs = list(_runs(sheet))
    unseen = find_unseen(sheet, runs, overlays.find_boxes(sheet))
    draft.hidden += hidden_texts(sheet.text, unseen, index + 1)
    draft.links += overlays.find_links(sheet, document)
    pieces = [piece for run in runs if (piece := _piece(sheet, run, unseen, index + 1))]
    _add_written(sheet, pieces, draft, index + 1)
    columns = 1
    if not _are_stacked(pieces):
        pieces, columns = put_in_order(pieces, sheet.width)
        if columns > 1 and draft.pages and draft.pages[-1].columns > 1:
            pieces = go_on([piece for piece in draft.pieces if piece.page == index], pieces)
    letters = sum(len(piece.text) for piece in pieces)
    if letters < SCAN_LETTERS:
        if sheet.drawings and (not letters or _has_picture(sheet)):
            scanned.append(index)
    elif _is_gibberish(sheet.text) and ocr.available():
        scanned.append(index)
    draft.pages.append(Page(index + 1, sheet.width, sheet.height, columns))
    draft.pieces += pieces
    sheet.close()


def _are_stacked(pieces: list[Piece]) -> bool:
    """Whether each line begins where the one before it ends: then there is nothing to put in order."""
    end = -1e9
    for piece in pieces:
        if not piece.box or piece.box.y0 < end:
            return False
        end = piece.box.y1 - LINES_TOUCH
    return True


def _runs(sheet: Sheet) -> Iterator[Run]:
    """Every line, cut where a wide gap shows that two columns were read as one row."""
    at = 0
    for line in sheet.text.split("\r\n"):
        start = at
        at += len(line) + 2
        words = line.strip()
        if not words:
            continue
        first = start + len(line) - len(line.lstrip())
        box, last = sheet.char_box(first), sheet.char_box(first + len(words) - 1)
        if len(line) >= 12 and last[2] - box[0] > COLUMN_GAP and " " in words:
            yield from _cut(sheet, words, first, box, last)
        else:
            yield Run(first, first + len(words), box, last)


def _cut(sheet: Sheet, words: str, start: int, box: Edges, end: Edges) -> Iterator[Run]:
    """One look at each word's first letter; at its last one only where the word may be shorter than its share."""
    first, head, opening = start, box, box[0]
    left_of = sheet.left_of
    height = box[3] - box[1]
    share = min((end[2] - box[0]) / len(words), LETTER * height)
    narrow, room = NARROWEST * height, (LETTER + ROOMY) / 2 * height
    last, roomy = 0, are_spread(words)
    for found in WORD_STARTS.finditer(words):
        gap, after = found.span()
        opened = left_of(start + after)
        if opened - opening > min(room + share * (gap - last), COLUMN_GAP + narrow * (gap - last)):
            closed = sheet.char_box(start + gap - 1)
            if opened - closed[2] > COLUMN_GAP:
                yield _spread(sheet, Run(first, start + gap, head, closed), roomy)
                first, head, roomy = start + after, sheet.char_box(start + after), False
            else:
                roomy = roomy or opened - closed[2] > ROOMY * height
        opening, last = opened, after
    yield _spread(sheet, Run(first, start + len(words), head, end), roomy)


def _spread(sheet: Sheet, run: Run, roomy: bool) -> Run:
    """With its separators; two lines that a hyphen made one have none."""
    height = run.head[3] - run.head[1]
    if not roomy or abs(run.head[1] - run.tail[1]) > height / 2:
        return run
    return run._replace(gaps=_separators(sheet, run.first, run.last, height))


def _separators(sheet: Sheet, first: int, last: int, height: float) -> tuple[int, ...]:
    """Where wide gaps set the words of a line apart, as in rows of tags; the even gaps of justified prose do not."""
    words = sheet.text[first:last]
    gaps = {
        after: sheet.left_of(first + after) - sheet.char_box(first + before - 1)[2]
        for before, after in (found.span() for found in WORD_STARTS.finditer(words))
    }
    if are_spread(words):
        usual = statistics.median(gaps.values())
        return tuple(first + after for after, width in gaps.items() if width > TIMES_WIDER / 1.5 * usual)
    if words[1:2] == " ":  # a bullet or an icon
        gaps.pop(next(iter(gaps)), None)
    if not gaps:
        return ()
    least = max(ROOMY * height, TIMES_WIDER * max(min(gaps.values()), 0.0))
    if not any(width > least for width in gaps.values()):
        prose = "," in words or any(word.islower() for word in words.split())
        least = COLUMN_GAP if prose else (ALL_WIDE if len(gaps) > 1 else 2 * ALL_WIDE) * height
    return tuple(first + after for after, width in gaps.items() if width > least)


def _piece(sheet: Sheet, run: Run, unseen: dict[int, Any], page: int) -> Piece | None:
    shown = _shown(sheet, run, unseen)
    if not shown.strip():
        return None
    box = sheet.box(run.box)
    size = round(sheet.font_size(run.first), 1)
    if size <= 1.5:  # a scaled text matrix; the box tells the size a person sees
        size = round((run.box[3] - run.box[1]) * 0.75, 1)
    return Piece(shown, page, box, size, sheet.bold(run.first))


def _shown(sheet: Sheet, run: Run, unseen: dict[int, Any]) -> str:
    blanks = dict.fromkeys(sheet.lost_blanks(run.first, run.last), " ") | dict.fromkeys(run.gaps, "\t")
    shown, start = "", run.first
    for end in (*sorted(blanks), run.last):
        part = sheet.text[start:end]
        if unseen:
            part = "".join(letter for at, letter in enumerate(part, start) if at not in unseen)
        shown += part + blanks.get(end, "")
        start = end
    return shown


def _add_written(sheet: Sheet, pieces: list[Piece], draft: Draft, page: int) -> None:
    """Form fields and notes on the page, each after the words that stand before it."""
    for written in overlays.find_written(sheet):
        if not written.shown:
            draft.hidden.append(Hidden(written.text[:500], page, "vanish"))
        elif is_blank(sheet, written.box):
            draft.hidden.append(Hidden(written.text[:500], page, "white"))
        else:
            box = sheet.box(written.box)
            lines = [line for line in written.text.splitlines() if line.strip()]
            high = min((box.y1 - box.y0) / max(len(lines), 1), 14.0)
            new = [
                Piece(
                    line, page, Box(box.x0, box.y0 + at * high, box.x1, box.y0 + (at + 1) * high), round(high * 0.75, 1)
                )
                for at, line in enumerate(lines)
            ]
            place = _place_for(box, pieces)
            pieces[place:place] = new


def _place_for(box: Box, pieces: list[Piece]) -> int:
    """After the last piece that begins above it or left of it on the same row."""
    middle, place, nearest = (box.y0 + box.y1) / 2, 0, -1.0
    for at, piece in enumerate(pieces, start=1):
        beside = piece.box
        if beside and (beside.y1 < middle or (beside.y0 <= middle and beside.x0 <= box.x0)) and beside.y0 >= nearest:
            place, nearest = at, beside.y0
    return place


def _is_gibberish(text: str) -> bool:
    """Letters under wrong numbers, as fonts without a true Unicode map give them; their picture says more."""
    vowels = sum(map(text.count, "aeiouAEIOU"))
    return (vowels < FEWEST_VOWELS * len(text) or text.count("\ufffd") * 50 > len(text)) and rate_quality(text)[1]


def _has_picture(sheet: Sheet) -> bool:
    """Whether there is a picture large enough for text, or so many shapes that they may be letters."""
    left, bottom, right, top = sheet.frame
    shapes, area = 0, 0.0
    for _, kind, item in sheet.drawings:
        if kind == "path":
            shapes += 1
        else:
            box = sheet.bounds(item)
            area += max(box[2] - box[0], 0) * max(box[3] - box[1], 0)
    return shapes >= LETTER_SHAPES or area > PICTURE_SHARE * (right - left) * (top - bottom)


def scan_scale(width: float, height: float) -> float:
    """Pixels a point for OCR; scanning apps make pages of a metre."""
    return min(OCR_SCALE, LONGEST_SIDE / max(width, height, 1.0))


def is_scan(data: bytes, number: int) -> bool:
    """Whether the page, counted from 1, is read by OCR."""
    draft, scanned = Draft(), list[int]()
    with opened(data, "") as document:
        _read_page(document, number - 1, draft, scanned)
    return bool(scanned) and ocr.available()


def _says_more(seen: ocr.Seen, letters: int) -> bool:
    """Than the few letters of the page's own text; many are there only where they make no sense."""
    read = sum(len(piece.text) for piece in seen.pieces)
    return read > letters or (seen.complete and not letters) or (read > 0 and letters >= SCAN_LETTERS)


def _read_scans(document: Any, scanned: list[int], draft: Draft, name: str, limits: Limits) -> None:
    if not scanned:
        return
    if not ocr.available():
        if len(scanned) == len(draft.pages) and not draft.pieces:
            raise unreadable(name, "no_ocr")
        draft.incomplete = True
        draft.notes.append(note("ocr_missing", pages=", ".join(str(index + 1) for index in scanned)))
        return
    letters = Counter[int]()
    for piece in draft.pieces:
        letters[piece.page - 1] += len(piece.text)
    found: dict[int, list[Piece]] = {}
    sure: list[float] = []
    patience.extend(limits.ocr_seconds)
    for index in scanned:
        page = document[index]
        scale = scan_scale(*page.get_size())
        image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        page.close()
        image, _ = ocr.straighten(image)
        seen = ocr.read_image(image, index + 1, scale)
        if _says_more(seen, letters[index]):
            found[index + 1] = seen.pieces
            sure.append(seen.confidence)
            width, height = image.width / scale, image.height / scale
            draft.pages[index] = replace(draft.pages[index], width=width, height=height, columns=1, ocr=True)
        if not seen.complete:
            draft.incomplete = True
            draft.notes.append(note("ocr_time", page=index + 1))
            break
    if not found:
        if not draft.pieces:
            raise unreadable(name, "time")
        return
    draft.confidence = sum(sure) / len(sure)
    kept = [piece for piece in draft.pieces if piece.page not in found]
    draft.pieces = sorted(
        [*kept, *(piece for pieces in found.values() for piece in pieces)], key=lambda piece: piece.page
    )
    draft.notes.append(note("ocr", pages=", ".join(str(page) for page in found)))
