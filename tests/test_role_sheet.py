"""`saring roles show`: the whole role in one language, nothing left out."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from catalog import load_library
from catalog.faults import walk_texts
from catalog.role import Language
from cli import saring
from commands.role_sheet import describe_role

LIBRARY = load_library()
NOT_SHOWN = ("client",)  # the word an industry uses for client; it stands in the lines themselves


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("role_id", sorted(LIBRARY))
def test_every_text_of_a_role_is_shown(role_id: str, language: Language) -> None:
    sheet = describe_role(LIBRARY[role_id], language)
    texts = [text for path, text in walk_texts(LIBRARY[role_id]) if str(path[-1]) not in NOT_SHOWN]
    assert len(texts) > 20
    assert [text.in_(language) for text in texts if text.in_(language) not in sheet] == []


def test_a_missing_salary_is_named_and_a_foreign_one_is_no_guide() -> None:
    answer = CliRunner().invoke(saring, ["roles", "show", "account_executive", "--lang", "id"])
    assert "  - Belum ada angka gaji Indonesia yang bersumber untuk peran ini." in answer.output
    assert "  - USD 54.000–94.000 per tahun; 2024-02; US, luar negeri; bukan acuan untuk Indonesia" in answer.output


def test_a_new_role_file_is_offered() -> None:
    answer = CliRunner().invoke(saring, ["roles", "new", "account_officer/telco", "--extends", "account_officer"])
    assert "extends: account_officer" in answer.output
