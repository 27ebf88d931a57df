"""The duties say which role it is, whatever the title."""

from __future__ import annotations

import datetime

import pytest

from screening import identification_record, identify, parse_resume, read_document

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
