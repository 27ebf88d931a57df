"""An advertisement against a role: each line finds the requirement, duty or field that says the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.role import Language, Point, Requirement, Role, Text
from descriptions import phrases
from descriptions.advert_lines import AdLine, Advert, Part, pair_lines
from descriptions.advert_title import is_call
from descriptions.composition import key_of
from descriptions.drafting import REQUIREMENTS

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
    lines = _in_pairs(advert.lines, role) if advert.two_languages else list(advert.lines)
    offers = {language: _offers(role, language, read_gists) for language in {line.language for line in lines}}
    rarity = {language: _rarity(offers[language]) for language in offers}
    gists = read_gists([line.text for line in lines])
    flat = {_flat(line.text) for line in lines}  # what the ad says in the library's own words needs no second line
    free = {language: [offer for offer in offers[language] if not offer.texts & flat] for language in offers}
    exact = {text: offer.id for language in offers for offer in offers[language] for text in offer.texts}
    mapped = _together(
        _map_line(line, gist, exact, free[line.language], rarity[line.language], role, line.number in advert.stated)
        for line, gist in zip(lines, gists, strict=True)
    )
    named = {item.target for item in mapped}
    items: list[Point | Requirement] = [*(point for group in role.duties for point in group.points), *role.requirements]
    default = [key_of(item) for item in items if item.default and not item.levels and not item.industries]
    unnamed = tuple(id for id in default if id not in named)
    return Intake(replace(advert, lines=tuple(lines)), role, mapped, unnamed, read_gists)


def _in_pairs(lines: Sequence[AdLine], role: Role) -> list[AdLine]:
    """Lines beside their translations; the words of the library tell their language and their place for certain."""
    known: dict[str, tuple[str, Language]] = {}
    items = [(key_of(point), point.text) for group in role.duties for point in group.points]
    for id, text in [*items, *((item.id, item.text) for item in role.requirements)]:
        known |= {_flat(text.id): (id, "id"), _flat(text.en): (id, "en")} if text.id != text.en else {}
    found = [known.get(_flat(line.text)) for line in lines]
    told = [replace(line, language=at[1]) if at else line for line, at in zip(lines, found, strict=True)]
    return pair_lines(told, [at[0] if at else line.part for line, at in zip(lines, found, strict=True)])


def _together(items: Iterable[MappedLine]) -> tuple[MappedLine, ...]:
    """A line and its translation go to one place: to that of the surer one, else to that of the first."""
    found = {item.line.number: item for item in items}
    for item in list(found.values()):
        original = found.get(item.line.translates) if item.line.translates is not None else None
        if original is None or original.target == item.target:
            continue
        leader = item if item.sure > original.sure else original
        for one in (item, original):
            found[one.line.number] = replace(leader, line=one.line)
    return tuple(found.values())


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
_PROMISE = _texts(phrases.HEADINGS["assurance"])
"""What stands under it is printed by us in every posting."""


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
    line: AdLine,
    gist: Gist,
    exact: Mapping[str, str],
    offers: Sequence[_Offer],
    rarity: Rarity,
    role: Role,
    is_fact: bool,
) -> MappedLine:
    same = exact.get(_flat(line.text))
    if same:
        return MappedLine(line, same, sure=True)
    if (line.part == "other" and is_call(line.text)) or _flat(line.heading) in _PROMISE:
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
    return MappedLine(line, OWN + _heading_for(line, ranked, role), sure=False, others=close)


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


def _heading_for(line: AdLine, ranked: Sequence[tuple[float, _Offer]], role: Role) -> str:
    """Where a line of HR's own stands: under the heading it had, else that of the line most like it."""
    if line.part in {"must", "nice", "conditions"} or not role.duties:
        return REQUIREMENTS
    under = next((group.id for group in role.duties if _flat(line.heading) in _texts(group.heading)), None)
    duties = [offer for _, offer in ranked if offer.requirement is None]
    if line.part == "duties":
        return under or (duties[0].heading if duties else role.duties[0].id)
    return ranked[0][1].heading if ranked else REQUIREMENTS
