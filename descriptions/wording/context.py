"""Whom a word speaks of: an applicant who is asked for or refused, or a customer, a benefit, an open door."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from descriptions.wording.patterns import Pattern, expand, read_words
from descriptions.wording.reading import read_table

Section = Literal["asked", "told", ""]
Verdict = Literal["yes", "beside", "no"]
FEW_WORDS = 6

_CLAUSE_END = re.compile(
    r"[,;()·]|\s[-–•]\s|\.\s|\s\+\s|\b(?:tapi|tetapi|asal(?:kan)?|kecuali|namun|but|provided|however|yang penting|"
    r"karena|sebab|soalnya|because)\s"
)
_INVITED = ("sex", "marital", "religion", "ethnicity", "disability", "family")
_OF_A_GROUP = ("sex", "religion", "ethnicity", "height", "family")
_TURN = re.compile(r"\b(?:tapi|tetapi|asal(?:kan)?|kecuali|namun|but|provided|however|yang penting)\s")
# Criteria that speak of a person; those of another kind stand for themselves wherever they stand.
PERSONAL = ("age", "sex", "marital", "religion", "ethnicity", "appearance", "height", "disability", "health", "family")


@dataclass(frozen=True, slots=True)
class Line:
    """One folded sentence: `text` as typed, `masked` with both sexes named together blotted out, and its section."""

    text: str
    masked: str
    section: Section


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around one match: its clause before and after it, and its line before and after it."""

    before: str
    after: str
    left: str
    right: str


@cache
def guards() -> dict[str, re.Pattern[str]]:
    """The guards of `wording_guards.yaml`, ready to search."""
    rows: dict[str, str] = read_table("wording_guards")
    words = read_words()
    others = rows["others"]
    return {name: re.compile(expand(row.replace("(?!others)", f"(?!{others})"), words)) for name, row in rows.items()}


def _surroundings(text: str, start: int, end: int) -> Surroundings:
    opening = _opening(text, start)
    left = max(opening, start - 120)
    for mark in _CLAUSE_END.finditer(text, left, start):
        left = mark.end()
    right = _CLAUSE_END.search(text, end, end + 60)
    turn = max((mark.end() for mark in _TURN.finditer(text, max(0, start - 160), start)), default=0)
    return Surroundings(
        text[left:start], text[end : right.start() if right else end + 60], text[max(turn, opening, start - 160) : start],
        text[end : end + 90],
    )  # fmt: skip


def _opening(text: str, start: int) -> int:
    """Where the part of the line begins that the match belongs to: after a heading run into the line, or 0."""
    return max((mark.end() for mark in guards()["heading"].finditer(text, 0, start)), default=0)


def judge(pattern: Pattern, line: Line, start: int, end: int) -> Verdict:
    """Whether a match is a requirement: yes, only beside another one, or no."""
    text = line.masked
    around = _surroundings(text, start, end)
    aged = pattern.category == "age" and bool(re.search(r"\d", text[start:end]))
    worded = aged and text[start:end].startswith(("usia", "age"))
    if (not worded and _is_name(around)) or (pattern.deny and pattern.deny.search(text[max(0, start - 40) : end + 40])):
        return "no"
    if aged:
        return _judge_age(pattern, line, around, start, end)
    asked = _is_asked(around) or _is_refused(pattern, around) or _is_demand(around, text[start:end])
    asking = guards()["asked_before"].search(around.before)
    sought = bool(asking and not guards()["just_people"].match(asking.group()))
    if _is_open(around, text[start:end]) or (
        not sought and not _is_refused(pattern, around) and pattern.category in _INVITED and _is_welcome(around)
    ):
        return "no"
    if pattern.refused and not (asked and _is_refused(pattern, around)):
        return "no"
    if pattern.category not in PERSONAL:
        told = pattern.applicant and (_is_others(around, pattern) or _is_told(line, start))
        return "no" if told else "yes"
    if (pattern.category != "family" and _is_benefit(line, around)) or (
        not asked and (_is_others(around, pattern) or _is_told(line, start))
    ):
        return "no"
    return _judge_person(pattern, line, around, asked, text[start:end])


def _is_name(around: Surroundings) -> bool:
    guard = guards()
    if guard["named_kind"].search(around.left[-24:]) and not guard["asked_before"].search(around.before):
        return True
    return bool(guard["named"].search(around.left[-24:]) or guard["named_after"].match(around.right))


def _is_refused(pattern: Pattern, around: Surroundings) -> bool:
    """Whether the clause turns somebody away, or denies the word where a denial is a demand."""
    guard = guards()
    if guard["refused"].search(around.before + "#" + around.after):
        return True
    return pattern.negated and bool(guard["negated"].search(around.before))


def _is_asked(around: Surroundings) -> bool:
    guard = guards()
    if guard["goods"].match(around.after):
        return False
    asked = guard["asked_before"].search(around.before)
    if asked and not (guard["narrowed"].match(asked.group()) and guard["others"].search(around.before)):
        return True
    return bool(guard["asked_after"].match(around.after)) and not guard["others"].search(around.before)


def _is_demand(around: Surroundings, span: str) -> bool:
    """Whether the match holds its own demand ("dicari orang Padang")."""
    guard = guards()
    return bool(guard["demand"].match(span)) and not (
        guard["narrowed"].match(span) and guard["others"].search(around.before)
    )


