"""The person's name, with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from screening.document import Line
from screening.parsing.cells import employer_score, is_place, title_score
from screening.parsing.contact import find_phones
from screening.parsing.sections import heading_kind
from screening.parsing.words import everyday_words, job_title_words, words_also_names
from screening.resume import Span

_DEGREE_TAIL = re.compile(
    r"(?:,\s*|\s+)(?:S\.?\s?(?:E|Kom|T|H|Sos|Si|Pd|Ak|IP|Psi|P|M|I\.?\s?Kom|A\.?B|Tr|Hum|Ds|Par|Farm)|A\.?Md(?:\.\w+)?|M\.?\s?(?:M|Si|Kom|Ak|T|H|Pd|Sc|B\.?A)|"
    r"MBA|B\.?Sc|B\.?A|B\.?E|B\.?Tech|B\.?Com|Ph\.?D|CFP|CPA|Ak|SE|SH|ST|MT|MM|CA|PMP|Apt|Ns|Sp\.?\s?[A-Z]{1,2}(?:\.?[A-Z])?|S\.?\s?(?:Kep|Ked|Gz|Stat|Ag|TP|Sn|Ars|KM)|A\.Ma)\.?(?=$|[\s,.])",
)
_DEGREE_HEAD = re.compile(r"^(?:(?:Drs?|drs?|drg|drh|apt|Apt|Ns|Dra|Ir|H|Hj|Prof|Mr|Mrs|Ms|Bapak|Ibu)\.?\s+)+")
_LABEL = re.compile(r"^\W{0,3}(?:n\s?a\s?m\s?a(?:\s+(?:lengkap|pelamar|panggilan))?|name|full\s+name)(?!\s+(?:saya|lengkap|pelamar|panggilan|perusahaan|sekolah|ayah|ibu|suami|istri))(?:\s*[:：]\s*|\s+(?=\S)|\s*$)", re.IGNORECASE)
_NAME = re.compile(r"^[^\W\d_][\w'’.\-]*(?:\s+[^\W\d_(\"“][\w'’.\-)\"”]*){0,5}$")
_NOT_A_NAME = re.compile(
    r"\b(?:curriculum|vitae|resume|cv|profile|profil|contact|kontak|address|alamat|phone|email|street|jalan|jl|pt|university|"
    r"universitas|daftar|riwayat|hidup|about|manager|engineer|developer|officer|executive|analyst|staff|sales|summary|"
    r"road|drive|avenue|building|floor|birth|lahir|date|laude|skills?|experience|education|objective|career|professional|personal|management|engineering|technology|"
    r"development|relationship|customer|project|marketing|business|science|computer|software|elementary|teaching|employment|law|streaming|creation|styles?|font|client|"
    r"your|blog|links?|linkedin|github|website|portfolio|synopsis|overview|highlights|position|graduate|award\S*|frameworks?|certified|senior|junior|pengalaman|pendidikan|keahlian|pribadi)\b", re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Witness:
    """What else tells who wrote the CV: the letters of its e-mail addresses, the words of its file name, the lines with contact details."""

    users: tuple[str, ...]
    stem: frozenset[str]
    beside: frozenset[int]

    def confirms(self, candidate: str) -> bool:
        """Whether an address or the file name holds a word of the name; an everyday word needs a second one or an initial."""
        words = [word for word in re.findall(r"[^\W\d_]+", candidate.lower()) if len(word) > 1]
        if any(word in self.stem for word in words if len(word) > 2):
            return True
        return any(word in user and (not _is_everyday(word) or _signed(user, word, words)) for user in self.users for word in words if len(word) > 2)


def _signed(user: str, word: str, words: Sequence[str]) -> bool:
    """ "jblack" is signed by Jane Black, "sales" is not by "Sales Force"."""
    return any(other != word and (other[0] + word in user or word + other[0] in user) and not _is_everyday(other) for other in words)


def _witness(lines: Sequence[Line], emails: Sequence[str], file_name: str) -> _Witness:
    users = tuple(re.sub(r"[^a-z]", "", email.split("@")[0].lower()) for email in emails)
    stem = {word for word in re.findall(r"[^\W\d_]{3,}", file_name.rpartition(".")[0].lower()) if not _is_everyday(word)}
    return _Witness(users, frozenset(stem), frozenset(i for i, line in enumerate(lines) if "@" in line.text or find_phones(line.text[:200])))


def find_name(lines: Sequence[Line], emails: Sequence[str], file_name: str = "") -> tuple[str, Span] | None:
    """The person's name: after its label, else the name-like line of the first page with most going for it; None where nothing speaks for one."""
    everyday_words()  # loaded before a shut-in reader is forked, which may open no file
    best: tuple[float, str, Span] | None = None
    first_page = [line for line in lines if line.page == 1]
    sizes = [line.size for line in first_page if line.size]
    largest = max(sizes) if sizes and max(sizes) > 1.1 * median(sizes) else 0.0
    witness = _witness(first_page[:60], emails, file_name)
    is_resume = bool(witness.beside or emails) or any(heading_kind(line.text) for line in lines[:400])
    kind = None
    for index, line in enumerate(first_page):
        kind = heading_kind(line.text) or kind
        big = bool(largest and line.size and line.size >= largest * 0.95)
        if (index >= 40 and not big) or len(line.text) > 90:
            continue
        labelled = _LABEL.match(line.text)
        raw = line.text[labelled.end() :] if labelled else line.text
        if labelled and not raw.strip():
            line, raw = _beside_label(lines, index)
        candidate = clean_name(raw)
        if candidate is None:
            continue
        if labelled and len(raw) < 60 and not _NOT_A_NAME.search(candidate) and not _everyday_share(candidate):
            return candidate, _place(line, candidate)
        if heading_kind(line.text) or _NOT_A_NAME.search(candidate) or not _like_a_name(candidate) or _followed_by_region(line.text, candidate):
            continue
        confirmed = witness.confirms(candidate)
        near = not witness.beside.isdisjoint(range(index - 2, index + 4))
        opening = index + 1 < len(first_page) and heading_kind(first_page[index + 1].text) in {"summary", "contact"}
        placed = big or near or kind == "title" or (" " in candidate and (opening or kind in {None, "contact"}))
        if not confirmed and not (is_resume and placed and _plain_name(candidate, first=index < 3 and near)):
            continue
        score = _score(candidate, confirmed) - 0.25 * min(line.box.y0 / 18 if line.box else index, 12) + (2.0 if big else 0) + (1.0 if opening else 0)
        score -= 1.0 if kind in _LISTS and not big else 0.0
        if best is None or score > best[0]:
            whole = _with_surname(first_page, index, candidate) if big or line.box is None else None
            best = (score, *whole) if whole else (score, candidate, _place(line, candidate))
    return (best[1], best[2]) if best and best[0] > 0.8 else None


