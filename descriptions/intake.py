"""Start from what they have: an existing advertisement becomes an opening, each line mapped to the role or kept as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.role import Language, Need, Point, Requirement, Role, Text
from descriptions import phrases
from descriptions.advert import AdLine, Advert, Part
from descriptions.advert_title import is_call
from descriptions.composition import key_of
from descriptions.drafting import (
    REQUIREMENTS,
    add_line,
    choose,
    drop_line,
    keep_line,
    outline,
    reword_line,
    with_skills,
)
from descriptions.fields import set_fields
from descriptions.requisition import Requisition, Schooling, Wording
from errors import ConfigError

OWN, OUT, FIELD = "own:", "out", "field:"
"""A target is a line id of the role, `own:HEADING`, `field:NAME`, or `out`."""
TEXT_FIELDS = ("company_about", "purpose", "allowances", "commission", "bonus", "title")
ENOUGH_DUTY, ENOUGH_REQUIREMENT = 0.34, 0.36
OFFERED = 4


@dataclass(frozen=True, slots=True)
class Gist:
    """What a line is about: ids of skills, and its words in one spelling. The reader of CVs finds both."""

    skills: frozenset[str]
    words: frozenset[str]


GistReader = Callable[[Sequence[str]], Sequence[Gist]]


@dataclass(frozen=True, slots=True)
class MappedLine:
    """Where a line goes, and what else it might be; `sure` false: nothing of the role says the same."""

    line: AdLine
    target: str
    sure: bool
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """The advertisement against one role; `unnamed`: default lines of the role that the ad does not name."""

    advert: Advert
    role: Role
    lines: tuple[MappedLine, ...]
    unnamed: tuple[str, ...]
    read_gists: GistReader

    @property
    def unmapped(self) -> tuple[MappedLine, ...]:
        """Lines kept as HR's own because the role has none like them."""
        return tuple(item for item in self.lines if not item.sure)


def map_advert(advert: Advert, role: Role, read_gists: GistReader) -> Intake:
    """Each line to the requirement, duty or field that says the same; what has none becomes a line of HR's own."""
    offers = _offers(role, advert.language, read_gists)
    rarity = _rarity(offers)
    gists = read_gists([line.text for line in advert.lines])
    mapped = tuple(
        _map_line(line, gist, offers, rarity, role, line.number in advert.stated)
        for line, gist in zip(advert.lines, gists, strict=True)
    )
    named = {item.target for item in mapped}
    lines: list[Point | Requirement] = [*(point for group in role.duties for point in group.points), *role.requirements]
    default = [key_of(item) for item in lines if item.default and not item.levels and not item.industries]
    return Intake(advert, role, mapped, tuple(id for id in default if id not in named), read_gists)


@dataclass(frozen=True, slots=True)
class _Offer:
    """`trust` below 1: a line of one level or industry, or one that the first draft leaves out."""

    id: str
    heading: str
    gist: Gist
    trust: float = 1.0
    requirement: Requirement | None = None
    texts: frozenset[str] = frozenset()


def _offers(role: Role, language: Language, read_gists: GistReader) -> list[_Offer]:
    """Every line the role has on offer, its words in the language of the advertisement."""
    points = [(group.id, point) for group in role.duties for point in group.points]
    texts = [text for _, point in points for text in (point.text.id, point.text.en)]
    texts += [text for item in role.requirements for text in (item.text.id, item.text.en)]
    gists = list(read_gists(texts))
    mine = gists[::2] if language == "id" else gists[1::2]
    both = [
        Gist(one.skills | other.skills, words.words)
        for one, other, words in zip(gists[::2], gists[1::2], mine, strict=True)
    ]
    offers = [
        _Offer(key_of(point), group, gist, _trust(point), None, _texts(point.text))
        for (group, point), gist in zip(points, both[: len(points)], strict=True)
    ]
    for item, gist in zip(role.requirements, both[len(points) :], strict=True):
        skills = frozenset(item.skills) or gist.skills
        offers.append(_Offer(item.id, REQUIREMENTS, Gist(skills, gist.words), _trust(item), item, _texts(item.text)))
    return offers


def _texts(text: Text) -> frozenset[str]:
    return frozenset((_flat(text.id), _flat(text.en)))


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


_STANDARD = frozenset(
    flat for text in (*phrases.PROCESS, *phrases.ASSURANCE.values()) for flat in (_flat(text.id), _flat(text.en))
)
"""Lines that every posting carries anyway."""


def _trust(item: Point | Requirement) -> float:
    return 0.7 if item.industries else 0.8 if item.levels else 1.0 if item.default else 0.95


_ASPECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("years", r"\b\d+(?:[.,]\d)?\s*(?:\+|-|–|s/d|to)?\s*(?:\d+\s*)?(?:tahun|thn|th|years?|yrs?)\b.{0,60}\b(?:pengalaman|experiences?|bekerja|working|sebagai|di bidang|as an?|in|of)\b|\b(?:pengalaman|berpengalaman|experienced?)\b.{0,60}\b\d+\s*(?:\+|-|–)?\s*(?:\d+\s*)?(?:tahun|thn|th|years?|yrs?)\b"),
        ("education", r"\b(?:pendidikan|lulusan|bachelor|sarjana|diploma|degree|strata|D[- ]?[1-4]|S[- ]?[12]|SMA|SMK|SLTA|ijazah|(?:secondary|high) school)\b"),
        ("language", r"\b(?:(?:ber)?bahasa (?!indonesia)\w+|english|mandarin|bilingual)\b"),
        ("driving", r"\b(?:(?-i:SIM)|driv(?:ing|er['’]?s?) licen[cs]e)\b"),
        ("vehicle", r"\b(?:kendaraan|(?:sepeda )?motor|vehicle|motorcycle|motorbike)\b"),
    )
)  # fmt: skip


def aspect_of(text: str) -> str | None:
    """What a line asks beside skills: years, education, a language, driving."""
    if _WITHHELD.search(text):
        return None  # a diploma kept by the employer is no schooling
    return next((kind for kind, pattern in _ASPECTS if pattern.search(text)), None)


_WITHHELD = re.compile(
    r"(?i)\bijazah\b.{0,40}\b(?:di ?tahan|di ?simpan|di ?titip\w*|di ?jamin\w*|jaminan|menahan|penahanan|diserahkan)\b|"
    r"\b(?:tahan|menahan|penahanan|simpan|menitipkan|menyerahkan|jaminan)\b.{0,20}\bijazah\b"
)


def _aspect_of_requirement(item: Requirement) -> str | None:
    if item.knockout and item.knockout.kind in {"years", "education"}:
        return item.knockout.kind
    if item.kind in {"education", "language"}:
        return item.kind
    if item.kind == "experience":
        return "years"
    asked = aspect_of(item.text.id)
    return asked if item.kind == "condition" and asked in {"driving", "vehicle"} else None


Rarity = Mapping[str, float]
"""What a word or skill is worth: the more lines of the role have it, the less it tells them apart."""


def _rarity(offers: Sequence[_Offer]) -> Rarity:
    seen = Counter(mark for offer in offers for mark in (*offer.gist.words, *offer.gist.skills))
    return {mark: count**-0.5 for mark, count in seen.items()}


def _map_line(
    line: AdLine, gist: Gist, offers: Sequence[_Offer], rarity: Rarity, role: Role, is_fact: bool
) -> MappedLine:
    same = next((offer.id for offer in offers if _flat(line.text) in offer.texts), None)
    if same:
        return MappedLine(line, same, sure=True)
    if line.part == "other" and is_call(line.text):
        return MappedLine(line, OUT, sure=True)
    if is_fact or _flat(line.text) in _STANDARD:
        return MappedLine(line, f"{FIELD}fact", sure=True)
    fields: dict[Part, str] = {"title": "title", "about": "company_about", "purpose": "purpose", "pay": "allowances"}
    if line.part in fields:
        return MappedLine(line, FIELD + _pay_field(line.text, fields[line.part]), sure=True)
    if line.part in {"process", "apply", "place"}:
        return MappedLine(line, f"{OWN}process", sure=True)
    ranked = sorted(
        ((_likeness(line, gist, offer, rarity) * offer.trust, offer) for offer in offers), key=lambda pair: -pair[0]
    )
    ranked = [(score, offer) for score, offer in ranked if _fits(line.part, offer)]
    close = tuple(offer.id for score, offer in ranked[:OFFERED] if score > 0.15)
    score, best = ranked[0] if ranked else (0.0, None)
    enough = ENOUGH_REQUIREMENT if best and best.requirement else ENOUGH_DUTY
    if line.part == "other" and score < enough:
        return MappedLine(line, f"{FIELD}company_about", sure=False, others=close)
    if best and score >= enough:
        return MappedLine(line, best.id, sure=True, others=tuple(id for id in close if id != best.id))
    return MappedLine(line, OWN + _heading_for(line.part, ranked, role), sure=False, others=close)


def _pay_field(text: str, field: str) -> str:
    if field != "allowances":
        return field
    if re.search(r"(?i)\b(?:komisi|commission|insentif|incentive)", text):
        return "commission"
    return "bonus" if re.search(r"(?i)\bbonus\b", text) else field


def _fits(part: Part, offer: _Offer) -> bool:
    """A demand is no duty; what stands under no heading may be either."""
    return part == "other" or (offer.requirement is None) == (part == "duties")


