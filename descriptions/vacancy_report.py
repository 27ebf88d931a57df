"""The vacancy report (WLLP, Perpres 57/2023 article 5) as a sheet to copy into the state form.

Age and sex are always "tidak dipersyaratkan", whatever a role file says.
"""

from __future__ import annotations

import io
from typing import Any

from catalog.lexicon import Lexicon
from catalog.role import Language, RequirementKind, Text
from descriptions import phrases
from descriptions.composition import JobDescription
from descriptions.rendering import printable

_CELL = 32_000  # XLSX takes 32,767 characters
_SHEETS: dict[Language, str] = {"id": "Laporan lowongan", "en": "Vacancy report"}
_GAP = Text(id="belum diisi", en="to be filled in")
_NONE = Text(id="tidak dipersyaratkan", en="not required")
_HEAD = Text(id="Laporan lowongan pekerjaan (Perpres 57/2023)", en="Vacancy report (Presidential Regulation 57/2023)")
_COLUMNS = (Text(id="Bagian", en="Field"), Text(id="Isi", en="Content"))


def vacancy_rows(jd: JobDescription, lexicon: Lexicon | None = None) -> tuple[tuple[Text, Text], ...]:
    """Name and content of each field of the form, in its order."""
    fields = (lexicon or Lexicon()).market.vacancy_report
    contents = _contents(jd)
    return tuple((field.name, field.fixed or contents.get(field.id) or _GAP) for field in fields.values())


def write_vacancy_report(jd: JobDescription, lexicon: Lexicon | None = None) -> bytes:
    """XLSX, one field a row; every cell is text, so that none is read as a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    language = jd.requisition.languages()[0]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _SHEETS[language]
    _write(sheet.cell(1, 1), _HEAD.in_(language), Font(bold=True, size=14))
    for number, (name, content) in enumerate((_COLUMNS, *vacancy_rows(jd, lexicon)), start=2):
        for column, text in ((1, name), (2, content)):
            cell = sheet.cell(number, column)
            _write(cell, text.in_(language), Font(bold=number == 2 or column == 1))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 2:
                cell.fill = PatternFill("solid", fgColor="F3F5F7")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 90
    sheet.freeze_panes = "A3"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _write(cell: Any, text: str, font: Any) -> None:
    cell.value, cell.data_type, cell.font = printable(text)[:_CELL], "s", font


def _contents(jd: JobDescription) -> dict[str, Text | None]:
    facts = {fact.id: fact.value for fact in (*jd.facts, *jd.pay) if fact.stated}
    employer = printable("\n".join((jd.company.name, jd.company.address, jd.contact))).strip()
    employer = "\n".join(line for line in employer.splitlines() if line.strip())
    return {
        "employer_identity": Text(id=employer, en=employer) if employer else None,
        "job_title": jd.title,
        "openings": facts.get("openings"),
        "valid_until": facts.get("closing_date"),
        "education": _joined(jd, {"education", "certificate"}) or _NONE,
        "skills": _joined(jd, {"skill", "tool", "language"}) or _NONE,
        "experience": _joined(jd, {"experience"}) or _NONE,
        "wage": facts.get("salary"),
        "work_area": facts.get("location"),
        "other": _other(jd),
    }


def _joined(jd: JobDescription, kinds: set[RequirementKind]) -> Text | None:
    texts = [_marked(item.text, nice=item.need == "nice") for item in jd.role.requirements if item.kind in kinds]
    if not texts:
        return None
    return Text(id="\n".join(text.id for text in texts), en="\n".join(text.en for text in texts))


def _marked(text: Text, nice: bool) -> Text:
    """A nice-to-have is named as one, so that nobody reads it as a condition."""
    mark = phrases.HEADINGS["nice"]
    return Text(id=f"{text.id} ({mark.id.lower()})", en=f"{text.en} ({mark.en.lower()})") if nice else text


def _other(jd: JobDescription) -> Text | None:
    told = [fact for fact in jd.facts if fact.id in {"employment_type", "work_mode", "working_hours", "travel"} and fact.stated]
    told += [fact for fact in jd.pay if fact.id != "pay.salary" and fact.stated]
    if not told:
        return None
    return Text(
        id="\n".join(f"{fact.name.id}: {fact.value.id}" for fact in told),
        en="\n".join(f"{fact.name.en}: {fact.value.en}" for fact in told),
    )
