"""What stands in a job description: the role's lines, changed by what HR chose, and the rubric with the same ids."""

from __future__ import annotations

import pytest

from catalog.role import Role
from descriptions import compose, open_placeholders, rubric_role
from descriptions.composition import JobDescription, Line, Placeholder, Section, empty_facts, split_section
from descriptions.requisition import Addition, Choice, Requisition, Wording
from errors import ConfigError
from tests.descriptions.samples import OPENING, ROLE, opening, text


def ids(jd: JobDescription) -> dict[str, list[str]]:
    return {section.id: [line.id for line in section.lines] for section in (*jd.duties, *jd.requirements)}


def test_the_first_draft_has_the_default_lines() -> None:
    assert ids(compose(ROLE, OPENING)) == {
        "clients": ["duty.single_contact", "duty.complaints"],
        "growth": ["duty.upsell", "duty.renewal"],
        "must": ["experience", "degree", "negotiation"],
        "nice": ["crm"],
    }


@pytest.mark.parametrize(
    ("changes", "clients"),
    [
        ({"drop": frozenset({"duty.complaints"})}, ["duty.single_contact"]),
        ({"keep": frozenset({"duty.visits"})}, ["duty.single_contact", "duty.complaints", "duty.visits"]),
        ({"level": "senior"}, ["duty.single_contact", "duty.complaints", "duty.team"]),
        ({"level": "junior"}, ["duty.single_contact", "duty.complaints"]),
        ({"order": ("duty.complaints",)}, ["duty.complaints", "duty.single_contact"]),
        (
            {"additions": (Addition(id="own.1", heading="clients", text=Wording(id="Baru.")),)},
            ["duty.single_contact", "duty.complaints", "own.1"],
        ),
    ],
)
def test_a_choice_changes_the_lines(changes: dict[str, object], clients: list[str]) -> None:
    assert ids(compose(ROLE, opening(**changes)))["clients"] == clients


def test_a_heading_without_lines_is_left_out() -> None:
    assert "growth" not in ids(compose(ROLE, opening(drop=frozenset({"duty.upsell", "duty.renewal"}))))


def test_the_rubric_asks_what_the_posting_says() -> None:
    own = Addition(id="own.english", heading="requirements", need="must", weight=2, text=Wording(en="Speaks English."))
    changed = opening(
        drop=frozenset({"degree"}),
        choices={"crm": Choice(need="must", weight=5)},
        wording={"negotiation": Wording(id="Pandai bernegosiasi.")},
        additions=(own,),
    )

    rubric = rubric_role(ROLE, changed)

    assert [(r.id, r.need, r.weight, r.text.id) for r in rubric.requirements] == [
        ("experience", "must", 4, "Pengalaman 2 tahun menangani klien perusahaan."),
        ("negotiation", "must", 5, "Pandai bernegosiasi."),
        ("crm", "must", 5, "Terbiasa memakai CRM."),
        ("own.english", "must", 2, "Speaks English."),
    ]
    printed = {line.id for section in compose(ROLE, changed).requirements for line in section.lines}
    assert printed == {r.id for r in rubric.requirements}


@pytest.mark.parametrize(("count", "parts"), [(0, []), (1, [1]), (6, [6]), (7, [4, 3]), (12, [6, 6]), (13, [5, 5, 3])])
def test_a_heading_holds_at_most_six_points(count: int, parts: list[int]) -> None:
    lines = tuple(Line(str(number), text("a", "b")) for number in range(count))

    pieces = split_section(Section("must", text("Wajib", "Must"), lines))

    assert [len(piece.lines) for piece in pieces] == parts
    assert tuple(line for piece in pieces for line in piece.lines) == lines


