"""Every role of ours makes a description that can be published as it is, in both languages and every form."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pypdf
import pytest
from lxml import html

from catalog import load_lexicon, load_library
from descriptions import compose, export, open_placeholders
from descriptions.exporting import FORMATS
from descriptions.interview_kit import compose_kit
from descriptions.rendering import render_sheet
from descriptions.requisition import Languages
from errors import ExportUnavailable
from tests.descriptions.samples import opening


def letters(text: str) -> Counter[str]:
    """How often each letter stands there: a fragment drawn twice shows."""
    return Counter(character for character in text if character.isalpha())


LIBRARY = load_library()
ROLES = [id for id in LIBRARY if not LIBRARY[id].abstract]


@pytest.mark.parametrize("role_id", ROLES)
def test_a_heading_has_at_most_six_points_and_no_gap(role_id: str) -> None:
    role = LIBRARY[role_id]
    jd = compose(role, opening(role=role_id, language="both"))

    assert [section.id for section in (*jd.duties, *jd.requirements) if not 0 < len(section.lines) <= 6] == []
    assert open_placeholders(jd) == ()
    assert len({line.id for line in jd.lines()}) == len(jd.lines())


@pytest.mark.parametrize("role_id", ROLES)
def test_every_level_and_industry_makes_a_description(role_id: str) -> None:
    role = LIBRARY[role_id]

    for level in role.levels:
        for industry in ("", *role.industries):
            jd = compose(role, opening(role=role_id, level=level, industry=industry))
            assert all(0 < len(section.lines) <= 6 for section in (*jd.duties, *jd.requirements)), (level, industry)


@pytest.mark.parametrize("language", ["id", "en", "both"])
@pytest.mark.parametrize("role_id", ROLES)
def test_every_format_can_be_made(role_id: str, language: Languages) -> None:
    jd = compose(LIBRARY[role_id], opening(role=role_id, language=language))
    made = {format: export(jd, format) for format in FORMATS if format not in {"pdf", "kit"}}

    assert all(made.values())


@pytest.mark.parametrize("language", ["id", "en", "both"])
@pytest.mark.parametrize("role_id", ROLES)
def test_the_pdf_says_everything_once_on_two_pages_at_most(role_id: str, language: Languages) -> None:
    jd = compose(LIBRARY[role_id], opening(role=role_id, language=language))
    try:
        pages = pypdf.PdfReader(io.BytesIO(export(jd, "pdf"))).pages
    except ExportUnavailable as error:
        pytest.skip(str(error))
    said = "".join("".join(page.extract_text().split()) for page in pages)
    page: Any = html.fromstring(render_sheet(jd))
    footers = jd.title.in_(jd.requisition.languages()[0]) * len(pages)

    texts = [line.text for line in jd.lines()] + [fact.name for fact in jd.pay if fact.id != "pay.bpjs"]
    printed = ["".join(text.in_(lang).split()) for text in texts for lang in jd.requisition.languages()]
    once = {text: sum(text in other for other in set(printed)) for text in printed if len(text) > 20}
    assert {text: said.count(text) for text in once} == once
    assert letters(said) == letters(page.find("body").text_content() + footers)
    assert len(pages) <= 2


@pytest.mark.parametrize("role_id", ROLES)
def test_the_kit_asks_about_five_to_seven_skills(role_id: str) -> None:
    kit = compose_kit(compose(LIBRARY[role_id], opening(role=role_id)), load_lexicon())

    assert 5 <= len(kit.skills) <= 7
