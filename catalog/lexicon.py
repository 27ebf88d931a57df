"""The words of the trade: skills, titles, interview bank, never-ask list, market values, institutions, laws.

Each part is read from its file in `roles/lexicon/` when it is first asked for, and kept compiled.
"""

from __future__ import annotations

import hashlib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field

from catalog import cache as compiled
from catalog.parts import FOLDER, read_file, read_part, shown_path
from catalog.role import Text, Value
from errors import Problem, RoleError

SkillKind = Literal["hard", "soft", "tool", "domain", "certification", "language"]
Importance = Literal["core", "useful", "minor"]
Relation = Literal["same", "senior", "junior", "adjacent", "different"]
Part = TypeVar("Part", bound=Value)


class Words(Value):
    """Words by language; an English word in an Indonesian CV is found as well."""

    id: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Both languages, each word once."""
        return tuple(dict.fromkeys((*self.id, *self.en)))


class Skill(Value):
    """A skill and the words that name it.

    `context`: aliases that count only near other evidence of it; `stems`: roots of the verbs that do the work;
    `false_friends`: phrases that hold an alias and mean something else.
    """

    id: str
    name: Text
    kind: SkillKind
    group: str
    roles: dict[str, Importance] = Field(default_factory=dict)
    aliases: Words
    stems: Words = Words()
    context: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


class Title(Value):
    """Job titles that stand in one relation to a role; `prior` 0 to 1 is what the title alone says, before duties.

    `role` is one of our ids, or a plain word (`collection`, `accounting`) where the title is none of our roles.
    """

    titles: tuple[str, ...]
    role: str
    relation: Relation
    prior: float = Field(ge=0, le=1)
    only_in: tuple[str, ...] = ()
    note: Text | None = None


class InterviewQuestion(Value):
    """One question; `id` is stable, for scorecards."""

    id: str
    type: Literal["behavioural", "situational"]
    text: Text


class InterviewSkill(Value):
    """Questions about a skill and what an answer worth 1, 3 and 5 looks like (2 and 4 lie between)."""

    id: str
    questions: tuple[InterviewQuestion, ...]
    anchors: dict[Literal["1", "3", "5"], Text]


class NeverAsk(Value):
    """A topic no interviewer may raise, what to ask in its place, and the codes of the laws behind it."""

    id: str
    topic: Text
    instead: Text | None = None
    laws: tuple[str, ...]


class InterviewGuide(Value):
    """How to use the questions: probes, the scale, rules for interviewers."""

    probes: tuple[Text, ...] = ()
    scale: dict[Literal["1", "2", "3", "4", "5"], Text] = Field(default_factory=dict)
    rules: tuple[Text, ...] = ()


class Interview(Value):
    """The interview bank."""

    guide: InterviewGuide = InterviewGuide()
    never_ask: tuple[NeverAsk, ...] = ()
    skills: dict[str, InterviewSkill] = Field(default_factory=dict)


class Law(Value):
    """A regulation. `strength`: law binds; sector rules bind some employers; circulars guide; practice binds nobody.

    `sure` false: from general knowledge, not compared with the gazette.
    """

    cite: str
    text: Text
    strength: Literal["law", "sector_rule", "circular", "court", "practice", "foreign"]
    country: str = "ID"
    sure: bool = True


class Kpi(Value):
    """A measure of the work: what it means, its unit, which way is better, what to beware of."""

    id: str
    name: Text
    definition: Text
    unit: Text
    better: Literal["up", "down"]
    caution: Text | None = None
    roles: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


class PayPart(Value):
    """A part of pay; `minimum_wage`: it counts towards the minimum wage."""

    id: str
    name: Text
    minimum_wage: bool = False
    required: bool = False


class MinimumWage(Value):
    """The minimum wage of one region and year, rupiah a month."""

    region: str
    year: int
    amount: int


class ReportField(Value):
    """A field of the state's vacancy report; `fixed` is written whatever the role says."""

    id: str
    name: Text
    fixed: Text | None = None


class Market(Value):
    """Measures, pay, wage rules, the vacancy report."""

    kpis: dict[str, Kpi]
    pay_parts: dict[str, PayPart]
    basic_share: float
    minimum_wages: tuple[MinimumWage, ...] = ()
    vacancy_report: dict[str, ReportField]

    def minimum_wage(self, region: str, year: int) -> MinimumWage | None:
        """The newest figure known for the region, not later than `year`; region compared without case."""
        known = [w for w in self.minimum_wages if w.region.casefold() == region.casefold() and w.year <= year]
        return max(known, key=lambda wage: wage.year, default=None)


class Institution(Value):
    """A school or professional body; `certificates` are ids of the skills it certifies."""

    names: tuple[str, ...]
    short: tuple[str, ...] = ()
    text: Text | None = None
    certificates: tuple[str, ...] = ()


class Institutions(Value):
    """Schools and professional bodies."""

    schools: tuple[Institution, ...]
    bodies: tuple[Institution, ...]


class Speech(Value):
    """How skills are denied, wished for and spelt; `synonyms` are groups of words of one meaning."""

    negations: Words
    wishes: Words
    beginners: Words
    spellings: dict[str, tuple[str, ...]]
    synonyms: tuple[Words, ...]


