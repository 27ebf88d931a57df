"""Things to look at in a CV. A flag informs; it never changes the score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from screening.resume import Resume
from screening.scorecard import Flag
from screening.vocabulary import TOKEN

if TYPE_CHECKING:
    from screening.scoring import Reading

STUFFED = 12
"""Different terms named only in lists, with next to none at work, that make a list look stuffed."""
_REASONS = {
    "pasted_ad": ("pasted_ad", "Bagian CV tampak seperti salinan iklan lowongan; tidak dihitung.",
                  "Part of the CV looks like a pasted job ad; not counted."),
    "instruction": ("instructions", "Ada kalimat yang ditujukan kepada pembaca otomatis; tidak dihitung.",
                    "A sentence addresses an automatic reader; not counted."),
}  # fmt: skip


def _flag(code: str, indonesian: str, english: str, quote: str = "") -> Flag:
    return Flag(code, english, indonesian, english, quote)


def find_flags(reading: Reading, own_postings: Sequence[str] = ()) -> tuple[Flag, ...]:
    """All flags of a reading, in a fixed order."""
    resume = reading.resume
    return (
        *_unlike_a_cv(resume), *_gated(reading), *_hidden(resume), *_stuffing(reading), *_dates(resume),
        *_copied(resume, own_postings),
    )  # fmt: skip


def note_flags(resume: Resume) -> tuple[Flag, ...]:
    """What the reader noted about the file, as flags: for a file that could not be read."""
    return tuple(_flag(note.code, note.message_id, note.message_en) for note in resume.problems)


def _unlike_a_cv(resume: Resume) -> Iterator[Flag]:
    """No job, no school and nobody to write to or to ring up."""
    if not (resume.positions or resume.education or resume.emails or resume.phones):
        yield _flag(
            "unlike_a_cv",
            "Berkas ini sepertinya bukan CV: tidak ada pekerjaan, sekolah, ataupun kontak yang terbaca.",
            "This file does not look like a CV: no job, school or contact could be read.",
        )


def _gated(reading: Reading) -> Iterator[Flag]:
    for reason, (code, indonesian, english) in _REASONS.items():
        quote = next((e.quote for items in reading.evidence.values() for e in items if e.reason == reason), None)
        if quote is not None:
            yield _flag(code, indonesian, english, quote)


def _hidden(resume: Resume) -> Iterator[Flag]:
    if resume.hidden:
        yield _flag(
            "hidden_text",
            "Ada teks tersembunyi; tidak dihitung.",
            "There is hidden text; not counted.",
            resume.hidden[0].text[:200],
        )


def _stuffing(reading: Reading) -> Iterator[Flag]:
    counted = [e for items in reading.evidence.values() for e in items if not e.reason]
    listed, used = {e.term for e in counted if e.level == 1}, {e.term for e in counted if e.level >= 2}
    if (len(listed) >= STUFFED and len(used) < 2) or (not used and _is_repetitive(reading.resume.text)):
        yield _flag(
            "stuffing",
            "Banyak istilah disebut tanpa pekerjaan yang menunjukkannya.",
            "Many terms are named with no work that shows them.",
        )


def _is_repetitive(text: str) -> bool:
    """One long word that makes up more than a twenty-fifth of the text."""
    words = Counter(word.lower() for word in TOKEN.findall(text))
    share = words.total() / 25
    return any(len(word) > 4 and count >= 8 and count > share for word, count in words.items())


def _dates(resume: Resume) -> Iterator[Flag]:
    for position in resume.positions:
        if position.start and position.start > resume.as_of[:7]:
            quote = resume.text[position.span.start : position.body.start].strip()
            yield _flag(
                "date_conflict", "Ada pekerjaan yang bermula di masa depan.", "A position starts in the future.", quote
            )
            return


def _copied(resume: Resume, own_postings: Sequence[str]) -> Iterator[Flag]:
    """Half of an own posting's sentences standing in the CV word for word."""
    text = " ".join(resume.text.lower().split()) if own_postings else ""
    for posting in own_postings:
        lines = [" ".join(line.lower().split()) for line in posting.splitlines() if len(line.split()) >= 5]
        if lines and sum(line in text for line in lines) * 2 >= len(lines):
            yield _flag(
                "pasted_ad",
                "CV memuat kalimat dari iklan lowongan ini.",
                "The CV holds sentences of this posting.",
                lines[0],
            )
            return
