"""From a draft to a Document: characters cleaned, offsets counted, findings noted."""

from __future__ import annotations

import hashlib

from screening.document import Document, Hidden, Line, Note
from screening.documents import characters
from screening.documents.bundles import set_apart
from screening.documents.draft import Draft, Piece
from screening.documents.limits import Limits
from screening.documents.messages import note, say, unreadable
from screening.documents.quality import rate_quality

WHY: dict[str, tuple[str, str]] = {
    "white": ("warna serupa latarnya", "the colour of its background"),
    "tiny": ("terlalu kecil", "too small"),
    "off_page": ("di luar halaman", "off the page"),
    "covered": ("tertutup", "covered"),
    "clipped": ("terpotong", "clipped"),
    "transparent": ("tembus pandang", "transparent"),
    "vanish": ("disembunyikan", "marked as hidden"),
    "zero_width": ("karakter tak terlihat", "invisible characters"),
    "metadata": ("data berkas", "file properties"),
}


def assemble(draft: Draft, data: bytes, name: str, media_type: str, limits: Limits) -> Document:
    """Raises UnreadableDocument when no visible text is left."""
    set_apart(draft)
    hidden = list(draft.hidden)
    notes = list(draft.notes)
    lines, cut = _number(_cleaned(draft.pieces, hidden, notes), limits)
    if sum(sign.isalnum() for line in lines[:5] for sign in line.text) < 2:
        raise unreadable(name, "no_text")
    reasons = dict.fromkeys(found.reason for found in hidden if found.reason != "look_alike")
    if reasons:
        notes.append(
            Note(
                "hidden_text",
                say("hidden_text", "id", reasons=", ".join(WHY[reason][0] for reason in reasons)),
                say("hidden_text", "en", reasons=", ".join(WHY[reason][1] for reason in reasons)),
            )
        )
    if any(found.reason == "look_alike" for found in hidden):
        notes.append(note("look_alike"))
    text = "\n".join(line.text for line in lines)
    quality, poor = rate_quality(text, draft.confidence)
    if poor:
        notes.append(note("glyph_codes" if "\ufffd" in text else "hard_to_read"))
    if cut:
        notes.append(note("text_cut", limit=limits.characters))
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        text=text,
        pages=tuple(draft.pages),
        lines=tuple(lines),
        hidden=tuple(hidden),
        problems=tuple(notes),
        links=tuple(dict.fromkeys(draft.links)),
        quality=quality,
        photo=draft.photo,
        status="partly" if draft.incomplete or cut else "read",
        extra=dict(draft.extra),
    )


def _cleaned(pieces: list[Piece], hidden: list[Hidden], notes: list[Note]) -> list[Piece]:
    kept = []
    styled = False
    for piece in pieces:
        text = piece.text
        if not text.isascii():
            styled = styled or characters.is_styled(text)
            hidden += [Hidden(word, piece.page, "zero_width") for word in characters.split_words(text)]
            hidden += [Hidden(word, piece.page, "look_alike") for word in characters.look_alike_words(text)]
        piece.text = characters.clean(text)
        if piece.text:
            kept.append(piece)
    if styled:
        notes.append(note("styled_letters"))
    return kept


def _number(pieces: list[Piece], limits: Limits) -> tuple[list[Line], bool]:
    lines: list[Line] = []
    start = 0
    for piece in pieces:
        text = piece.text[: max(0, limits.characters - start)]
        if not text:
            return lines, True
        lines.append(Line(text, start, piece.page, piece.box, piece.size, piece.bold, piece.column))
        start += len(text) + 1
    return lines, False
