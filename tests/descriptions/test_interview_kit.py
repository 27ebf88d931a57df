"""The kit asks about the requirements of the opening, first about what the CV leaves open."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from catalog.lexicon import Lexicon
from descriptions import compose
from descriptions.interview_kit import InterviewKit, compose_kit, render_kit
from descriptions.requisition import Choice
from tests.descriptions.samples import OPENING, ROLE, opening


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


def asked(kit: InterviewKit) -> list[tuple[str, list[str], bool]]:
    return [(item.skill.id, [r.id for r in item.requirements], item.open) for item in kit.skills]


def test_skills_come_by_need_and_weight(lexicon: Lexicon) -> None:
    kit = compose_kit(compose(ROLE, OPENING), lexicon)

    assert asked(kit)[0] == ("negotiation", ["negotiation"], False)
    assert asked(kit)[-1] == ("communication", [], False)


def test_what_the_cv_leaves_open_comes_first(lexicon: Lexicon) -> None:
    role = ROLE.model_copy(
        update={
            "requirements": (
                *ROLE.requirements,
                ROLE.requirements[3].model_copy(update={"id": "talk", "skills": ("communication",), "weight": 1}),
            )
        }
    )

    assert asked(compose_kit(compose(role, OPENING), lexicon, open_ids={"talk"}))[0] == (
        "communication",
        ["talk"],
        True,
    )


def test_every_candidate_is_asked_the_same(lexicon: Lexicon) -> None:
    skills = ("communication", "negotiation", "active_listening", *lexicon.interview_bank.skills)
    many = [
        ROLE.requirements[2].model_copy(update={"id": f"skill_{n}", "skills": (skill,), "need": "nice", "weight": 3})
        for n, skill in enumerate(dict.fromkeys(skills))
    ]
    certificate = many[-1].model_copy(update={"id": "paper", "kind": "certificate", "weight": 5})
    jd = compose(ROLE.model_copy(update={"requirements": (*ROLE.requirements, certificate, *many[:-1])}), OPENING)
    plain = compose_kit(jd, lexicon)

    for number in range(len(many)):
        kit = compose_kit(jd, lexicon, open_ids={f"skill_{number}", "paper"})
        assert {item.skill.id for item in kit.skills} == {item.skill.id for item in plain.skills}
    assert len(plain.skills) == 7
    assert asked(plain)[0][0] == "negotiation"
    assert "paper" not in [id for _, ids, _ in asked(plain) for id in ids]


def test_a_dropped_requirement_is_not_asked(lexicon: Lexicon) -> None:
    kit = compose_kit(compose(ROLE, opening(drop=frozenset({"negotiation"}))), lexicon)

    assert [r for _, requirements, _ in asked(kit) for r in requirements if r == "negotiation"] == []


def test_the_kit_prints_questions_anchors_and_what_never_to_ask(lexicon: Lexicon) -> None:
    jd = compose(ROLE, opening(language="en", choices={"crm": Choice(weight=1)}))
    kit = compose_kit(jd, lexicon, candidate="Sari <b>")
    page: Any = html.fromstring(render_kit(kit))
    text = " ".join(page.text_content().split())

    expected = [question.text.en for item in kit.skills for question in item.skill.questions]
    expected += [anchor.en for item in kit.skills for anchor in item.skill.anchors.values()]
    expected += [topic.topic.en for topic in kit.never_ask]
    assert [line for line in [*expected, "Sari <b>"] if line not in text] == []
