"""The advertisement after a fix: the words go or are replaced, and what is left of the line still reads well."""

from __future__ import annotations

import re

from descriptions.wording.criteria import find_criteria
from descriptions.wording.finding import Finding

_JOINING = r"(?:dan|serta|atau|maupun|lalu|and|or|plus|tapi|tetapi|but)"
_SAYS_NOTHING = re.compile(
    rf"\s*(?:[a-z][.)])?(?:[\W\d_]|\b(?:{_JOINING}|yang|yg|ya|pelamar|kandidat|candidates?|applicants?|syarat|khusus|saja|status)\b)*\Z",
    re.IGNORECASE,
)
_EDGE = re.compile(r"(?:^|[.!?:;,(•]|[^\w\s,.)]|\b(?:\d{1,2}|[a-z])[.)])\s*\Z")
_HANGING = re.compile(
    rf"(?:[\s,;/&+(-]|\b(?:{_JOINING}|yang|yg|with|dengan|who|of|be|is|are|berusia|a|an)\b)+\Z", re.IGNORECASE
)
_NEXT = re.compile(rf"(?:[\s,/&+)]|\b{_JOINING}\b)+", re.IGNORECASE)
_OPENING = re.compile(rf"(?:[\s,/&+)]|\b(?:{_JOINING}|with|dengan|yang|yg|who are)\b)+", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:must|should|be|harus|wajib|to)\s+\Z", re.IGNORECASE)
_NUMBER = re.compile(r"(\s*)(\d{1,2}|[a-y])([.)])(?= )")


def apply_fix(text: str, finding: Finding) -> str:
    """The text with the finding replaced; a missing fact is added as a last line.

    A line of a list that asked for nothing else goes as a whole.
    """
    start, end = finding.start, finding.end
    if start == end:
        return f"{text.rstrip()}\n{finding.replacement}\n" if finding.replacement else text
    left = text.rfind("\n", 0, start) + 1
    right = end + len(text[end:].split("\n", 1)[0])
    before, after = text[left:start], text[end:right]
    if _asks_nothing_else(before, after, finding) and (text[:left] + text[right:]).strip():
        return text[:left] + _renumbered(before, text[right + 1 :])
    return text[:left] + mend_line(before, after, finding) + text[right:]


def mend_line(before: str, after: str, finding: Finding) -> str:
    """One line without the words between `before` and `after`, or with what takes their place."""
    return _mended(before, after, finding.quote, words_instead(before, after, finding))


def words_instead(before: str, after: str, finding: Finding) -> str:
    """What takes the place of the words; nothing while the line holds another unlawful criterion.

    So no two statements of openness stand side by side.
    """
    stated = finding.severity == "unlawful" and _EDGE.search(before) and not re.match(r" ?\w", after)
    return "" if stated and _holds_more(before, after, finding) else finding.replacement


def _asks_nothing_else(before: str, after: str, finding: Finding) -> bool:
    return finding.severity == "unlawful" and _SAYS_NOTHING.match(before + " " + after) is not None


def _holds_more(before: str, after: str, finding: Finding) -> bool:
    """Whether the rest of the line says the replacement already or is not lawful yet."""
    rest = f"{before} {after}"
    if finding.replacement.lower() in rest.lower():
        return True
    heading = "Persyaratan" if finding.language == "id" else "Requirements"
    return bool(find_criteria(f"{heading}:\n{_mended(before, after, finding.quote, '')}", finding.language))


def _mended(before: str, after: str, quote: str, words: str) -> str:
    """The line with the new words, or closed over the gap without what hung on the old ones."""
    if words:
        return before + words + after
    if _EDGE.search(before) or _MODAL.search(before):
        hanging = (_NEXT if before.rstrip().endswith(",") else _OPENING).match(after)
        after = after[hanging.end() :] if hanging else after
        if not before.strip(" -*•(") or before.rstrip().endswith((".", "!", "?")):
            after = after.lstrip(".!?; ") if after.strip() not in (".", ";") else after
        if quote[:1].isupper() and not before.rstrip().endswith(","):
            after = after[:1].upper() + after[1:]
    if not after.strip(" .,;)!"):
        gap = _HANGING.search(before)
        kept = before[: gap.start()] if gap and gap.start() else before.rstrip(" ,")
        return kept + after.strip(" ,)" if before.count("(") > kept.count("(") or "(" not in kept else " ,")
    if before[-1:].isspace() or after[:1] in ",.;:!?)" or not before:
        return before.rstrip() + after if after[:1] in ",.;:!?)" else before + after.lstrip()
    return f"{before} {after.lstrip()}"


def _renumbered(marker: str, rest: str) -> str:
    """The lines after a counted one that is gone, counted one lower to the end of the list."""
    found = _NUMBER.match(marker)
    if not found:
        return rest
    mark, lines = found[2], rest.split("\n")
    for index, line in enumerate(lines):
        if not (following := _NUMBER.match(line)) or following[2] != _next_mark(mark):
            break
        lines[index] = f"{following[1]}{mark}{following[3]}{line[following.end() :]}"
        mark = _next_mark(mark)
    return "\n".join(lines)


def _next_mark(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)