def _is_open(around: Surroundings, span: str) -> bool:
    guard = guards()
    right = around.right
    if guard["denial"].match(span):  # "no ... whatever" opens nothing
        right = guard["whatever"].sub("", right, count=1)
    if guard["open_before"].search(around.left[-75:]) or guard["open_after"].match(right):
        return True
    if guard["share"].search(around.before + "#" + around.after):
        return True
    return bool(guard["fair"].search(around.left + "#" + around.right))


def _is_welcome(around: Surroundings) -> bool:
    return bool(guards()["welcome"].search(around.before[-60:] + "#" + around.after))


def _is_others(around: Surroundings, pattern: Pattern) -> bool:
    guard = guards()
    near = " ".join(around.after.split()[:4]) if pattern.weak or pattern.category in _OF_A_GROUP else ""
    return bool(guard["others"].search(around.before) or guard["others"].search(near)) and not guard[
        "applicant"
    ].search(around.before)


def _is_told(line: Line, start: int) -> bool:
    """Whether the line tells of duties instead of asking."""
    return line.section == "told" or bool(guards()["duty"].search(line.masked[_opening(line.masked, start) :]))


def _is_benefit(line: Line, around: Surroundings) -> bool:
    guard = guards()
    return bool(
        guard["benefit"].search(around.before + "#" + around.after) or guard["benefit"].match(line.masked.strip(" -*"))
    )


def _judge_person(pattern: Pattern, line: Line, around: Surroundings, asked: bool, word: str) -> Verdict:
    if asked or (line.section == "asked" and not pattern.weak):
        return "yes"
    words = len(line.masked.split())
    alone = len((around.before + " " + around.after).split())
    if pattern.weak:
        few = 2 if pattern.negated else 4
        lone = alone <= 2 and words <= few and len(around.before.split()) <= 1
        return "yes" if lone and not line.text.rstrip().endswith(":") else "beside"
    if pattern.category == "sex":
        if guards()["told_of"].search(around.before):
            return "beside"
        if word not in ("women", "men") and not around.left.strip(" -*.)0123456789") and words <= 8:
            return "yes"
        few = 1 if word in ("women", "men", "female", "male") else 3
        return "yes" if alone <= few else "beside"
    return "yes"


def _judge_age(pattern: Pattern, line: Line, around: Surroundings, start: int, end: int) -> Verdict:
    guard = guards()
    span = line.masked[start:end]
    if guard["open_before"].search(around.before[-40:]) or guard["open_after"].match(around.after[:40]):
        return "no"
    if _is_legal_minimum(line.masked, start, end):
        return "no"
    if guard["aged"].search(around.left[-25:] + span + around.right[:8]):
        return "no"
    named = re.search(r"usia|\bage|\bolde?r?\b|younger|y/o|lahir|born", span)
    if guard["duty"].search(around.before) and not guard["asked_before"].search(around.before):
        return "no"
    if guard["others"].search(around.before + span) and not guard["applicant"].search(around.before + span):
        return "no"
    if not around.before.strip() and guard["owner_clause"].search(around.left):
        return "no"
    if guard["aged_unit"].match(line.masked[end:]):
        return "no"
    if guard["years"].search(around.before[-25:] if named else around.before + " " + span + around.after):
        return "no"
    if guard["duty"].search(line.masked[_opening(line.masked, start) :]) and not named:
        return "no"
    if pattern.listed and not guard["asked_before"].search(around.before):
        return "yes" if len(line.masked.split()) <= FEW_WORDS and not around.before.strip() else "beside"
    return "yes"


def _is_legal_minimum(text: str, start: int, end: int) -> bool:
    """Whether only the legal working age of 18 is asked for."""
    numbers = re.findall(r"\d+", text[start : end + 25])
    low = re.search(r"\bmin|least|above|atas|over|\+|legal", text[max(0, start - 12) : end + 12])
    return bool(numbers and low and all(int(number) <= 18 for number in numbers))


def with_glue(text: str, start: int, end: int) -> tuple[int, int]:
    """The match with the words around it that mean nothing without it: "khusus", "only", "saat melamar"."""
    head = guards()["glue_before"].search(text[max(0, start - 60) : start])
    tail = guards()["glue_after"].match(text[end : end + 60])
    words = head.group() if head else ""
    if words and guards()["goes_on"].match(text[end:]):  # "must be single and willing": the other half needs the verb
        words = guards()["glue_verb"].sub("", words)
    return start - len(words), (end + tail.end() if tail else end)


@cache
def both_sexes() -> re.Pattern[str]:
    """Both sexes named together, in words or in letters (`P/W`)."""
    words = read_words()
    women, men = expand("<F>", words), expand("<M>", words)
    joint = r"(?: ?(?:/|&|\+|,|\||-|dan|atau|maupun|or|and|and/or|ataupun|serta) ?| )"
    letters = r"\b(?:p ?/ ?[wl]|w ?/ ?p|l ?/ ?p|m ?/ ?f|f ?/ ?m|pr ?/ ?lk|lk ?/ ?pr)\b"
    return re.compile(rf"{women}{joint}{men}|{men}{joint}{women}|{letters}")


def mask(text: str) -> str:
    """The folded sentence, as long as before, with what asks for nobody blotted out.

    Both sexes together, an open door for one ground, and the trade in the title of a post ("admin kredit").
    """
    both = both_sexes().sub(lambda found: "#" * len(found.group()), text)
    shut = guards()["statement"].sub(lambda found: _letters(found.group()), both)
    return guards()["title"].sub(lambda found: found.group()[: -len(found["trade"])] + _letters(found["trade"]), shut)


def _letters(words: str) -> str:
    return re.sub(r"\w", "x", words)
