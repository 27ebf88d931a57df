"""The `saring` command: stable keys, exit status, streams, the same bytes twice, and every command in the README."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import COMMANDS, saring

CV = """Sari Wulandari
sari@contoh.example | 0812-5550-1234

Pengalaman Kerja
Account Manager, PT Lintas Contoh, Jakarta
Maret 2020 - sekarang
- Mengelola 14 klien korporat dengan nilai kontrak Rp 9 miliar per tahun.
- Menegosiasikan perpanjangan kontrak dan menangani keluhan klien.

Pendidikan
S1 Manajemen, Universitas Contoh Raya, 2014 - 2018

Keahlian
Negosiasi, HubSpot, Presentasi
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sari.txt").write_text(CV, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(saring, [str(argument) for argument in arguments], catch_exceptions=False)


def screen(folder: Path) -> Result:
    return run("screen", "account_manager", folder, "--format", "jsonl", "--jobs", 1, "--as-of", "2026-11-01")


def test_read_gives_one_json_object_a_file(folder: Path) -> None:
    result = run("read", folder, "--json", "--jobs", 1, "--as-of", "2026-11-01")
    record = json.loads(result.stdout)

    assert (result.exit_code, record["status"], record["name"], record["language"]) == (
        0,
        "read",
        "Sari Wulandari",
        "id",
    )
    assert record["positions"] == [
        {
            "title": "Account Manager",
            "employer": "PT Lintas Contoh",
            "start": "2020-03",
            "end": None,
            "current": True,
            "months": 80,
        }
    ]


def test_every_quote_stands_in_the_text_at_its_offsets(folder: Path) -> None:
    text = json.loads(run("read", folder, "--json", "--text", "--jobs", 1).stdout)["text"]
    card = json.loads(screen(folder).stdout)
    quotes = [item for line in card["lines"] for item in (*line["evidence"], *line["rejected"])]

    assert quotes
    assert [item["quote"] for item in quotes] == [text[item["start"] : item["end"]] for item in quotes]


def test_the_same_cv_and_role_give_the_same_bytes(folder: Path) -> None:
    assert screen(folder).stdout_bytes == screen(folder).stdout_bytes


def test_a_file_that_fails_is_named_and_the_others_go_on(folder: Path) -> None:
    (folder / "rusak.pdf").write_bytes(b"%PDF-1.7 broken")
    result = screen(folder)

    assert result.exit_code == 1
    assert [json.loads(line)["status"] for line in result.stdout.splitlines()] == ["failed", "read"]
    assert "rusak.pdf" in result.stderr


def test_blind_hides_the_name_and_the_address(folder: Path) -> None:
    result = run("screen", "account_manager", folder, "--format", "jsonl", "--blind", "--jobs", 1)

    assert "sari" not in result.stdout.lower()


@pytest.mark.parametrize("format_", ["table", "csv", "xlsx", "html"])
def test_a_ranking_is_written_in_every_format(folder: Path, format_: str, tmp_path: Path) -> None:
    target = tmp_path / f"out.{format_}"
    assert (
        run("screen", "account_manager", folder / "sari.txt", "--format", format_, "-o", target, "--jobs", 1).exit_code
        == 0
    )
    assert target.stat().st_size > 200


def test_no_cell_of_a_file_name_runs_as_a_formula(folder: Path) -> None:
    (folder / "sari.txt").rename(folder / "=cmd.txt")
    result = run("screen", "account_manager", folder / "=cmd.txt", "--format", "csv", "--jobs", 1)

    assert all(
        not cell.startswith(("=", "+", "@"))
        for row in result.stdout.splitlines()
        for cell in row.strip('"').split('","')
    )


def test_an_unknown_role_offers_the_nearest() -> None:
    from catalog import load_role
    from errors import NotFound

    with pytest.raises(NotFound, match="account_manager"):
        load_role("acount_manager")


def test_identify_tells_the_role_from_the_duties(folder: Path) -> None:
    record = json.loads(run("identify", folder, "--json", "--jobs", 1).stdout)

    assert (record["kind"], record["best_roles"][0]["role"], record["agrees"]) == ("cv", "account_manager", True)


def test_review_reads_an_ad_from_standard_input() -> None:
    result = CliRunner().invoke(saring, ["review", "-", "--json"], input="Syarat: pria, usia maksimal 27 tahun\n")
    severities = {finding["severity"] for finding in json.loads(result.stdout)["findings"]}

    assert "unlawful" in severities


@pytest.mark.parametrize("language", ["id", "en", "both"])
def test_describe_writes_to_standard_output(language: str) -> None:
    result = run("describe", "account_officer/micro", "--lang", language, "--format", "md", "--set", "location=Klaten")

    assert result.exit_code == 0
    assert "Klaten" in result.stdout


def test_describe_starts_from_an_existing_ad(folder: Path) -> None:
    ad = folder / "iklan-lama.txt"
    ad.write_text("Account Manager\nKualifikasi:\n- Pendidikan minimal D3\n- Bisa merangkai bunga papan\n", encoding="utf-8")
    result = run("describe", "account_manager", "--from", ad, "--format", "md")

    assert "- Bisa merangkai bunga papan" in result.stdout
    assert "own:requirements: Bisa merangkai bunga papan" in result.stderr


def test_describe_writes_every_language_and_format(tmp_path: Path) -> None:
    result = run("describe", "client_relationship_manager", "--all", "-o", tmp_path)

    assert (result.exit_code, "33 files of 1 roles" in result.stdout) == (0, True)
    assert len(list(tmp_path.glob("client_relationship_manager/*.*"))) == 33


def test_wrong_usage_is_two() -> None:
    assert CliRunner().invoke(saring, ["screen"]).exit_code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")

    assert name in readme
