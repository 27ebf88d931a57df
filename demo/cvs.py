"""The fictional people of `people.yaml` as the files they would have sent: PDF, DOCX or plain text."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

import errors

HERE = Path(__file__).parent
HEADINGS = {
    "id": {"summary": "Profil", "work": "Pengalaman Kerja", "education": "Pendidikan", "skills": "Keahlian",
           "languages": "Bahasa", "certificates": "Sertifikasi", "contact": "Kontak"},
    "en": {"summary": "Profile", "work": "Work Experience", "education": "Education", "skills": "Skills",
           "languages": "Languages", "certificates": "Certifications", "contact": "Contact"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A CV file and the role its sender applied for."""

    name: str
    role: str
    data: bytes


@functools.cache
def _pages() -> Environment:
    return Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def demo_files() -> list[DemoFile]:
    """All demo CVs; without Pango the PDFs come as DOCX."""
    people = yaml.safe_load((HERE / "people.yaml").read_text(encoding="utf-8"))["people"]
    return [_demo_file(number, person) for number, person in enumerate(people, 1)]


def _demo_file(number: int, person: dict[str, Any]) -> DemoFile:
    person = {**person, **_contact(number, person["name"])}
    ending = person["format"]
    try:
        data = WRITERS[ending](person)
    except errors.ExportUnavailable:
        ending, data = "docx", _docx(person)
    stem = person["name"].split(",")[0].replace(" ", "_")
    return DemoFile(f"CV_{stem}.{ending}", person["role"], data)


def _contact(number: int, name: str) -> dict[str, str]:
    user = ".".join(name.split(",")[0].lower().split())
    return {"email": f"{user}@contoh.example", "phone": f"+62 812-5550-{number:04d}"}


def _text(person: dict[str, Any]) -> str:
    words = HEADINGS[person["language"]]
    lines = [person["name"], f"{person['place']} | {person['email']} | {person['phone']}", ""]
    lines += [words["summary"], person["summary"], "", words["work"]]
    for job in person["positions"]:
        lines += [f"{job['title']}, {job['employer']}, {job['place']}", job["period"]]
        lines += [f"- {line}" for line in job["lines"]] + [""]
    for key in ("education", "skills", "languages", "certificates"):
        if person.get(key):
            lines += [words[key], *person[key], ""]
    return "\n".join(lines)


def _txt(person: dict[str, Any]) -> bytes:
    return _text(person).encode()


def _pdf(person: dict[str, Any]) -> bytes:
    from descriptions.printing import print_pdf

    template = _pages().get_template(f"cv_{person['layout']}.html")
    return print_pdf(template.render(person=person, words=HEADINGS[person["language"]]))


def _docx(person: dict[str, Any]) -> bytes:
    import docx

    headings = set(HEADINGS[person["language"]].values())
    document = docx.Document()
    for number, line in enumerate(_text(person).splitlines()):
        if number == 0:
            document.add_heading(line, 0)
        elif line in headings:
            document.add_heading(line, 1)
        elif line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WRITERS = {"txt": _txt, "pdf": _pdf, "docx": _docx}
