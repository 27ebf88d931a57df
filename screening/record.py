"""A resume as the JSON object that `saring read` prints; its keys are a promise (docs/commands)."""

from __future__ import annotations

from typing import Any

from screening.resume import Resume


def resume_record(resume: Resume) -> dict[str, Any]:
    """Keys are stable, new ones may be added; positions newest first."""
    return {
        "file": resume.file,
        "status": resume.status,
        "problems": [{"code": p.code, "message": p.message_en, "message_id": p.message_id} for p in resume.problems],
        "language": resume.language,
        "pages": len(resume.pages),
        "columns": max((page.columns for page in resume.pages), default=1),
        "ocr": any(page.ocr for page in resume.pages),
        "quality": resume.quality,
        "name": resume.name,
        "emails": list(resume.emails),
        "phones": list(resume.phones),
        "sections": [{"kind": s.kind, "heading": s.heading, "page": s.page} for s in resume.sections if s.kind != "header"],
        "positions": [
            {"title": p.title, "employer": p.employer, "start": p.start, "end": p.end, "current": p.current, "months": p.months}
            for p in resume.positions
        ],
        "education": [
            {"level": e.level, "degree": e.degree, "field": e.field, "school": e.school, "year": e.year, "gpa": e.gpa}
            for e in resume.education
        ],
        "skills": [item.text for item in resume.skills],
        "languages": [{"language": item.text, "level": item.level} for item in resume.languages],
        "certificates": [item.text for item in resume.certificates],
        "experience_months": resume.experience_months,
        "as_of": resume.as_of,
    }  # fmt: skip
