"""A text export read back holds every line; what HR typed is data in all of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from descriptions import compose, export, render_article
from descriptions.requisition import Languages, Wording
from tests.descriptions.samples import OPENING, ROLE, opening

HOSTILE = '<script>alert(1)</script> {{ 7 * 7 }} {% raw %} *tebal* _miring_ [x](http://a.example) "&amp;" # 1. `k`'


def said(language: Languages) -> list[str]:
    jd = compose(ROLE, opening(language=language))
    texts = [line.text.in_(lang) for line in jd.lines() for lang in jd.requisition.languages()]
    return texts + [fact.value.in_(lang) for fact in (*jd.facts, *jd.pay) for lang in jd.requisition.languages()]


def words(data: bytes, format: str) -> str:
    """The text of an export as a reader sees it."""
    text = data.decode()
    if format == "html":
        tree: Any = html.fromstring(data)
        for style in tree.iter("style"):
            style.text = ""
        text = tree.text_content()
    elif format == "md":
        text = re.sub(r"\\(.)", r"\1", text)
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["id", "en", "both"])
@pytest.mark.parametrize("format", ["html", "md", "txt", "whatsapp_long", "linkedin"])
def test_nothing_is_lost(format: str, language: Languages) -> None:
    text = words(export(compose(ROLE, opening(language=language)), format), format)

    assert [line for line in said(language) if line not in text] == []


@pytest.mark.parametrize("format", ["html", "md", "txt", "whatsapp_long", "linkedin"])
def test_what_hr_typed_is_shown_as_typed(format: str) -> None:
    jd = compose(ROLE, opening(wording={"duty.upsell": Wording(id=HOSTILE)}))

    assert HOSTILE in words(export(jd, format), format)


def test_no_markup_comes_from_text() -> None:
    jd = compose(ROLE, opening(wording={"duty.upsell": Wording(id=HOSTILE)}, title=Wording(id="</title><script>")))
    page: Any = html.fromstring(export(jd, "html"))

    assert [e.tag for e in page.iter("script", "a", "iframe", "object")] == []
    assert page.findtext(".//title") == "</title><script> – PT Lentera Nusantara"


def test_every_line_carries_its_id_on_the_page() -> None:
    jd = compose(ROLE, OPENING)
    page: Any = html.fromstring(render_article(jd))

    shown = {e.get("data-id"): e.text for e in page.xpath("//li[not(contains(@class, 'fact'))]")}
    assert shown == {line.id: line.text.id for line in jd.lines() if line.id != "purpose"}


def test_a_line_of_both_languages_stands_in_one_row() -> None:
    page: Any = html.fromstring(render_article(compose(ROLE, opening(language="both"))))
    row = page.xpath("//div[@class='pair'][@data-id='duty.upsell']")[0]

    assert [(li.getparent().get("lang"), li.text) for li in row.iter("li")] == [
        ("id", "Menawarkan produk lain."),
        ("en", "Offers further products."),
    ]


def test_whatsapp_marks_headings_with_stars() -> None:
    text = export(compose(ROLE, OPENING), "whatsapp_long").decode()

    assert text.startswith("*Account Manager*\nPT Lentera Nusantara\n\nLokasi: Jakarta Selatan, DKI Jakarta\n")
    assert "*Persyaratan wajib*\n• Pengalaman 2 tahun menangani klien perusahaan.\n" in text


def test_the_whatsapp_message_is_short_and_says_what_decides() -> None:
    jd = compose(ROLE, OPENING)
    text = export(jd, "whatsapp").decode()

    assert len(text.splitlines()) <= 13
    assert text.startswith("*Account Manager* · PT Lentera Nusantara\nLokasi: Jakarta Selatan, DKI Jakarta · Hibrida")
    assert [word for word in ("Gaji: Rp9.000.000", "Batas lamaran: 31", "• Mampu bernegosiasi", "*Cara melamar*: ")
            if word not in text] == []  # fmt: skip


@pytest.mark.parametrize("format", ["html", "md", "txt", "whatsapp", "whatsapp_long", "linkedin"])
def test_pay_is_said_once(format: str) -> None:
    assert export(compose(ROLE, OPENING), format).decode().count("9.000.000") == 1


@pytest.mark.parametrize("typed", ["- satu", "+ dua", "1. tiga", "= empat", "# lima", "> enam", "a\n\n# tujuh"])
def test_a_typed_line_makes_no_markdown_block(typed: str) -> None:
    text = export(compose(ROLE, opening(purpose=Wording(id=typed))), "md").decode()
    block = text.split("## Tujuan jabatan\n\n")[1].split("\n\n")[0]

    assert not re.match(r"([-+*] |\d+\. |=|#|>)", block)
    assert re.sub(r"\\(.)", r"\1", block) == " ".join(typed.split())


EXPECTED = r"""# Account Manager

**PT Lentera Nusantara**

- **Location:** Jakarta Selatan, DKI Jakarta
- **Work mode:** Hybrid
- **Employment:** Permanent (PKWTT)
- **Working hours:** Monday to Friday, 9 a.m. to 6 p.m.
- **Salary:** IDR 9,000,000 – 12,000,000 a month
- **Reports to:** Sales Manager
- **Apply by:** 31 December 2026
- **Openings:** 2
- **Reference:** AM-014

## About the company

We rent out information screens.

## Purpose of the role

Looks after existing clients and grows the business with them, so that they stay.

## Responsibilities

### Looking after clients

- Is the contact for clients.
- Settles complaints.

### Growing the business

- Offers further products.
- Negotiates contract renewals.

## What you must bring

- 2 years of work with corporate clients.
- A diploma in any field, or equal experience.
- Negotiates with decision makers.

## Nice to have

- Used to working with a CRM.

## Pay and benefits

- **Commission:** 1% of sales
- **Religious holiday allowance (THR):** provided
- **BPJS health and employment insurance:** provided

## Selection process

1. Your CV is compared with the requirements above.
2. A structured interview with recruiter and hiring manager.
3. Every applicant is told the decision.

## How to apply

- rekrutmen@lentera.example
- Jl. Melati No. 7, Jakarta

## Equal opportunity and privacy

- We judge competence. Age, sex, religion, ethnicity, marital status, looks and disability are no criteria.
- Need an adjustment during selection? Tell us; asking does not affect the assessment.
- Application data are used for this selection only, under Act 27/2022; you may ask for a copy, a correction or erasure.
- Software helps to read CVs; people make the decisions.
- No fee is charged at any step.
"""


def test_the_whole_markdown() -> None:
    assert export(compose(ROLE, opening(language="en")), "md").decode() == EXPECTED
