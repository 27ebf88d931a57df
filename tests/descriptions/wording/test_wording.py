"""The wording review: what is unlawful, what only looks like it, and what a finding holds."""

from __future__ import annotations

import pytest

from catalog import load_role
from descriptions.evaluation_wording import evaluate_wording
from descriptions.wording import apply_fix, review, review_record


def test_own_lines_reach_the_target() -> None:
    report = evaluate_wording()
    assert report.lines >= 200
    assert report.recall >= 0.95, report.missed
    assert report.precision >= 0.95, report.mistaken


@pytest.mark.parametrize(
    ("text", "category", "quote"),
    [
        ("Syarat:\n- Usia maks. 27 thn\n- S1", "age", "Usia maks. 27 thn"),
        ("💃 WANITAAA 💃", "sex", "WANITAAA"),
        ("c3wek ramah", "sex", "c3wek"),
        ("Belum menikah", "marital", "Belum menikah"),
    ],
)
def test_quote_is_the_exact_stretch(text: str, category: str, quote: str) -> None:
    (finding,) = review(text).unlawful
    assert (finding.category, finding.quote, text[finding.start : finding.end]) == (category, quote, quote)


def test_both_sexes_with_an_age_limit_is_a_finding_of_age_only() -> None:
    assert [item.category for item in review("Pria/wanita, usia maksimal 30 tahun").unlawful] == ["age"]


def test_fix_leaves_nothing_unlawful() -> None:
    text = "Usia maksimal 30 tahun"
    assert review(apply_fix(text, review(text).unlawful[0])).unlawful == ()


def test_record_speaks_the_language_of_the_advertisement() -> None:
    record = review_record("ad.txt", review("Female only", "en"))
    unlawful = [item for item in record["findings"] if item["severity"] == "unlawful"]
    assert unlawful[0]["reason"] == "Sex may not be a condition for applicants."


def test_missing_facts_have_no_place() -> None:
    codes = {item.code for item in review("Account Officer").findings if item.start == item.end == 0}
    assert codes == {"missing_pay", "missing_place", "missing_deadline", "missing_process", "missing_contact",
                     "missing_accommodation"}  # fmt: skip


def test_more_years_than_the_role_asks_is_overasking() -> None:
    role = load_role("account_officer/micro")
    asked = [item.quote for item in review("Pengalaman minimal 30 tahun", "id", role).findings if item.quote]
    assert asked == ["Pengalaman minimal 30 tahun"]
    assert review("Pengalaman minimal 1 tahun", "id", role).unlawful == ()
