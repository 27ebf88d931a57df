"""Which role a CV or an ad really describes, whatever its title."""

from __future__ import annotations

import datetime
import functools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from catalog import load_library
from catalog.library import Library
from catalog.role import FUNCTIONS, Role
from screening.functions import asked_elsewhere, asked_functions, function_shares, other_work, weigh_functions
from screening.resume import Resume
from screening.scorecard import LEAST_FIT, RoleFit
from screening.scoring import Reading, read_evidence, score_lines, total
from screening.titles import TitleMatch, match_title, other_trade
from screening.vocabulary import load_yaml

ENOUGH = 5.0
"""Distinct terms of work from which the mix of functions can be trusted."""
FITS_OTHER_TRADE = 42.0
"""The same where the title is one of another trade: an engineer who meets clients is an engineer."""
RARE: Mapping[str, float] = {"credit": 2.0, "fund": 2.0}
"""Words of lending and deposits are used in few trades, words of selling in many: one says as much as two."""
RARE_IN_ADS: Mapping[str, float] = {**RARE, "internal": 0.5}
"""Every other ad asks to work with stakeholders and across teams: such words say half as much there."""
ASKED = 2.0
"""What an ad tells by asking for experience in a trade, in terms of work."""
LENDING = "bank_relationship_manager/lending"
FIELD = frozenset({"account_officer", "account_officer/credit", "account_officer/sme", "account_officer/secured_loan"})
BANKER_SKILLS = 2
NO_BANKER = 0.85
"""A lending RM looks after companies at a bank: loans with less than two skills of that are an Account Officer's work;
with more than two they are hardly so."""
ELSEWHERE = 1.0
"""What one word of another trade weighs against a term of ours done at work."""
_AD = re.compile(
    r"\b(?:kualifikasi|persyaratan|requirements|qualifications|responsibilities|tanggung jawab|job description|we are looking|kami mencari|"
    r"dibutuhkan|lowongan|"
    r"apply|lamar|kirim(?:kan)? cv|candidates?|kandidat|benefits?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Identification:
    """`agrees`: the title's role is among the roles that the duties fit best."""

    kind: Literal["cv", "ad"]
    title: str | None
    title_role: str | None
    best_roles: tuple[RoleFit, ...]
    functions: Mapping[str, float]
    quotes: tuple[tuple[str, str], ...]
    agrees: bool


@functools.cache
def _roles() -> Library:
    """Our roles, read once a process."""
    return load_library()


def fit_roles(reading: Reading, title: TitleMatch | None = None, *, posting: bool = False) -> list[RoleFit]:
    """Every role and kind with its fit 0–100, best first; the adjacent bookkeeping sense is never named.

    `posting`: the text is a job ad, which also tells its work by the experience it asks for.
    """
    told, elsewhere = dict(weigh_functions(reading)[0]), float(other_work(reading))
    if posting:
        for name in asked_functions(reading.resume.text):
            told[name] += ASKED
        elsewhere += ASKED * asked_elsewhere(reading.resume.text)
    rare = RARE_IN_ADS if posting else RARE
    work = {name: value * rare.get(name, 1.0) for name, value in told.items()}
    done = sum(work.values())
    ours = done / (done + ELSEWHERE * elsewhere) if done else 0.0
    fits = [
        RoleFit(role.id, _fit(reading, role, work, ours, title))
        for role in _roles().values()
        if not role.abstract and not role.adjacent
    ]
    return sorted(fits, key=lambda fit: (-fit.score, fit.role))


def _fit(reading: Reading, role: Role, work: Mapping[str, float], ours: float, title: TitleMatch | None) -> float:
    """`ours`: the share of the work told that belongs to any of our roles."""
    lines = score_lines(reading, role, {})
    duties = total([line for line in lines if line.id not in {"title", "trade", "work"}])
    held = max(_names(title, role), next((line.credit for line in lines if line.id == "title"), 0.0))
    strength = min(1.0, sum(work.values()) / ENOUGH)
    books = work["ledger"] / sum(work.values()) if work["ledger"] else 0.0
    score = ours * (0.3 * duties + 35 * strength * _cosine(work, dict(role.functions)))
    if (role.id == LENDING and _banker_skills(reading) < BANKER_SKILLS) or (role.id in FIELD and _banker_skills(reading) > BANKER_SKILLS):
        score *= NO_BANKER
    score += 37 * held * (1 - books)
    return round(min(score, 100.0), 1)


def _banker_skills(reading: Reading) -> int:
    """How many skills of a company banker the text tells."""
    if "banker" not in reading.memo:
        evidence = reading.evidence
        reading.memo["banker"] = sum(any(not item.reason for item in evidence.get(skill, ())) for skill in _banker())
    return int(reading.memo["banker"])


@functools.cache
def _banker() -> tuple[str, ...]:
    return tuple(load_yaml("functions.yaml")["banker"])


def _names(title: TitleMatch | None, role: Role) -> float:
    """How far the title alone names the role; a neighbouring title points at the family only."""
    if title is None or title.relation == "different" or title.role.split("/")[0] != role.id.split("/")[0]:
        return 0.0
    return title.strength * (1.0 if title.role == role.id else 0.9)


def _cosine(one: Mapping[str, float], other: Mapping[Any, float]) -> float:
    product = sum(one.get(name, 0.0) * other.get(name, 0.0) for name in FUNCTIONS)
    length = math.sqrt(sum(v * v for v in one.values())) * math.sqrt(sum(v * v for v in other.values()))
    return product / length if length else 0.0


def least_fit(title: str | None) -> float:
    """The fit below which no role of ours is named."""
    return FITS_OTHER_TRADE if other_trade(title) else LEAST_FIT


def identify(
    resume: Resume, kind: Literal["cv", "ad"] | None = None, as_of: datetime.date | None = None
) -> Identification:
    """Read the duties; `kind` is told from the text when not given."""
    kind = kind or _tell_kind(resume)
    reading = read_evidence(resume, as_of, posting=kind == "ad")
    title = _title(resume, kind)
    match, least = match_title(title), least_fit(title)
    fits = [fit for fit in fit_roles(reading, match, posting=kind == "ad") if fit.score >= least]
    shares, quotes = function_shares(reading)
    ours = match if match and match.names_role and match.role in _roles() else None
    family = {fit.role.split("/")[0] for fit in fits[:3]}
    agrees = bool(ours and ours.role.split("/")[0] in family) if ours else not fits
    pairs = tuple((name, quote) for name in sorted(quotes, key=lambda n: -shares[n]) for quote in quotes[name])
    return Identification(kind, title, ours.role if ours else None, tuple(fits[:5]), shares, pairs[:8], agrees)


def _tell_kind(resume: Resume) -> Literal["cv", "ad"]:
    personal = bool(resume.emails) + bool(resume.phones) + bool(resume.education) + 2 * bool(resume.positions)
    return "ad" if len(_AD.findall(resume.text[:6000])) >= 3 and personal < 3 else "cv"


def _title(resume: Resume, kind: Literal["cv", "ad"]) -> str | None:
    if kind == "cv" and resume.positions:
        return resume.positions[0].title
    lines = [line.text.strip() for line in resume.lines[:8] if line.text.strip()]
    known = next((line for line in lines if len(line.split()) <= 16 and match_title(line)), None)
    return known or (lines[0] if lines and len(lines[0].split()) <= 10 else None)


def identification_record(file: str, found: Identification) -> dict[str, Any]:
    """The JSON object that `saring identify` prints."""
    return {
        "file": file, "kind": found.kind, "title": found.title, "title_role": found.title_role,
        "best_roles": [{"role": fit.role, "score": fit.score} for fit in found.best_roles], "functions": dict(found.functions),
        "quotes": [{"function": name, "quote": quote} for name, quote in found.quotes], "agrees": found.agrees,
    }  # fmt: skip
