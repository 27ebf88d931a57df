"""E-mail addresses, telephone numbers and links, each with its place."""

from __future__ import annotations

import re

from screening.resume import Span

_EMAIL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_])?@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}\.){1,4}[A-Za-z]{2,12}\b")
_PHONE = re.compile(r"(?<![\w.])(?:\(?\+\d{1,3}\)?|\(0\d{1,3}\)|\(\d{3}\)|0\d{1,3}|\d{3})(?:(?:[ \t\xa0.()–-]{0,2}|\)?\s[·•.]\s)\d){6,12}(?!\d)")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d(?!\d)")
_POSTCODE = re.compile(r"^\d{5}(?:-\d{4})?\s+(?=\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}$)")
_IN_LINK = re.compile(r"(?:[a-z](?<!wa\.me)[/=]|(?:www\.|://|linkedin|github)(?!wa\.me)\S*)$")
_LINK = re.compile(r"\b(?:https?://|www\.|(?:[a-z]{2,3}\.)?linkedin\.com/|github\.com/)\S+", re.IGNORECASE)


def find_emails(text: str) -> list[tuple[str, Span]]:
    """Addresses in order, each once, exactly as written."""
    seen: dict[str, tuple[str, Span]] = {}
    at = text.find("@")
    while at >= 0:
        # Looking only around each sign is much faster than trying every word as the start of an address.
        match = next((m for m in _EMAIL.finditer(text, max(at - 66, 0), min(at + 260, len(text))) if m.start() < at < m.end()), None)
        if match and (match.start() == 0 or match.start() > at - 66 or not text[match.start() - 1].isalnum()):
            seen.setdefault(match.group().lower(), (match.group(), Span(match.start(), match.end())))
        at = text.find("@", match.end() if match else at + 1)
    return list(seen.values())


def find_phones(text: str) -> list[tuple[str, Span]]:
    """Telephone numbers of 8 to 15 digits; year ranges and identity numbers are not."""
    found: dict[str, tuple[str, Span]] = {}
    for match in _PHONE.finditer(text):
        start = match.start() + (code.end() if (code := _POSTCODE.match(match.group())) else 0)
        written = text[start : match.end()]
        digits = re.sub(r"\D", "", written)
        if not 8 <= len(digits) <= 15 or _YEARS.search(written) or re.fullmatch(r"\d{5}-\d{4}", written):
            continue
        if written[0] not in "+0(" and _IN_LINK.search(text[max(start - 60, 0) : start]):
            continue
        if re.search(r"(?:nik|ktp|npwp|rek|no\.?\s*id)\W{0,6}$", text[max(0, match.start() - 12) : match.start()], re.IGNORECASE):
            continue
        found.setdefault(digits[-8:], (written.strip(), Span(start, match.end())))
    return list(found.values())


def find_links(text: str) -> list[tuple[str, Span]]:
    """Web addresses in order."""
    return [(match.group().rstrip(".,;)"), Span(match.start(), match.end())) for match in _LINK.finditer(text)]
