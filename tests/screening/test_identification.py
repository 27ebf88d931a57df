"""The duties say which role it is, whatever the title."""

from __future__ import annotations

import datetime

import pytest

from screening import identification_record, identify, parse_resume, read_document
from screening.functions import asked_elsewhere, asked_functions
from screening.identification import fit_roles
from screening.scoring import read_evidence

AS_OF = datetime.date(2026, 1, 15)


def found(text: str, kind: str = "ad") -> dict[str, object]:
    resume = parse_resume(read_document(text.encode(), "ad.txt"), AS_OF)
    return identification_record("ad.txt", identify(resume, kind))  # type: ignore[arg-type]  # from the rows below


def first_role(record: dict[str, object]) -> str:
    roles = record["best_roles"]
    assert isinstance(roles, list)
    return roles[0]["role"].split("/")[0] if roles else ""


HUNTING = """- Mencari calon klien baru lewat cold calling dan canvassing.
- Melakukan prospecting dan lead generation.
- Menutup penjualan baru dan mencapai target."""
LENDING = """- Menganalisis kelayakan kredit calon debitur dengan prinsip 5C.
- Survei lokasi usaha dan menilai agunan.
- Menagih angsuran dan menjaga NPL.
- Cek SLIK OJK."""
COOKING = "- Memasak menu harian untuk tamu hotel.\n- Menjaga kebersihan dapur dan peralatan."


@pytest.mark.parametrize(
    ("ad", "role"),
    [
        (f"Account Executive\n{HUNTING}", "account_executive"),
        (f"Account Officer\n{LENDING}", "account_officer"),
        (f"Staf Umum\n{HUNTING}", "account_executive"),
        (f"Juru Masak\n{COOKING}", ""),
    ],
)
def test_best_role_of_an_ad(ad: str, role: str) -> None:
    assert first_role(found(ad)) == role


def test_function_shares_sum_to_one_and_are_quoted() -> None:
    record = found(f"Account Officer\n{LENDING}")
    shares, quotes = record["functions"], record["quotes"]
    assert isinstance(shares, dict)
    assert isinstance(quotes, list)
    assert (max(shares, key=shares.__getitem__), round(sum(shares.values()), 1)) == ("credit", 1.0)
    assert all(quote["quote"] in LENDING for quote in quotes)


BANKING = """- Mengelola portofolio debitur komersial dan menjaga hubungan baik dengan nasabah.
- Menawarkan kredit modal kerja, cash management, giro, dan payroll ke perusahaan nasabah.
- Menganalisis laporan keuangan dan menyusun proposal kredit SME."""
BARE = "- Mengikuti arahan atasan.\n- Hadir tepat waktu."


@pytest.mark.parametrize(
    ("ad", "role"),
    [
        (BANKING, "bank_relationship_manager"),
        (f"{LENDING}\n- Menjaga hubungan baik dengan nasabah.", "account_officer"),
    ],
)
def test_loans_without_a_bankers_work_are_an_account_officers(ad: str, role: str) -> None:
    assert first_role(found(f"Staf Umum\n{ad}")) == role


@pytest.mark.parametrize(
    ("line", "functions", "elsewhere"),
    [
        ("Berpengalaman sebagai sales minimal 1 tahun", {"hunt"}, 0),
        ("Minimum 2 years of experience in credit or leasing", {"credit"}, 0),
        ("Pengalaman 3 tahun sebagai admin atau akuntan", set(), 1),
        ("Key account background preferred", {"farm"}, 0),
        ("Tim sales kami berpusat di Bogor", set(), 0),
    ],
)
def test_the_trade_an_ad_wants_experience_in(line: str, functions: set[str], elsewhere: int) -> None:
    assert (asked_functions(line), asked_elsewhere(line)) == (functions, elsewhere)


def test_experience_asked_for_counts_in_ads_alone() -> None:
    text = f"{HUNTING.splitlines()[0]}\n{BARE}\nPengalaman di bidang penjualan minimal 1 tahun."
    ad, cv = (fit_roles(read_evidence(parse_resume(read_document(text.encode(), "ad.txt"), AS_OF)), posting=p)[0] for p in (True, False))
    assert ad.role == "account_executive"
    assert ad.score > cv.score
