"""Laws of a score: weights are arithmetic, the format of a file and the number of workers change nothing."""

from __future__ import annotations

import datetime
import html
import io
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import load_library, load_role
from screening import parse_resume, read_document, screen
from screening.batch import screen_files
from screening.scorecard import SCORECARD_JSON, Scorecard
from screening.scoring import read_evidence, reweigh, score_reading

AS_OF = datetime.date(2026, 1, 15)
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LINES = (
    "Rina Wulan", "rina@example.com", "Experience", "Account Manager, PT Contoh Abadi, Jan 2021 - Dec 2024",
    "- Negotiated contract renewals with 31 corporate clients worth Rp 2,5 miliar.",
    "- Menyusun rencana akun untuk 20 klien utama.", "- Grew revenue from existing accounts through upselling by 18%.",
    "- Nggak pernah pegang penagihan.", "Education", "S1 Manajemen, Universitas Contoh, 2016 - 2020", "Skills", "Salesforce, negotiation",
)  # fmt: skip
TEXT = "\n".join(LINES)
ROLE = load_role("account_manager")
READING = read_evidence(parse_resume(read_document(TEXT.encode(), "cv.txt"), AS_OF))
WEIGHED = [r.id for r in ROLE.requirements if r.skills and r.knockout is None] + ["trade", "work", "title"]


@SLOW
@given(st.dictionaries(st.sampled_from(WEIGHED), st.floats(0, 20), max_size=8))
def test_a_kept_card_weighed_anew_is_the_card_scored_anew(weights: dict[str, float]) -> None:
    kept = SCORECARD_JSON.validate_json(SCORECARD_JSON.dump_json(score_reading(READING, ROLE)))

    assert reweigh(kept, ROLE, weights) == score_reading(READING, ROLE, weights=weights)


@SLOW
@given(st.sampled_from([role.id for role in load_library().values()]), st.floats(0.1, 10))
def test_only_the_proportion_of_weights_matters(role_id: str, factor: float) -> None:
    role = load_role(role_id)
    weights = {r.id: r.weight * factor for r in role.requirements}
    scaled = score_reading(READING, role, weights=weights).score

    assert scaled == pytest.approx(score_reading(READING, role).score, abs=0.1)


def _docx() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in LINES:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


FORMATS = {
    "txt with other line ends": ("cv.txt", TEXT.replace("\n", "\r\n").encode()),
    "txt in UTF-16": ("cv.txt", TEXT.encode("utf-16")),
    "html": ("cv.html", ("<html><body>" + "".join(f"<p>{html.escape(line)}</p>" for line in LINES) + "</body></html>").encode()),
    "docx": ("cv.docx", _docx()),
}


def what_counts(card: Scorecard) -> object:
    return card.score, card.bucket, [(line.id, line.level, line.credit) for line in card.lines]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_format_of_the_file_changes_nothing(format_: str) -> None:
    name, data = FORMATS[format_]

    assert what_counts(screen(parse_resume(read_document(data, name), AS_OF), ROLE)) == what_counts(score_reading(READING, ROLE))


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, path in enumerate(paths):
        path.write_text("\n".join(LINES[: 6 + number]), encoding="utf-8")
    cards = {
        jobs: [SCORECARD_JSON.dump_json(card) for card in screen_files(paths, ROLE, as_of=AS_OF, jobs=jobs)] for jobs in (1, 2, 3)
    }

    assert cards[1] == cards[2] == cards[3]


def test_a_card_of_another_version_of_the_role_is_refused() -> None:
    with pytest.raises(ValueError, match="score the resume again"):
        reweigh(score_reading(READING, ROLE), load_role("account_executive"), {})
