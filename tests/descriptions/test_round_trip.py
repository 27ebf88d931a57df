"""Whatever role, form and language, and whatever HR added: an export read back is the same opening."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import load_library, load_role
from descriptions import JobDescription, Requisition, compose, export, set_fields
from descriptions.drafting import add_line
from descriptions.intake import build_requisition
from descriptions.requisition import Wording
from storage.adverts import read_advert, take_apart

ROLES = sorted(id for id in load_library() if not load_role(id).abstract)
DEMANDS = (("Punya kebun cabai", "Owns a chili garden"), ("Suka bersiul", "Whistles well"), ("Mahir origami", "Skilled at origami"))
DUTIES = (("Menyiram tanaman kantor setiap pagi", "Waters the office plants each morning"), ("Membuka gudang", "Opens the store"))
FIELDS = {
    "location": "Kota Malang, Jawa Timur", "company_name": "PT Contoh Rasa", "salary_min": "5000000", "thr": "ya", "bpjs": "ya",
    "travel": "dua hari sebulan | two days a month", "commission": "0,5% dari pencairan | 0.5% of disbursements",
    "title": "Penata CRM | Keeper of CRM", "company_about": "Kami memasak bumbu. | We cook spices.",
    "process": "Tes tertulis | Written test; Wawancara | Interview", "contact": "hr@contoh.example", "closing_date": "2026-12-31",
}  # fmt: skip


def make(role_id: str, language: str, demands: int, duties: int) -> JobDescription:
    role = load_role(role_id)
    opening = set_fields(Requisition.model_validate({"role": role_id, "language": language}), FIELDS)
    for id, en in DEMANDS[:demands]:
        opening = add_line(opening, "requirements", Wording(id=id, en=en), need="must")
    for id, en in DUTIES[:duties]:
        opening = add_line(opening, role.duties[0].id, Wording(id=id, en=en))
    return compose(role, opening)


def said(jd: JobDescription) -> Counter[tuple[str, ...]]:
    """Every printed line under its heading, every fact, in the languages printed."""
    rows = [(section.id, line.text) for section in (*jd.duties, *jd.requirements, jd.process) for line in section.lines]
    rows += [(fact.id, fact.value) for fact in (*jd.facts, *jd.pay)]
    rows += [("title", jd.title), ("purpose", jd.purpose.text), *([("about", jd.about)] if jd.about else [])]
    return Counter((id, *(text.in_(code) for code in jd.requisition.languages())) for id, text in rows)


def read_back(jd: JobDescription, format_: str) -> JobDescription:
    data = export(jd, format_)
    text = data.decode() if format_ in {"md", "txt", "whatsapp_long", "linkedin"} else read_advert(data, f"iklan.{format_}")
    role = load_role(jd.role.id)
    return compose(role, build_requisition(take_apart(text, role)))


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(ROLES),
    st.sampled_from(["id", "en", "both"]),
    st.sampled_from(["md", "txt", "whatsapp_long", "linkedin"]),
    st.integers(0, len(DEMANDS)),
    st.integers(0, len(DUTIES)),
)
def test_a_text_read_back_says_the_same(role_id: str, language: str, format_: str, demands: int, duties: int) -> None:
    jd = make(role_id, language, demands, duties)
    again = read_back(jd, format_)

    assert said(again) == said(jd)
    assert (again.requisition.language, again.company.name, again.contact) == (language, "PT Contoh Rasa", "hr@contoh.example")


@pytest.mark.parametrize("language", ["id", "en", "both"])
@pytest.mark.parametrize("format_", ["html", "docx", "pdf"])
def test_a_file_read_back_says_the_same(format_: str, language: str) -> None:
    jd = make("account_executive", language, 3, 1)

    assert said(read_back(jd, format_)) == said(jd)
