"""The posting says to search engines what the page says to people, and nothing unlawful."""

from __future__ import annotations

import json
from datetime import date

import pytest

from descriptions import Requisition, compose, export
from descriptions.posting import posting_json, write_posting
from descriptions.requisition import PayOffer, Wording
from errors import ExportUnavailable
from tests.descriptions.samples import OPENING, ROLE, opening


def test_the_whole_posting() -> None:
    posting = write_posting(compose(ROLE, OPENING), "https://lentera.example/lowongan/am-014")
    description = posting.pop("description")

    assert posting == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Account Manager",
        "inLanguage": "id",
        "identifier": {"@type": "PropertyValue", "name": "PT Lentera Nusantara", "value": "AM-014"},
        "datePosted": "2026-11-20",
        "validThrough": "2026-12-31T23:59:59+07:00",
        "employmentType": ["FULL_TIME"],
        "hiringOrganization": {
            "@type": "Organization",
            "name": "PT Lentera Nusantara",
            "sameAs": "https://lentera.example",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Jl. Melati No. 7, Jakarta",
                "addressLocality": "Jakarta Selatan",
                "addressRegion": "DKI Jakarta",
                "addressCountry": "ID",
            },
        },
        "workHours": "Senin–Jumat, 09.00–18.00",
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "IDR",
            "value": {
                "@type": "QuantitativeValue",
                "unitText": "MONTH",
                "minValue": 9_000_000,
                "maxValue": 12_000_000,
            },
        },
        "incentiveCompensation": "1% omzet",
        "totalJobOpenings": 2,
        "directApply": True,
        "url": "https://lentera.example/lowongan/am-014",
        "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
        "educationRequirements": {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "associate degree",
        },
    }
    assert description.startswith("<p>Merawat dan menumbuhkan hubungan")
    assert "<p>Persyaratan wajib</p><ul><li>Pengalaman 2 tahun menangani klien perusahaan.</li>" in description


def test_every_line_is_in_the_description() -> None:
    jd = compose(ROLE, OPENING)
    description = write_posting(jd)["description"]

    assert [line.id for line in jd.lines() if line.text.id not in description] == []


def test_what_is_missing_is_listed() -> None:
    with pytest.raises(ExportUnavailable) as caught:
        export(compose(ROLE, Requisition(role=ROLE.id)), "jsonld")

    assert caught.value.missing == ("company", "posted_on", "location")
    assert str(caught.value) == "The posting lacks company, posted_on, location; fill in and export again."


def test_a_remote_job_needs_no_place() -> None:
    posting = write_posting(compose(ROLE, opening(work_mode="remote", location="")))

    assert "jobLocation" not in posting
    assert posting["jobLocationType"] == "TELECOMMUTE"
    assert posting["applicantLocationRequirements"] == {"@type": "Country", "name": "ID"}


@pytest.mark.parametrize(
    ("region", "zone"),
    [("DKI Jakarta", 7), ("Kalimantan Barat", 7), ("Bali", 8), ("Sulawesi Selatan", 8), ("Papua", 9)],
)
def test_the_last_day_ends_in_the_time_of_the_province(region: str, zone: int) -> None:
    posting = write_posting(compose(ROLE, opening(region=region, closing_date=date(2026, 12, 1))))

    assert posting["validThrough"] == f"2026-12-01T23:59:59+0{zone}:00"


@pytest.mark.parametrize(
    ("pay", "value"),
    [
        (PayOffer(salary_min=5), {"@type": "QuantitativeValue", "unitText": "MONTH", "minValue": 5}),
        (PayOffer(salary_max=5), {"@type": "QuantitativeValue", "unitText": "MONTH", "maxValue": 5}),
        (PayOffer(salary_min=5, salary_max=5), {"@type": "QuantitativeValue", "unitText": "MONTH", "value": 5}),
    ],
)
def test_pay_is_what_was_stated(pay: PayOffer, value: dict[str, object]) -> None:
    assert write_posting(compose(ROLE, opening(pay=pay)))["baseSalary"]["value"] == value


def test_unstated_pay_is_left_out() -> None:
    assert "baseSalary" not in write_posting(compose(ROLE, opening(pay=PayOffer())))


def test_no_text_ends_the_script_element() -> None:
    typed = "</script><script>alert(1)</script> \u2028 &"
    text = posting_json(compose(ROLE, opening(title=Wording(id=typed))))

    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["title"] == typed


def test_no_age_sex_or_looks() -> None:
    text = export(compose(ROLE, OPENING), "jsonld").decode().lower()

    assert [key for key in ("gender", "agerange", "physicalrequirement", '"age"') if key in text] == []
