"""A role as HR reads it, in plain text: everything the role page shows, with the source of each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.role import FUNCTIONS, Language, Level, Point, Requirement, Role, Salary, Text


def _t(indonesian: str, english: str) -> Text:
    return Text(id=indonesian, en=english)


FUNCTION_NAMES = dict(
    zip(
        FUNCTIONS,
        (
            _t("mencari klien baru", "winning clients"),
            _t("mengembangkan klien", "growing clients"),
            _t("kredit", "credit"),
            _t("penghimpunan dana", "funding"),
            _t("hubungan internal", "internal liaison"),
            _t("pembukuan", "bookkeeping"),
            _t("ritel", "retail"),
        ),
        strict=True,
    )
)
HEADINGS = {
    "requirements": _t("Persyaratan", "Requirements"),
    "reports_to": _t("Melapor kepada", "Reports to"),
    "levels": _t("Jenjang", "Levels"),
    "industries": _t("Industri", "Industries"),
    "kpis": _t("Ukuran kinerja", "Measures"),
    "pay": _t("Struktur imbalan", "How it is paid"),
    "salaries": _t("Angka gaji bersumber", "Sourced salary figures"),
    "career": _t("Jalur karier", "Career"),
    "conditions": _t("Kondisi kerja", "Conditions"),
    "definitions": _t("Tentang peran ini", "About this role"),
    "faq": _t("Pertanyaan umum", "Common questions"),
    "distinguishes_from": _t("Perbedaan dengan peran lain", "How it differs"),
    "regulation": _t("Peraturan", "Regulation"),
    "functions": _t("Fungsi pekerjaan", "Work functions"),
    "interview": _t("Keahlian yang ditanyakan saat wawancara", "Skills asked about in interviews"),
}
NEED = {"must": _t("wajib", "must"), "nice": _t("nilai tambah", "nice to have")}
OFFERED = _t("ditawarkan", "offered")
KNOCKOUT = _t("syarat mutlak", "knockout")
YEARS = _t("mulai {} tahun", "from {} years")
PERIODS = {"month": _t("per bulan", "a month"), "year": _t("per tahun", "a year"), "hour": _t("per jam", "an hour")}
ABROAD = _t("luar negeri; bukan acuan untuk Indonesia", "abroad; no guide for Indonesia")
UNDATED = _t("tanpa tanggal", "undated")
UP_TO = _t("sampai", "up to")
NO_SALARY = _t(
    "Belum ada angka gaji Indonesia yang bersumber untuk peran ini.",
    "No sourced Indonesian salary figure for this role yet.",
)
FIELD = _t(
    "Peran ini disusun dari pengetahuan lapangan, bukan dari artikel.",
    "This role was written from knowledge of the trade, not from the articles.",
)


def describe_role(role: Role, lang: Language) -> str:
    """All of the role, a heading a block; lines marked as offered are not in the first draft."""
    blocks = [
        [
            role.title.in_(lang),
            f"{role.id} · {role.version}",
            *([" · ".join(role.also_called)] * bool(role.also_called)),
        ],
        [role.purpose.in_(lang), *([FIELD.in_(lang)] * (role.basis == "field"))],
        *([group.heading.in_(lang), *_points(role, group.points, lang)] for group in role.duties),
        [HEADINGS["requirements"].in_(lang), *_requirements(role, lang)],
    ]
    for name, lines in _rest(role, lang):
        listed = [f"  - {line}" for line in lines]
        if listed:
            blocks.append([HEADINGS[name].in_(lang), *listed])
    return "\n\n".join("\n".join(block) for block in blocks)


def _points(role: Role, points: Iterable[Point], lang: Language) -> Iterator[str]:
    for point in points:
        yield f"  - {point.text.in_(lang)}{_marks(_scope(role, point, lang), point.source)}"


def _requirements(role: Role, lang: Language) -> Iterator[str]:
    for item in role.requirements:
        worth = KNOCKOUT.in_(lang) if item.knockout else str(item.weight)
        marks = [item.id, NEED[item.need].in_(lang), worth, *_scope(role, item, lang)]
        yield f"  - {item.text.in_(lang)}{_marks(marks, item.source)}"
        if item.evidence:
            yield f"      {item.evidence.in_(lang)}"


def _scope(role: Role, line: Point | Requirement, lang: Language) -> list[str]:
    """Industries and levels a line belongs to, or that it is only offered."""
    named = [role.industries[key].name.in_(lang) for key in line.industries if key in role.industries]
    named += [role.levels[key].title.in_(lang) for key in line.levels if key in role.levels]
    return named or ([] if line.default else [OFFERED.in_(lang)])


def _marks(marks: Iterable[str], source: Iterable[str]) -> str:
    inside = "; ".join((*marks, ", ".join(source)) if source else marks)
    return f"  [{inside}]" if inside else ""


def _rest(role: Role, lang: Language) -> Iterator[tuple[str, Iterable[str]]]:
    yield "levels", (_level(level, lang) for level in role.levels.values())
    yield "industries", (_noted(item.name, item.note, lang) for item in role.industries.values())
    yield "reports_to", (text.in_(lang) for text in role.reports_to)
    yield "functions", (f"{FUNCTION_NAMES[name].in_(lang)} {share:.0%}" for name, share in role.functions.items())
    yield "kpis", (f"{item.text.in_(lang)}{_marks((), item.source)}" for item in role.kpis)
    yield "pay", (text.in_(lang) for text in role.pay.structure)
    yield "salaries", _salaries(role, lang)
    for name in ("career", "conditions", "definitions"):
        yield name, (f"{note.text.in_(lang)}{_marks((), note.source)}" for note in getattr(role, name))
    yield (
        "distinguishes_from",
        (f"{item.role}: {item.text.in_(lang)}{_marks((), item.source)}" for item in role.distinguishes_from),
    )
    yield "regulation", (f"{item.name} ({item.country}): {item.text.in_(lang)}" for item in role.regulation)
    yield "faq", (f"{item.question.in_(lang)} {item.answer.in_(lang)}{_marks((), item.source)}" for item in role.faq)
    yield "interview", role.interview


def _level(level: Level, lang: Language) -> str:
    years = f", {YEARS.in_(lang).format(f'{level.minimum_years:g}')}" if level.minimum_years else ""
    return _noted(level.title, level.note, lang, years)


def _noted(name: Text, note: Text | None, lang: Language, more: str = "") -> str:
    return f"{name.in_(lang)}{more}" + (f": {note.in_(lang)}" if note else "")


def _salaries(role: Role, lang: Language) -> Iterator[str]:
    if not any(item.country == "ID" for item in role.pay.salaries):
        yield NO_SALARY.in_(lang)
    for item in role.pay.salaries:
        level = f", {role.levels[item.level].title.in_(lang)}" if item.level in role.levels else ""
        when = UNDATED.in_(lang) if item.date in (None, "undated") else item.date
        abroad = "" if item.country == "ID" else f"; {item.country}, {ABROAD.in_(lang)}"
        yield f"{_amounts(item, lang)} {PERIODS[item.period].in_(lang)}{level}; {when}{abroad}  [{item.source}]"


def _amounts(item: Salary, lang: Language) -> str:
    figures = [f"{number:,}" for number in dict.fromkeys((item.minimum, item.maximum)) if number is not None]
    shown = "–".join(figure.replace(",", ".") if lang == "id" else figure for figure in figures)
    limit = f"{UP_TO.in_(lang)} " if item.minimum is None else ""
    return f"{limit}{'Rp' if item.currency == 'IDR' and lang == 'id' else item.currency + ' '}{shown}"