_LISTS = frozenset(["skills", "languages", "interests", "certifications", "references", "education", "experience", "courses"])
_SEAM = re.compile(r"[^\W\d_A-Z]{4}[A-Z]")
_ABSTRACT = re.compile(r".{3}(?:tions?|sions?|ness|ities|ology|ables?)$")
_STOP = re.compile(r"[^\W\d_]{4,}\.$")


def _plain_name(candidate: str, first: bool) -> bool:
    """Whether words that nothing confirms can be a name: at most five, begun with capitals, none of them of everyday speech."""
    words = candidate.split()
    written = len(words) <= 5 and not _SEAM.search(candidate) and not _STOP.search(candidate) and not is_place(candidate)
    return written and (first or not candidate.islower()) and not _everyday_share(candidate) and not any(map(_glued_trade, words))


def _is_everyday(word: str) -> bool:
    lower = word.lower().strip(".'’-")
    return lower in everyday_words() or bool(_ABSTRACT.match(lower)) or (len(lower) > 4 and lower[-1] == "s" and lower[:-1] in everyday_words())


def _everyday_share(candidate: str) -> bool:
    """Whether a word is of everyday speech; short ones with a capital are names too: "An", "Do"."""
    return any(_is_everyday(piece) for word in candidate.split() for piece in word.split("-") if len(piece) > 2 or word.islower())


def _glued_trade(word: str) -> bool:
    """ "LEADTELLER", "DIRECTOROF": a word of job titles that has lost its space."""
    lower = word.lower()
    ends = (*(lower[:at] for at in range(6, len(lower) - 1)), *(lower[at:] for at in range(2, len(lower) - 5)))
    return any(end in job_title_words() and end not in words_also_names() for end in ends)


def _score(candidate: str, confirmed: bool) -> float:
    """How much a candidate looks like a person's name, wherever it stands."""
    words = candidate.split()
    score = 3.0 + (0.5 if 2 <= len(words) <= 4 else -0.5 if len(words) == 1 else 0)
    score += 0.5 if all(word[:1].isupper() for word in words) else -1.0
    score -= 1.5 if employer_score(candidate) > 0 else 1.0 if is_place(candidate) else 0.0
    return score + (1.5 if confirmed else 0)


def _with_surname(lines: Sequence[Line], index: int, candidate: str) -> tuple[str, Span] | None:
    """A name set large over two lines: "RATNA" above "KUSUMA"."""
    line = lines[index]
    if line.box is None:
        return _with_next_word(line, lines[index + 1], candidate) if index < 3 and index + 1 < len(lines) and " " not in candidate else None
    following = next((other for other in lines[index + 1 : index + 3] if other.size and line.size and abs(other.size - line.size) < 0.5), None)
    if following is None or line.box is None or following.box is None or len(candidate.split()) > 3:
        return None
    rest = clean_name(following.text)
    near = 0 < following.box.y0 - line.box.y0 < 1.6 * (line.box.y1 - line.box.y0) and abs(following.box.x0 - line.box.x0) < 60
    if rest is None or not near or len(rest.split()) > 2 or heading_kind(rest) or _NOT_A_NAME.search(rest) or not _like_a_name(rest):
        return None
    return f"{candidate} {rest}", Span(line.start, following.end)


