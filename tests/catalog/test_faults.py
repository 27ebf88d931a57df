"""Every fault of a file is told in one run, each with its place and, where a word is near, the right word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalog.library import Library

from .conftest import ROLE, WriteRole

LibraryOf = Callable[[], Library]

TWENTY = """\
famly: am
version: two
title: {id: Manajer Akun}
purpose: {id: "", en: Look after clients.}
level: {}
duties:
  - id: growth
    heading: {id: Pertumbuhan, en: Growth}
    points:
      - {id: needs, text: {id: Menggali kebutuhan., en: Find needs.}, function: farn}
      - {id: needs2, text: Menggali kebutuhan.}
      - {id: renew, text: {id: Memperpanjang., en: Renew.}, levels: [senor]}
      - {id: renew, text: {id: Memperpanjang lagi., en: Renew again.}}
      - {id: Renew It, text: {id: Memperpanjang lagi., en: Renew again.}}
      - {id: long, text: {id: Work with the team every day., en: Work with the team every day.}}
requirements:
  - {id: nego, kind: skill, need: must, weight: 6, text: {id: Nego, en: Nego}, skills: [negotiation]}
  - {id: talk, kind: skill, need: mus, text: {id: Bicara, en: Talk}, skills: [communication]}
  - {id: crm, kind: tool, need: nice, text: {id: CRM, en: CRM}, skills: [crm_sofware]}
  - {id: empty, kind: skill, need: nice, text: {id: Kosong, en: Empty}}
  - {id: years, kind: experience, need: must, text: {id: Dua tahun, en: Two years}, knockout: {kind: years}}
  - {id: years2, kind: experience, need: must, text: {id: Tahun, en: Years}, knockout: {kind: yers}}
levels: {senior: {title: {id: Senior, en: Senior}}}
functions: {farm: 0.9, hunt: 0.3}
interview: [negotiatoin]
kpis: none
title: {id: Lagi, en: Again}
"""

TOLD = """\
1:1: famly: unknown key 'famly'; did you mean 'family'?
2:10: version: a number is expected here, not 'two'
3:8: title.en: 'en' (the English text) is missing
4:15: purpose.id: the text is empty
5:1: level: unknown key 'level'; did you mean 'levels'?
10:81: duties.growth.points.needs.function: 'farn' is not allowed; did you mean 'farm'?
11:28: duties.growth.points.needs2.text: both languages are expected here: {id: …, en: …}
12:70: duties.growth.points.renew.levels.0: 'senor' is not among the levels of this role; did you mean 'senior'?
13:14: duties.growth.points.renew.id: the id 'renew' is used twice; each line needs its own
14:14: duties.growth.points.4.id: 'Renew It' is no id: use small letters a-z, digits and _
15:66: duties.growth.points.long.text.en: the same text in both languages; translate one
17:49: requirements.nego.weight: at most 5 is expected here, not '6'
18:35: requirements.talk.need: 'mus' is not allowed; did you mean 'must'?
19:74: requirements.crm.skills.0: no skill 'crm_sofware' in the lexicon; did you mean 'crm_software'?
20:5: requirements.empty: names no skill, so no CV could ever show it; add 'skills'
21:95: requirements.years.knockout: a knockout of the kind 'years' needs 'minimum_years'
22:95: requirements.years2.knockout.kind: 'yers' is not allowed; did you mean 'years'?
24:12: functions: the shares add up to 1.20; they must add up to 1
25:13: interview.0: no interview questions for 'negotiatoin'; did you mean 'negotiation'?
26:7: kpis: a list is expected here (lines that begin with '- '), not 'none'
27:1: 'title' is already set on line 3; keep one of the two
"""


def test_all_planted_faults_are_told_at_once_and_nothing_else(write: WriteRole, library: LibraryOf) -> None:
    write("planted", TWENTY)
    told = sorted(library().problems, key=lambda problem: problem.line)
    assert "".join(str(problem).partition("planted.yaml:")[2] + "\n" for problem in told) == TOLD


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("en: Account Manager", "en: 12", "2:31: title.en: '12' must be text; put it in quotes"),
        ("en: Account Manager", "en: null", "2:31: title.en: text is expected here, not nothing"),
        ("weight: 5", "weight: 2.5", "11:49: requirements.nego.weight: a whole number is expected here, not '2.5'"),
        ("farm: 0.7", "farming: 0.7", "15:13: functions.farming: 'farming' is not known here; did you mean 'farm'?"),
        (
            "{farm: 0.7, hunt: 0.3}",
            "{farm: 1.7, hunt: -0.7}",
            "15:19: functions.farm: a share lies between 0 and 1, not 1.7",
        ),
        ("family: am", "id: other\nfamily: am", "1:5: id: 'other' does not fit the file's place; write 'sample'"),
        ("family: am", "extends: acount\nfamily: am", "1:10: extends: there is no role 'acount'"),
        (
            "kind: condition, need: nice",
            "kind: condition, need: nice, knockout: {kind: travel}",
            "12:42: requirements.driving.need: a knockout is a must; write 'need: must'",
        ),
    ],
)
def test_a_single_fault(write: WriteRole, library: LibraryOf, old: str, new: str, fault: str) -> None:
    assert old in ROLE
    write("sample", ROLE.replace(old, new))
    assert str(library().problems[0]).partition("sample.yaml:")[2] == fault


def test_at_most_six_points_come_into_the_first_draft(write: WriteRole, library: LibraryOf) -> None:
    points = [f"      - {{id: p{n}, text: {{id: Satu {n}, en: One {n}}}}}\n" for n in range(5)]
    write("sample", ROLE.replace("requirements:\n", "".join(points) + "requirements:\n", 1))
    message = "duties.growth: 7 default points; at most 6. Set 'default: false' on the others"
    assert [str(problem).rpartition("yaml:5:5: ")[2] for problem in library().problems] == [message]


def test_the_ids_of_lines_that_every_scorecard_has_are_kept(write: WriteRole, library: LibraryOf) -> None:
    write("planted", TWENTY.replace("id: nego,", "id: work,"))
    assert any("'work' is kept for a line of every scorecard" in problem.message for problem in library().problems)
