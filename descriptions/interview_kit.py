"""The interview kit of an opening: the same questions for everyone, with what an answer worth 1, 3 and 5 looks like."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from catalog.lexicon import Interview, InterviewSkill, Lexicon, NeverAsk
from catalog.role import Requirement, Text
from descriptions import phrases
from descriptions.composition import JobDescription

MAX_SKILLS = 7


@dataclass(frozen=True, slots=True)
class KitSkill:
    """A skill to ask about; `requirements` are the lines of the opening it answers, `open` those the CV leaves open."""

    skill: InterviewSkill
    name: Text
    requirements: tuple[Requirement, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class InterviewKit:
    """What interviewers take into the room."""

    jd: JobDescription
    candidate: str
    skills: tuple[KitSkill, ...]
    bank: Interview

    @property
    def never_ask(self) -> tuple[NeverAsk, ...]:
        """Topics no interviewer may raise."""
        return self.bank.never_ask


def compose_kit(
    jd: JobDescription, lexicon: Lexicon, open_ids: Collection[str] = (), candidate: str = ""
) -> InterviewKit:
    """At most seven skills, the same for everyone; those of `open_ids` (what this CV leaves open) are asked first."""
    bank = lexicon.interview_bank
    skills = [
        KitSkill(bank.skills[id], _name(id, lexicon), tuple(items), any(item.id in open_ids for item in items))
        for id, items in _chosen(jd, bank)
    ]
    skills = sorted(skills, key=lambda item: not item.open)
    return InterviewKit(jd, candidate, tuple(skills), bank)


def _chosen(jd: JobDescription, bank: Interview) -> list[tuple[str, list[Requirement]]]:
    """Required lines by weight, then what adds value, then what the role is always asked; certificates wait."""
    found: dict[str, list[Requirement]] = {}
    late: dict[str, list[Requirement]] = {}
    for item in sorted(jd.role.requirements, key=lambda item: (item.need != "must", -item.weight)):
        for skill in item.skills:
            if skill in bank.skills:
                waits = item.need != "must" and item.kind == "certificate" and skill not in found
                (late if waits else found).setdefault(skill, []).append(item)
                break  # one requirement asks for one skill; the next best is asked by another line
    for skill in jd.role.interview:
        if skill in bank.skills:
            found.setdefault(skill, [])
    for skill, items in late.items():
        found.setdefault(skill, []).extend(items)
    return list(found.items())[:MAX_SKILLS]


def _name(id: str, lexicon: Lexicon) -> Text:
    skill = lexicon.skills.get(id)
    return skill.name if skill else Text(id=id.replace("_", " "), en=id.replace("_", " "))


def render_kit(kit: InterviewKit) -> str:
    """The kit as an HTML document, in the language of the opening (Indonesian where it has both)."""
    from descriptions.rendering import templates

    language = kit.jd.requisition.languages()[0]
    template = templates().get_template("interview_kit.html")
    return template.render(kit=kit, jd=kit.jd, language=language, words=phrases.KIT)


def print_kit(kit: InterviewKit) -> bytes:
    """The kit as PDF."""
    from descriptions.printing import print_pdf

    return print_pdf(render_kit(kit), "sheet.css", "interview_kit.css")