class _Skills(Value):
    skills: dict[str, Skill]


class _Titles(Value):
    titles: tuple[Title, ...]


class _Laws(Value):
    checked: str
    laws: dict[str, Law]


class Lexicon:
    """The lexicon of one folder, parts read on first use, with the user's own skills and questions added.

    `own`: folders that hold a `skills.yaml` or `interview.yaml`; an id of theirs takes the place of ours.
    The questions may be spread over `interview.yaml` and `interview/*.yaml`; only the interview kit reads them.
    """

    def __init__(self, folder: Path = FOLDER, cache: Path | None = None, own: tuple[Path, ...] = ()) -> None:
        self.folder, self.cache = folder, cache
        self.own = tuple(Lexicon(place, cache) for place in own)

    @cached_property
    def version(self) -> str:
        """Changes with every change of the files that role files refer to."""
        digest = hashlib.sha256(self._read("skills"))
        for lexicon in self.own:
            for name in ("skills", "interview"):
                digest.update(b"".join(data for _, data in lexicon._files(name)) or b"-")
        return digest.hexdigest()[:12]

    @cached_property
    def skills(self) -> dict[str, Skill]:
        """Skills by id."""
        skills = self._own_skills
        for lexicon in self.own:
            skills = {**skills, **(lexicon.skills if lexicon.has("skills") else {})}
        return skills

    @cached_property
    def _own_skills(self) -> dict[str, Skill]:
        return self._load("skills", _Skills).skills

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """Titles with their relation to our roles."""
        return self._load("titles", _Titles).titles

    @cached_property
    def interview_bank(self) -> Interview:
        """Guide, never-ask list and questions, the user's with ours."""
        bank = self._load("interview", Interview)
        questions = bank.skills
        for lexicon in self.own:
            questions = {**questions, **(lexicon.interview if lexicon.has("interview") else {})}
        return bank.model_copy(update={"skills": questions})

    @property
    def interview(self) -> dict[str, InterviewSkill]:
        """Interview questions by skill id."""
        return self.interview_bank.skills

    @cached_property
    def questioned(self) -> frozenset[str]:
        """Skills with interview questions. Ours all have them (a test holds that), so their bank is not read here."""
        own = [lexicon.interview for lexicon in self.own if lexicon.has("interview")]
        return frozenset(self._own_skills).union(*own)

    @property
    def never_ask(self) -> tuple[NeverAsk, ...]:
        """Topics no interviewer may raise."""
        return self.interview_bank.never_ask

    @cached_property
    def speech(self) -> Speech:
        """Negation, wishes, spellings and synonyms (`language.yaml`)."""
        return self._load("language", Speech)

    @cached_property
    def market(self) -> Market:
        """Measures, pay, wage rules, the vacancy report."""
        return self._load("market", Market)

    @cached_property
    def institutions(self) -> Institutions:
        """Schools and professional bodies."""
        return self._load("institutions", Institutions)

    @cached_property
    def laws(self) -> dict[str, Law]:
        """Regulations by code."""
        return self._load("laws", _Laws).laws

    def has(self, name: str) -> bool:
        """Whether the folder holds that part."""
        return bool(self._paths(name))

    def check(self) -> tuple[Problem, ...]:
        """Every fault of every part; an empty tuple where all is well."""
        problems: list[Problem] = []
        for part in ("skills", "speech", "titles", "interview_bank", "market", "institutions", "laws"):
            try:
                getattr(self, part)
            except RoleError as error:
                problems += error.problems
        return tuple(problems)

    def _paths(self, name: str) -> list[Path]:
        """The file of a part and, for a long one, the files in the folder of its name."""
        whole = self.folder / f"{name}.yaml"
        return [*([whole] if whole.is_file() else []), *sorted((self.folder / name).glob("*.yaml"))]

    def _files(self, name: str) -> list[tuple[Path, bytes]]:
        return [(path, read_file(path)) for path in self._paths(name)]

    def _read(self, name: str) -> bytes:
        return read_file(self.folder / f"{name}.yaml")

    def _load(self, name: str, model: type[Part]) -> Part:
        files = self._files(name) or [(self.folder / f"{name}.yaml", self._read(name))]
        key = compiled.fingerprint(name, [(str(path.relative_to(self.folder)), data) for path, data in files])
        found = compiled.load(self.cache, key, model)
        if found is not None:
            return found[name]
        part = read_part([(shown_path(path), data) for path, data in files], model)
        compiled.save(self.cache, key, {name: part})
        return part


@lru_cache(maxsize=1)
def _our_lexicon() -> Lexicon:
    return Lexicon(cache=compiled.default_folder())


def load_lexicon(*folders: Path | str) -> Lexicon:
    """Our lexicon, kept for the life of the process; with `lexicon/` of the user's role folders where there is one."""
    places = (Path(folder) / "lexicon" for folder in folders)
    own = tuple(place for place in places if place.is_dir() and place.resolve() != FOLDER)
    return Lexicon(cache=compiled.default_folder(), own=own) if own else _our_lexicon()