def _with_next_word(line: Line, below: Line, candidate: str) -> tuple[str, Span] | None:
    """Without geometry: one word alone above one or two more."""
    rest = clean_name(below.text)
    if rest is None or rest != below.text.strip() or len(rest.split()) > 2 or heading_kind(rest) or _NOT_A_NAME.search(rest):
        return None
    return (f"{candidate} {rest}", Span(line.start, below.end)) if _like_a_name(rest) and _plain_name(rest, first=False) and rest.isupper() == candidate.isupper() else None


_PARTICLES = frozenset(["bin", "binti", "van", "von", "de", "der", "den", "da", "dos", "di", "del", "al", "el", "la", "le", "ibn", "y"])
_FUNCTION_WORDS = re.compile(r"\b(?:and|or|the|of|with|for|dan|yang|untuk|dengan|di|phd|ph\.d|web|advanced|intermediate|status|profiles|fields|techs|last|updated|creative)\b", re.IGNORECASE)
_FILE_WORDS = re.compile(r"^(?:curriculum vitae|resume|cv|daftar riwayat hidup)\s*(?:of|dari)?\s*[:–—-]?\s+|\s+[–—-]?\s*(?:curriculum vitae|resume|cv)$", re.IGNORECASE)


def _like_a_name(candidate: str) -> bool:
    words = candidate.split()
    written = all(word[:1].isupper() or word.lower() in _PARTICLES for word in words) or (candidate.islower() and len(words) <= 3)
    return written and not re.search(r"\d", candidate) and not _FUNCTION_WORDS.search(candidate) and not _is_trade(words)


def _is_trade(words: Sequence[str]) -> bool:
    """A job title set large at the top of a CV that hides its person's name."""
    last = words[-1].lower().strip(".")
    return len(words) > 1 and last in job_title_words() and last not in words_also_names()


_NICKNAME = re.compile(r"(?<=\w)\s*\([^\W\d_][\w .'’]{1,20}\)$")
_GREETING = re.compile(r"^(?:(?:hi|hello|hey|halo|hai)[\s,!.]+)?(?:i['’]m|i am|my name is|(?:nama )?saya(?: adalah)?)\s+(?=[A-Z])", re.IGNORECASE)
_CUT = re.compile(r"[|•·\t]|\s(?:\s\s|[–—/-]\s|(?:\+|\(?0|\(\+)[\d() -]{7,}|\d{1,2}$)|\s*\((?:she|he|they)/")
_ADDRESS = re.compile(r"(?:^|\s+)\S*@.*")


def clean_name(raw: str) -> str | None:
    """`raw` without degrees and titles of address if it can be a name, else None."""
    text = _FILE_WORDS.sub("", raw.strip(' "“”'))
    text = _CUT.split(_ADDRESS.sub("", text) if "@" in text else text, maxsplit=1)[0].strip(" ,:;/")
    greeted = _GREETING.sub("", text)
    text = _NICKNAME.sub("", greeted.rstrip(".") if greeted != text else text)
    before, gap, after = text.partition("  ")
    text = _DEGREE_HEAD.sub("", before if gap and _is_beside_name(after.strip()) else text)
    previous = None
    while previous != text:
        previous, text = text, _DEGREE_TAIL.sub("", text).strip(" ,")
    text = re.split(r",", text)[0].strip()
    if len(text) >= 5 and re.fullmatch(r"(?:\w ){2,}\w(?:\s{1,3}(?:\w ){1,}\w)*", text):
        text = re.sub(r"(?<=\w) (?=\w)", "", text.replace("  ", "\0")).replace("\0", " ")
    return text if 2 < len(text) <= 48 and _NAME.match(text) else None


def _is_beside_name(after: str) -> bool:
    """Whether what stands behind a gap is a place or title rather than a surname."""
    return is_place(after) or title_score(after) > 0.9 or any(map(str.isdigit, after))


def _beside_label(lines: Sequence[Line], index: int) -> tuple[Line, str]:
    """The value of a label that stands alone: at the same height on its page, else on the next line."""
    label = lines[index]
    for line in lines[:80]:
        same = line.box and label.box and line.page == label.page and abs(line.box.y0 - label.box.y0) < 3 and line.box.x0 > label.box.x0
        if same and line.text.strip(" :：") and line is not label:
            return line, line.text.strip(" :：")
    following = lines[index + 1] if index + 1 < len(lines) else label
    return following, following.text.strip(" :：")


def _followed_by_region(text: str, candidate: str) -> bool:
    """ "Medan, Indonesia" is a place; "Sari Dewi, S.E." is a person."""
    tail = text.strip()[len(candidate) :]
    return bool(re.match(r",\s*(?:[A-Z]{2}\b(?!\.)(?:\s+\d|\s*$)|[A-Z][a-z]{3,})", tail)) and not _DEGREE_TAIL.match(tail)


def _place(line: Line, name: str) -> Span:
    at = line.text.find(name)
    return Span(line.start + max(at, 0), line.start + (at + len(name) if at >= 0 else len(line.text)))
