"""The posting as schema.org `JobPosting` in JSON-LD, as job search engines read it.

Age, sex and the like have no field here on purpose; pay is what the employer stated, never a market figure.
"""

from __future__ import annotations

import json
from datetime import date
from html import escape
from typing import Any

from catalog.role import Language, Requirement, Text
from descriptions import phrases
from descriptions.composition import Fact, JobDescription, Section
from errors import ExportUnavailable

EMPLOYMENT_TYPES: dict[str, list[str]] = {
    "permanent": ["FULL_TIME"],
    "contract": ["FULL_TIME", "TEMPORARY"],
    "part_time": ["PART_TIME"],
    "internship": ["INTERN"],
    "partnership": ["CONTRACTOR"],
}
CREDENTIALS = {
    "SMA": "high school",
    "D1": "associate degree",
    "D2": "associate degree",
    "D3": "associate degree",
    "D4": "bachelor degree",
    "S1": "bachelor degree",
    "S2": "postgraduate degree",
    "S3": "postgraduate degree",
}
# provinces by time zone; all others keep western time
_CENTRAL: tuple[str, ...] = ("bali", "nusa tenggara", "sulawesi", "gorontalo", "kalimantan selatan", "kalimantan timur")
_CENTRAL += ("kalimantan utara",)
_EASTERN = ("papua", "maluku")


def missing_fields(jd: JobDescription) -> tuple[str, ...]:
    """Fields of the opening without which no search engine accepts the posting."""
    requisition = jd.requisition
    needed = {"company": jd.company.name, "posted_on": requisition.posted_on, "location": requisition.location}
    if requisition.work_mode == "remote":
        del needed["location"]
    return tuple(name for name, value in needed.items() if not value)


def write_posting(jd: JobDescription, url: str = "") -> dict[str, Any]:
    """The posting as a JSON-LD object; `url`: the job page. ExportUnavailable lists what is missing."""
    missing = missing_fields(jd)
    if missing:
        names = ", ".join(missing)
        raise ExportUnavailable("jsonld", f"The posting lacks {names}; fill in and export again.", missing)
    requisition = jd.requisition
    language = requisition.languages()[0]
    posting: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": jd.title.in_(language),
        "description": _description(jd, language),
        "inLanguage": language,
        "identifier": _identifier(jd),
        "datePosted": requisition.posted_on.isoformat() if requisition.posted_on else None,
        "validThrough": _end_of(requisition.closing_date, requisition.region or requisition.location),
        "employmentType": EMPLOYMENT_TYPES.get(requisition.employment_type or ""),
        "hiringOrganization": _organization(jd),
        "jobLocation": _place(jd),
        "workHours": _said(requisition.working_hours, language),
        "baseSalary": _salary(jd),
        "incentiveCompensation": _said(requisition.pay.commission or requisition.pay.bonus, language),
        "jobBenefits": _said(requisition.pay.allowances, language),
        "totalJobOpenings": requisition.openings,
        "industry": next((fact.value.in_(language) for fact in jd.facts if fact.id == "industry"), None),
        "directApply": bool(url),
        "url": url or requisition.apply_url or None,
        **_remote(jd),
        **_asked(jd.role.requirements),
    }
    return {name: value for name, value in posting.items() if value not in (None, "", [])}


def posting_json(jd: JobDescription, url: str = "") -> str:
    """The object as JSON that may stand inside a script element: no text can end the element early."""
    text = json.dumps(write_posting(jd, url), ensure_ascii=False, indent=1)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _said(wording: Any, language: Language) -> str | None:
    return wording.over(None).in_(language) if wording else None


def _identifier(jd: JobDescription) -> dict[str, str] | None:
    if not jd.requisition.reference:
        return None
    return {"@type": "PropertyValue", "name": jd.company.name, "value": jd.requisition.reference}


def _organization(jd: JobDescription) -> dict[str, str]:
    organization = {"@type": "Organization", "name": jd.company.name}
    if jd.company.website:
        organization["sameAs"] = jd.company.website
    return organization


def _place(jd: JobDescription) -> dict[str, Any] | None:
    requisition = jd.requisition
    if not requisition.location:
        return None
    # the street is the company's; it is the place of work only where it lies in the same town
    town = "".join(requisition.location.split()[:1]).strip(",").casefold()
    address = {
        "@type": "PostalAddress",
        "streetAddress": jd.company.address if town in jd.company.address.casefold() else "",
        "addressLocality": requisition.location,
        "addressRegion": requisition.region,
        "postalCode": requisition.postal_code,
        "addressCountry": requisition.country,
    }
    return {"@type": "Place", "address": {name: value for name, value in address.items() if value}}


def _remote(jd: JobDescription) -> dict[str, Any]:
    if jd.requisition.work_mode != "remote":
        return {}
    country = {"@type": "Country", "name": jd.requisition.country}
    return {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": country}


def _salary(jd: JobDescription) -> dict[str, Any] | None:
    pay = jd.requisition.pay
    if pay.salary_min is None and pay.salary_max is None:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": pay.period.upper()}
    if pay.salary_min == pay.salary_max:
        value["value"] = pay.salary_min
    else:
        ends = {"minValue": pay.salary_min, "maxValue": pay.salary_max}
        value |= {name: amount for name, amount in ends.items() if amount is not None}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _asked(requirements: tuple[Requirement, ...]) -> dict[str, Any]:
    """Years and education that are must-haves; a nice-to-have would keep applicants away."""
    knockouts = [item.knockout for item in requirements if item.knockout and item.need == "must"]
    years = [knockout.minimum_years for knockout in knockouts if knockout.kind == "years" and knockout.minimum_years]
    levels = [
        knockout.minimum_level for knockout in knockouts if knockout.kind == "education" and knockout.minimum_level
    ]
    asked: dict[str, Any] = {}
    if years:
        months = round(max(years) * 12)
        asked["experienceRequirements"] = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months}
    if levels:
        credential = {"@type": "EducationalOccupationalCredential", "credentialCategory": CREDENTIALS[levels[0]]}
        asked["educationRequirements"] = credential
    return asked


def _end_of(day: date | None, region: str) -> str | None:
    """The last second of the day in the zone of the province."""
    if day is None:
        return None
    name = region.casefold()
    zone = 8 if any(word in name for word in _CENTRAL) else 9 if any(word in name for word in _EASTERN) else 7
    return f"{day.isoformat()}T23:59:59+0{zone}:00"


def _description(jd: JobDescription, language: Language) -> str:
    """Paragraphs and lists only: headings and inline markup are not read there."""

    def paragraph(text: Text) -> str:
        return f"<p>{escape(text.in_(language), quote=False)}</p>"

    def items(section: Section) -> str:
        return "".join(f"<li>{escape(line.text.in_(language), quote=False)}</li>" for line in section.lines)

    def rows(facts: tuple[Fact, ...]) -> str:
        said = [f"{fact.name.in_(language)}: {fact.value.in_(language)}" for fact in facts]
        return "".join(f"<li>{escape(item, quote=False)}</li>" for item in said)

    parts = [paragraph(jd.purpose.text)]
    for section in (*jd.duties, *jd.requirements):
        parts.append(f"{paragraph(section.heading)}<ul>{items(section)}</ul>")
    parts.append(f"{paragraph(phrases.HEADINGS['pay'])}<ul>{rows(jd.pay)}</ul>")
    for section in (jd.process, jd.assurance):
        parts.append(f"{paragraph(section.heading)}<ul>{items(section)}</ul>")
    return "".join(parts)