def _likeness(line: AdLine, gist: Gist, offer: _Offer, rarity: Rarity) -> float:
    """0 to 1: skills and words in common; years, schooling, languages and driving only with their like."""
    asked = aspect_of(line.text) if line.part != "duties" else None
    if offer.requirement is not None:
        meant = _aspect_of_requirement(offer.requirement)
        if meant and meant == asked:
            return 0.9 if meant != "education" or offer.requirement.need == "must" else 0.6
        if meant or asked in {"education", "driving", "vehicle"}:
            return 0.0
    words = _share(gist.words, offer.gist.words, rarity)
    common = gist.skills & offer.gist.skills
    if offer.requirement is not None:
        skills = len(common) / len(gist.skills) if gist.skills else 0.0
        return 0.75 * skills + 0.25 * min(1.0, 2 * words) if common else 0.8 * words
    skills = _share(gist.skills, offer.gist.skills, rarity)
    if len(common) == 1 and not words:
        return 0.3 * skills  # one skill in other words is chance
    return 0.45 * skills + 0.55 * min(1.0, 1.6 * words)


def _share(ad: frozenset[str], role: frozenset[str], rarity: Rarity) -> float:
    """What two lines have in common, rare marks first; a word that the role never uses counts half."""
    common = sum(rarity.get(mark, 0.5) for mark in ad & role)
    whole = sum(rarity.get(mark, 0.5) for mark in ad) + sum(rarity.get(mark, 0.5) for mark in role)
    return 2 * common / whole if whole else 0.0


def _heading_for(part: Part, ranked: Sequence[tuple[float, _Offer]], role: Role) -> str:
    if part in {"must", "nice", "conditions"} or not role.duties:
        return REQUIREMENTS
    duties = [offer for _, offer in ranked if offer.requirement is None]
    if part == "duties":
        return duties[0].heading if duties else role.duties[0].id
    return ranked[0][1].heading if ranked else REQUIREMENTS


def build_requisition(
    intake: Intake, choices: Mapping[int, str] | None = None, *, own_words: bool = True, also: Sequence[str] = ()
) -> Requisition:
    """The opening that the advertisement describes.

    `choices`: targets by line number where a person decided otherwise; `own_words` false prints the library's words
    where a line has been mapped; `also`: lines of the role to print although the ad does not name them.
    """
    advert, role = intake.advert, intake.role
    requisition = _with_facts(role, Requisition(role=role.id, language="both" if advert.two_languages else advert.language), advert)
    targets = {item.line.number: item.target for item in intake.lines} | dict(choices or {})
    taken: dict[str, list[AdLine]] = {}
    for line in advert.lines:
        taken.setdefault(targets[line.number], []).append(line)
    known = {item.id: item for group in outline(role, requisition) for item in group.items}
    for id, item in known.items():
        if id in taken or id in also:
            requisition = keep_line(requisition, id)
        elif item.chosen:
            requisition = drop_line(requisition, id)
    for target, lines in taken.items():
        if target in known:
            requisition = _with_line(requisition, target, lines, known[target].screened, advert.language, own_words)
        elif target.startswith(OWN):
            requisition = _with_own(requisition, target.removeprefix(OWN), lines, advert.language)
        elif target.startswith(FIELD):
            requisition = _with_field(requisition, target.removeprefix(FIELD), lines, advert.language)
    if advert.title and not requisition.title and f"{FIELD}title" not in taken:
        requisition = requisition.model_copy(update={"title": _wording(advert.title, advert.language)})
    requisition = with_skills(requisition, lambda texts: [gist.skills for gist in intake.read_gists(texts)])
    return requisition.model_copy(update={"order": _order(role, requisition, taken)})


def _with_facts(role: Role, requisition: Requisition, advert: Advert) -> Requisition:
    """Facts into fields; one that the field does not take stays where it was read, in its line."""
    usual = {words for text in role.reports_to for words in (text.id, text.en)}
    for fact in advert.facts:
        if fact.value in usual:
            continue  # the role says so itself, in both languages
        try:
            requisition = set_fields(requisition, {fact.field: fact.value})
        except ConfigError:
            continue
    return requisition


def _with_line(
    requisition: Requisition, id: str, lines: Sequence[AdLine], screened: bool, language: Language, own_words: bool
) -> Requisition:
    """Several lines of the ad that say one requirement are one line: it is scored once."""
    if own_words:
        said = [line.text.rstrip(" .;") for line in lines]
        texts = ("; ".join(said[::2]), "; ".join(said[1::2]))
        words = Wording(id=texts[0], en=texts[1]) if _in_pairs(requisition, lines) else _wording("; ".join(said), language)
        requisition = reword_line(requisition, id, words)
    if screened:
        requisition = _with_minimum(requisition, id, lines)
    if screened and any(line.part in {"must", "nice"} for line in lines):
        need: Need = "must" if any(line.part == "must" for line in lines) else "nice"
        requisition = choose(requisition, id, need)
    return requisition


