"""E-mail addresses, telephone numbers and links, each with its place."""

from __future__ import annotations

import re

from screening.resume import Span

_EMAIL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_])?@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}\.){1,4}[A-Za-z]{2,12}\b")
_BROKEN = re.compile(r"(?<![\w.])([a-z0-9][\w.+-]{1,62})@(?:\n([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6})|([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?:\.\n|\n\.)([a-z]{2,6}(?:\.[a-z]{2})?))(?=\s|$)", re.IGNORECASE)
"""An address broken behind its sign or at a dot of its domain."""
_REST_OF_DOMAIN = re.compile(r"(\.?)\n(\.?[a-z]{1,3})(?=\n|$)")
_WHOLE_DOMAIN = re.compile(r"\.(?:com|co\.id|ac\.id|net|org|edu|id|info)$")
_FIRST_OF_LOCAL = re.compile(r"(?:^|\n)([a-z0-9]+[._](?:[a-z0-9]+[._]?)*)\n$")
_PHONE = re.compile(r"(?<![\w.])(?:\(?\+\d{1,3}\)?|62(?=[ -]?8)|\(0\d{1,3}\)|\(\d{3}\)|0\d{1,3}|\d{3})(?:(?:[ \t\xa0.()–-]{0,2}|\)?\s[·•.]\s)\d){6,12}(?!\d)")
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
        if match is None and (broken := _BROKEN.search(text, max(at - 66, 0), min(at + 90, len(text)))) and broken.end(1) == at:
            whole = f"{broken[1]}@{broken[2] or f'{broken[3]}.{broken[4]}'}"
            seen.setdefault(whole.lower(), (whole, Span(broken.start(), broken.end())))
        if match and (match.start() == 0 or match.start() > at - 66 or not text[match.start() - 1].isalnum()):
            whole, span = _mended(text, match)
            seen.setdefault(whole.lower(), (whole, span))
        at = text.find("@", match.end() if match else at + 1)
    return list(seen.values())


def _mended(text: str, match: re.Match[str]) -> tuple[str, Span]:
    """An address with what a narrow column put on the lines above and below it: "dina.", "harahap@contoh.co", "m"."""
    whole, start, end = match.group(), match.start(), match.end()
    rest = _REST_OF_DOMAIN.match(text, end)
    if rest and not _WHOLE_DOMAIN.search(whole.lower()) and _WHOLE_DOMAIN.search(whole.lower() + rest[1] + rest[2]):
        whole, end = whole + rest[1] + rest[2], rest.end()
    first = _FIRST_OF_LOCAL.search(text[max(start - 40, 0) : start]) if start and text[start - 1] == "\n" else None
    if first and not _WHOLE_DOMAIN.search(first[1]):
        whole, start = first[1] + whole, start - len(first[1]) - 1
    return whole, Span(start, end)


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
        if re.search(r"(?:nik|ktp|npwp|rek|no\.?\s*id|p\.?\s?o\.?\s?box|zip(?: code)?|postal code|kode pos)\W{0,6}$", text[max(0, start - 20) : start], re.IGNORECASE):
            continue
        found.setdefault(digits[-8:], (written.strip(), Span(start, match.end())))
    return list(found.values())


def find_links(text: str) -> list[tuple[str, Span]]:
    """Web addresses in order."""
    return [(match.group().rstrip(".,;)"), Span(match.start(), match.end())) for match in _LINK.finditer(text)]