@pytest.mark.parametrize(
    ("weights", "sections"),
    [
        ((), {"must": 3, "nice": 1}),
        ((5,) * 5, {"must_background": 2, "must_skills": 6, "nice": 1}),
        ((4, 4, 4, 3, 3, 3), {"must_background": 2, "must_core": 4, "must_other": 3, "nice": 1}),
        ((5,) * 6, {"must_background": 2, "must_core": 4, "must_core.2": 3, "nice": 1}),
    ],
)
def test_many_must_haves_stand_under_several_headings(weights: tuple[int, ...], sections: dict[str, int]) -> None:
    negotiation = ROLE.requirements[2]
    more = [negotiation.model_copy(update={"id": f"skill_{n}", "weight": w}) for n, w in enumerate(weights)]
    role = ROLE.model_copy(update={"requirements": (*ROLE.requirements, *more)})

    assert {section.id: len(section.lines) for section in compose(role, OPENING).requirements} == sections


def test_what_nobody_filled_in_is_said_to_be_open() -> None:
    jd = compose(ROLE, Requisition(role=ROLE.id))

    gaps = [fact.id for fact in (*jd.facts, *jd.pay) if not fact.stated]
    assert gaps == ["location", "salary", "pay.salary", "pay.thr", "pay.bpjs"]
    assert {fact.value.id for fact in jd.facts if not fact.stated} == {"belum dicantumkan"}


def test_rows_that_may_stay_away_are_named_to_hr_and_not_printed() -> None:
    jd = compose(ROLE, Requisition(role=ROLE.id))

    assert [fact.id for fact in jd.facts] == ["location", "salary", "reports_to"]
    assert [fact.name.id for fact in empty_facts(jd)] == [
        *("Lokasi", "Gaji", "Tunjangan hari raya (THR)", "BPJS Kesehatan dan Ketenagakerjaan"),
        *("Cara kerja", "Status kerja", "Jam kerja", "Perjalanan", "Batas lamaran"),
    ]


@pytest.mark.parametrize("gap", ["[kota]", "[Tentukan jabatan atasan]", "____", "TBD", "{{ gaji }}"])
def test_an_open_placeholder_is_found_where_it_stands(gap: str) -> None:
    changed = opening(location=gap, wording={"duty.upsell": Wording(id=f"Melayani {gap}.")})

    assert open_placeholders(compose(ROLE, changed)) == (
        Placeholder("duty.upsell", gap),
        Placeholder("location", gap),
    )


def test_a_placeholder_in_a_language_that_is_not_printed_blocks_nothing() -> None:
    changed = opening(language="id", wording={"duty.upsell": Wording(en="Serves [client].")})

    assert open_placeholders(compose(ROLE, changed)) == ()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("level", "seniorr", "account_manager has no level “seniorr”; did you mean senior?"),
        ("industry", "xyz", "account_manager has no industry “xyz”; known: media"),
    ],
)
def test_an_unknown_choice_is_named(field: str, value: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        compose(ROLE, opening(**{field: value}))

    assert str(caught.value) == message


def test_an_opening_survives_json() -> None:
    changed = opening(choices={"crm": Choice(weight=1)}, drop=frozenset({"duty.upsell"}))

    assert Requisition.model_validate_json(changed.model_dump_json()) == changed


def test_composing_leaves_the_role_as_it_was() -> None:
    before = ROLE.model_dump_json()
    compose(ROLE, opening(choices={"crm": Choice(weight=1)}))

    assert Role.model_validate_json(before) == ROLE


@pytest.mark.parametrize(
    ("level", "changes", "years", "words"),
    [
        ("", {}, 2, "2 years of work with corporate clients."),
        ("senior", {}, 5, "5 years of work with corporate clients."),
        ("senior", {"keep": frozenset({"experience"})}, 2, "2 years of work with corporate clients."),
        ("senior", {"wording": {"experience": Wording(en="Much work.")}}, 2, "Much work."),
    ],
)
def test_a_level_sets_its_years_in_words_and_in_the_knockout(
    level: str, changes: dict[str, object], years: float, words: str
) -> None:
    line = rubric_role(ROLE, opening(level=level, **changes)).requirements[0]

    assert line.knockout is not None
    assert (line.knockout.minimum_years, line.text.en) == (years, words)


def test_a_level_without_years_asks_for_none() -> None:
    assert "experience" not in {r.id for r in rubric_role(ROLE, opening(level="junior")).requirements}