_YEARS = re.compile(r"(?i)\b(\d{1,2}(?:[.,]5)?)\s*(?:\+|(?:-|–|s/d|to)\s*\d{1,2})?\s*(?:tahun|thn|th\b|years?|yrs?)")
_SCHOOLING: dict[Schooling, re.Pattern[str]] = {
    "SMA": re.compile(r"\b(?:SMA|SMK|SLTA|SMU|high school|secondary school)\b", re.IGNORECASE),
    "D1": re.compile(r"\bD[- ]?(?:1|I)\b", re.IGNORECASE),
    "D3": re.compile(r"\b(?:D[- ]?(?:3|III)|diploma)\b", re.IGNORECASE),
    "D4": re.compile(r"\bD[- ]?(?:4|IV)\b", re.IGNORECASE),
    "S1": re.compile(r"\b(?:S[- ]?1|strata[- ](?:1|satu)|sarjana|bachelor|undergraduate degree)", re.IGNORECASE),
    "S2": re.compile(r"\b(?:S[- ]?2|magister|master['’]?s)", re.IGNORECASE),
}
"""The lowest level comes first: a line that names several asks for the lowest."""


def _with_minimum(requisition: Requisition, id: str, lines: Sequence[AdLine]) -> Requisition:
    """The years and the lowest schooling that the ad names become the criterion of the line."""
    for line in lines:
        kind = aspect_of(line.text)
        years = _YEARS.search(line.text) if kind == "years" else None
        if years and 0 < (number := float(years[1].replace(",", "."))) <= 40:
            return choose(requisition, id, years=number)
        level = next((level for level, pattern in _SCHOOLING.items() if pattern.search(line.text)), None)
        if kind == "education" and level:
            return choose(requisition, id, schooling=level)
    return requisition


def _with_own(requisition: Requisition, heading: str, lines: Sequence[AdLine], language: Language) -> Requisition:
    step = 2 if _in_pairs(requisition, lines) else 1
    for line, other in zip(lines[::step], lines[step - 1 :: step], strict=True):
        need: Need = "nice" if line.part == "nice" else "must"
        words = Wording(id=line.text[:2000], en=other.text[:2000]) if step == 2 else _wording(line.text, language)
        requisition = add_line(requisition, heading, words, need=need)
    return requisition


def _in_pairs(requisition: Requisition, lines: Sequence[AdLine]) -> bool:
    """Whether each line stands beside its translation."""
    return requisition.language == "both" and len(lines) % 2 == 0


_OFFERED = [phrases.PAY[id] for id in ("commission", "bonus", "allowances")]
_LABEL = re.compile(rf"^(?:{'|'.join(re.escape(name) for text in _OFFERED for name in (text.id, text.en))}):\s*")


def _with_field(requisition: Requisition, field: str, lines: Sequence[AdLine], language: Language) -> Requisition:
    if field not in TEXT_FIELDS:
        return requisition
    lines = [replace(line, text=_LABEL.sub("", line.text)) for line in lines]
    glue = " " if field in {"company_about", "purpose"} else "; "
    text = glue.join(line.text if glue == " " else line.text.rstrip(" .;") for line in lines)
    words = _wording(text, language)
    if field in {"company_about", "purpose", "title"} and _in_pairs(requisition, lines):
        words = Wording(id=glue.join(line.text for line in lines[::2]), en=glue.join(line.text for line in lines[1::2]))
    elif requisition.language == "both" and " | " in text:
        first, _, second = text.partition(" | ")
        words = Wording(id=first, en=second)
    if field == "company_about":
        return requisition.model_copy(update={"company": requisition.company.model_copy(update={"about": words})})
    if field in {"purpose", "title"}:
        return requisition.model_copy(update={field: words})
    return requisition.model_copy(update={"pay": requisition.pay.model_copy(update={field: words})})


def _wording(text: str, language: Language) -> Wording:
    """Cut at what a field holds; the rest of an endless line stays in the advertisement."""
    return Wording(id=text[:2000]) if language == "id" else Wording(en=text[:2000])


def _order(role: Role, requisition: Requisition, taken: Mapping[str, Sequence[AdLine]]) -> tuple[str, ...]:
    """Lines in the order of the advertisement, within their headings."""
    first = {id: lines[0].number for id, lines in taken.items() if not id.startswith((OWN, FIELD)) and id != OUT}
    own = iter(sorted(requisition.additions, key=lambda item: int(item.id[4:])))
    numbers = [line.number for target, lines in taken.items() if target.startswith(OWN) for line in lines]
    first |= {item.id: number for item, number in zip(own, numbers, strict=False)}
    ids = [item.id for group in outline(role, requisition) for item in group.items]
    return tuple(sorted((id for id in ids if id in first), key=lambda id: first[id]))
