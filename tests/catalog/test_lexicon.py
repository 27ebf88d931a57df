"""The lexicon holds together: every id that one file cites stands in another, every word has one meaning."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from catalog.faults import walk_texts
from catalog.lexicon import Lexicon, _Skills
from catalog.parts import FOLDER, read_part
from errors import RoleError

LEXICON = Lexicon()
ROLES = {
    "account_manager",
    "account_executive",
    "business_relationship_manager",
    "client_relationship_manager",
    "bank_relationship_manager",
    "bank_relationship_manager/funding",
    "bank_relationship_manager/lending",
    "bank_relationship_manager/priority",
    "account_officer",
    "account_officer/micro",
    "account_officer/sme",
    "account_officer/secured_loan",
    "account_officer/financial_services",
    "account_officer/credit",
}


def test_skills_and_titles_cite_known_roles() -> None:
    cited = {role for skill in LEXICON.skills.values() for role in skill.roles}
    cited |= {title.role for title in LEXICON.titles} | {r for kpi in LEXICON.market.kpis.values() for r in kpi.roles}
    assert cited - ROLES == set()


def test_never_ask_cites_known_laws() -> None:
    cited = {code for topic in LEXICON.never_ask for code in topic.laws}
    assert cited - LEXICON.laws.keys() == set()
    assert all(topic.laws for topic in LEXICON.never_ask)


def test_questions_and_bodies_cite_known_skills() -> None:
    cited = set(LEXICON.interview) | {skill for body in LEXICON.institutions.bodies for skill in body.certificates}
    assert cited - LEXICON.skills.keys() == set()


def test_a_title_stands_once_for_each_kind_of_employer() -> None:
    count = Counter((title.casefold(), row.only_in) for row in LEXICON.titles for title in row.titles)
    assert [title for title, number in count.items() if number > 1] == []


@pytest.mark.parametrize(
    ("title", "role", "relation"),
    [
        ("KAM", "account_manager", "same"),
        ("AE", "account_executive", "same"),
        ("BRM", "business_relationship_manager", "same"),
        ("RM", "bank_relationship_manager", "same"),
        ("RO", "bank_relationship_manager", "junior"),
        ("AO", "account_officer", "same"),
        ("Mantri", "account_officer/micro", "same"),
        ("Staf Akuntansi", "account_officer", "different"),
        ("Customer Success Manager", "account_manager", "adjacent"),
    ],
)
def test_what_a_title_means(title: str, role: str, relation: str) -> None:
    rows = [row for row in LEXICON.titles if title in row.titles and not row.only_in]
    assert [(row.role, row.relation) for row in rows] == [(role, relation)]


def test_at_a_bank_brm_is_a_lender() -> None:
    rows = [row for row in LEXICON.titles if "BRM" in row.titles and "bank" in row.only_in]
    assert [row.role for row in rows] == ["bank_relationship_manager/lending"]


def test_each_skill_of_the_bank_has_two_behavioural_questions_and_one_situational() -> None:
    kinds = {tuple(sorted(q.type for q in skill.questions)) for skill in LEXICON.interview.values()}
    assert kinds == {("behavioural", "behavioural", "situational")}
    assert {tuple(skill.anchors) for skill in LEXICON.interview.values()} == {("1", "3", "5")}


def test_every_skill_has_questions() -> None:
    assert LEXICON.skills.keys() == LEXICON.interview.keys() == LEXICON.questioned


def test_no_question_and_no_anchor_is_a_template_used_twice() -> None:
    said = Counter(
        text
        for skill in LEXICON.interview.values()
        for pair in (*(q.text for q in skill.questions), *skill.anchors.values())
        for text in (pair.id, pair.en)
    )
    assert [text for text, number in said.items() if number > 1] == []


def test_reading_roles_leaves_the_interview_bank_alone(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "skills.yaml").write_bytes((FOLDER / "skills.yaml").read_bytes())
    (folder / "interview.yaml").write_text("broken: [", encoding="utf-8")
    lexicon = Lexicon(folder)
    assert (lexicon.questioned, len(lexicon.version)) == (LEXICON.questioned, 12)


def test_questions_in_several_files_are_one_bank_and_an_id_stands_once(tmp_path: Path) -> None:
    text = (FOLDER / "interview" / "languages.yaml").read_text(encoding="utf-8")
    (tmp_path / "interview").mkdir()
    for name in ("one", "two"):
        (tmp_path / "interview" / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RoleError) as caught:
        _ = Lexicon(tmp_path).interview
    assert next(problem.path for problem in caught.value.problems) == "skills.english_language"
    (tmp_path / "interview" / "two.yaml").unlink()
    assert len(Lexicon(tmp_path).interview) == 5


def test_question_ids_are_unique() -> None:
    count = Counter(q.id for skill in LEXICON.interview.values() for q in skill.questions)
    assert count.most_common(1)[0][1] == 1


def test_an_alias_is_no_false_friend_of_its_own_skill() -> None:
    clashes = {
        (skill.id, phrase)
        for skill in LEXICON.skills.values()
        for phrase in skill.false_friends
        if phrase.casefold() in {alias.casefold() for alias in skill.aliases.all()}
    }
    assert clashes == set()


def test_every_skill_can_be_named_in_both_languages() -> None:
    bare = [skill.id for skill in LEXICON.skills.values() if not (skill.aliases.id and skill.aliases.en)]
    assert bare == []


def test_both_languages_stand_everywhere_and_are_not_the_same_sentence() -> None:
    parts = [
        *LEXICON.skills.values(),
        *LEXICON.titles,
        LEXICON.interview_bank,
        LEXICON.market,
        LEXICON.institutions,
        *LEXICON.laws.values(),
    ]
    texts = [text.model_dump() for part in parts for _, text in walk_texts(part)]
    assert len(texts) > 1000
    assert [t for t in texts if t["id"] == t["en"] and len(t["id"].split()) > 4] == []


def test_a_word_is_denial_or_wish_not_both() -> None:
    speech = LEXICON.speech
    words = [*speech.negations.all(), *speech.wishes.all(), *speech.beginners.all()]
    assert [word for word, number in Counter(words).items() if number > 1] == []


def test_a_spelling_leads_to_one_word() -> None:
    others = Counter(other for known in LEXICON.speech.spellings.values() for other in known)
    assert others.most_common(1)[0][1] == 1
    assert others.keys() & LEXICON.speech.spellings.keys() == set()


def test_questions_say_anda_and_never_kamu() -> None:
    indonesian = [q.text.id for skill in LEXICON.interview.values() for q in skill.questions]
    assert [text for text in indonesian if re.search(r"\b(kamu|kalian|loe|lo)\b", text, re.IGNORECASE)] == []


def test_the_report_form_never_asks_for_age_or_sex() -> None:
    fields = LEXICON.market.vacancy_report
    assert {name: field.fixed.id for name, field in fields.items() if field.fixed} == {
        "age": "tidak dipersyaratkan",
        "sex": "tidak dipersyaratkan",
    }


def test_the_newest_minimum_wage_up_to_a_year() -> None:
    market = LEXICON.market
    assert [getattr(market.minimum_wage("dki jakarta", year), "year", None) for year in (2024, 2025, 2030)] == [
        None,
        2025,
        2026,
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("patterns: ['(']", "no regular expression: missing ), unterminated subpattern at position 0"),
        ("patterns: ['jual']\n    examples: [beli]", "none of the patterns finds this line"),
        ("kindd: hard", "unknown key 'kindd'; did you mean 'kind'?"),
    ],
)
def test_a_fault_in_the_lexicon_is_told(line: str, fault: str) -> None:
    kind = "" if "kindd" in line else "kind: hard\n    "
    head = "skills:\n  sell:\n    name: {id: Jual, en: Sell}\n    group: x\n    aliases: {id: [jual]}\n    "
    text = f"{head}{kind}{line}\n"
    with pytest.raises(RoleError) as raised:
        read_part([("skills.yaml", text.encode())], _Skills)
    assert [problem.message for problem in raised.value.problems] == [fault]


def test_a_check_tells_the_faults_of_all_parts(tmp_path: Path) -> None:
    for name in ("skills", "language", "titles", "interview", "market", "institutions", "laws"):
        (tmp_path / f"{name}.yaml").write_bytes((FOLDER / f"{name}.yaml").read_bytes())
    (tmp_path / "laws.yaml").write_text("laws: {}\n")
    (tmp_path / "titles.yaml").write_text("titles: none\n")
    assert [problem.message for problem in Lexicon(tmp_path).check()] == [
        "a list is expected here (lines that begin with '- '), not 'none'",
        "'checked' is missing",
    ]
    assert LEXICON.check() == ()


def test_a_missing_lexicon_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RoleError, match=r"skills\.yaml:1:1: cannot be read: No such file or directory"):
        _ = Lexicon(tmp_path).skills


def test_the_cache_gives_the_same_words(tmp_path: Path) -> None:
    first = Lexicon(FOLDER, tmp_path).laws
    assert list(tmp_path.glob("laws-*.json"))
    assert Lexicon(FOLDER, tmp_path).laws == first
