"""An existing advertisement becomes an opening: sections, facts, lines mapped, nothing dropped."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import load_role
from descriptions import JobDescription, Requisition, compose, export, set_fields
from descriptions.advert import sort_advert
from descriptions.advert_facts import find_facts
from descriptions.intake import build_requisition
from storage.adverts import name_role, read_advert, take_apart

AD = """DIBUTUHKAN SEGERA: ACCOUNT MANAGER
PT Contoh Niaga – distributor alat kantor sejak 2009.

Tugas dan tanggung jawab:
- Mencari pelanggan baru dengan canvassing dan cold calling
- Menutup penjualan dan mencapai target bulanan dari klien baru
- Menyusun laporan penjualan mingguan
- Mengantar contoh barang ke gudang pameran

Kualifikasi:
- Wanita, usia maksimal 28 tahun
- Pendidikan minimal D3 semua jurusan
- Pengalaman minimal 3 tahun sebagai sales B2B
- Punya motor dan SIM C
- Diutamakan bisa bahasa Inggris
- Bisa merangkai bunga papan

Benefit:
- Gaji 5 - 7 juta
- Komisi penjualan
- BPJS dan THR
- Uang makan Rp25.000 per hari

Penempatan: Surabaya
Kirim CV ke hrd@contoh-niaga.example paling lambat 31 Desember 2026
"""
ENGLISH = """Relationship Manager
About us
We lend to small firms in Bandung.
Responsibilities
• Acquire new funding customers and grow deposits
• Monitor the portfolio and keep arrears low
Requirements
• Bachelor's degree in any field
• At least 2 years of experience in banking
Preferred qualifications
• A network among business owners
Location: Bandung
"""


def parts(text: str) -> list[tuple[str, str]]:
    return [(line.part, line.text) for line in sort_advert(text).lines]


def test_sections_follow_the_headings_of_either_language() -> None:
    assert parts(ENGLISH) == [
        ("title", "Relationship Manager"),
        ("about", "We lend to small firms in Bandung."),
        ("duties", "Acquire new funding customers and grow deposits"),
        ("duties", "Monitor the portfolio and keep arrears low"),
        ("must", "Bachelor's degree in any field"),
        ("must", "At least 2 years of experience in banking"),
        ("nice", "A network among business owners"),
        ("place", "Bandung"),
    ]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Pria/wanita, pendidikan min. SMA", "must"),
        ("Diutamakan yang punya jaringan di daerah", "nice"),
        ("Gaji pokok dan uang makan", "pay"),
        ("Kirim CV ke hrd@contoh.example", "apply"),
        ("Menagih angsuran nasabah yang terlambat", "duties"),
        ("Visit customers every week", "duties"),
    ],
)
def test_without_headings_a_line_tells_its_section(line: str, part: str) -> None:
    assert parts(f"Loker Surabaya\n{line}")[-1] == (part, line)


def test_breaks_that_were_lost_are_found() -> None:
    text = (
        "Menagih angsuran nasabah dan menjaga kualitas portofolio kredit di wilayah kerja.Melakukan survei lokasi usaha calon "
        "debiturMenyusun proposal kredit untuk komite.Kualifikasi:Pendidikan minimal S1 semua jurusanMampu bekerja dalam tim"
    )
    assert parts(text) == [
        ("duties", "Menagih angsuran nasabah dan menjaga kualitas portofolio kredit di wilayah kerja."),
        ("duties", "Melakukan survei lokasi usaha calon debitur"),
        ("duties", "Menyusun proposal kredit untuk komite."),
        ("must", "Pendidikan minimal S1 semua jurusanMampu bekerja dalam tim"),
    ]


PIECES = (
    "Account Manager", "PT Contoh Niaga", "Kualifikasi:", "Tanggung jawab", "BENEFIT", "Lokasi", "Komisi", "Bonus", "Gaji: 5 juta",
    "- Menagih angsuran nasabah", "• Mampu bekerja dalam tim", "1. Pendidikan minimal S1", "Kami tumbuh cepat.", "Deadline: 1 Mei 2027",
    "Mencari pelanggan baru di wilayah kerja dan", "menjaga hubungan dengan pelanggan lama", "Kirim CV ke hrd@contoh.example", "???",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12, unique=True))
def test_whatever_stands_in_an_ad_stands_in_its_lines_or_headings(pieces: list[str]) -> None:
    advert = sort_advert("\n".join(pieces))
    kept = " ".join(words for line in advert.lines for words in (line.text, line.heading))
    headings = {"Kualifikasi", "Tanggung jawab", "BENEFIT", "Lokasi", "Gaji", "Deadline"}  # may have nothing below

    def words(text: str) -> set[str]:
        return set(re.findall("[a-z]{2,}", text.lower()))

    assert words(" ".join(pieces)) - words(kept) - words(" ".join(headings)) == set()


def test_facts_go_into_fields_with_their_words() -> None:
    facts = {fact.field: (fact.value, fact.quote) for fact in sort_advert(AD).facts}
    assert facts == {
        "salary_min": ("5000000", "Gaji 5 - 7 juta"),
        "salary_max": ("7000000", "Gaji 5 - 7 juta"),
        "bpjs": ("yes", "BPJS"),
        "thr": ("yes", "THR"),
        "location": ("Surabaya", "Penempatan: Surabaya"),
        "contact": ("hrd@contoh-niaga.example", "hrd@contoh-niaga.example"),
        "closing_date": ("2026-12-31", "paling lambat 31 Desember 2026"),
    }


@pytest.mark.parametrize(
    ("line", "low", "high"),
    [
        ("Gaji: Rp4.500.000 - Rp6.000.000", "4500000", "6000000"),
        ("Salary IDR 8,000,000 to 12,000,000 per month", "8000000", "12000000"),
        ("gapok 4,5 jt", "4500000", None),
        ("Bonus 10 juta per tahun", None, None),
    ],
)
def test_pay_is_read_and_a_bonus_is_no_salary(line: str, low: str | None, high: str | None) -> None:
    facts = {fact.field: fact.value for fact in sort_advert(f"Account Officer\n{line}").facts}
    assert (facts.get("salary_min"), facts.get("salary_max")) == (low, high)


def targets(text: str, role: str) -> dict[str, str]:
    return {item.line.text: item.target for item in take_apart(text, load_role(role)).lines}


def test_lines_are_mapped_to_the_role_and_the_rest_is_kept_as_own() -> None:
    found = targets(AD, "account_executive")
    assert {
        text: found[text] for text in found if text.startswith(("Menutup", "Menyusun", "Pend", "Peng", "Punya", "Diut"))
    } == {
        "Menutup penjualan dan mencapai target bulanan dari klien baru": "duty.quota",
        "Menyusun laporan penjualan mingguan": "duty.report",
        "Pendidikan minimal D3 semua jurusan": "education",
        "Pengalaman minimal 3 tahun sebagai sales B2B": "experience",
        "Punya motor dan SIM C": "driving",
        "Diutamakan bisa bahasa Inggris": "english",
    }
    assert found["Bisa merangkai bunga papan"] == "own:requirements"
    assert found["Mengantar contoh barang ke gudang pameran"].startswith("own:")


@pytest.mark.parametrize("own_words", [True, False])
def test_nothing_of_the_ad_is_lost(own_words: bool) -> None:
    role = load_role("account_executive")
    jd = compose(role, build_requisition(take_apart(AD, role), own_words=own_words))
    printed = " ".join(
        [line.text.id for line in jd.lines()] + [fact.value.id for fact in (*jd.facts, *jd.pay)] + [jd.title.id, jd.contact]
        + [jd.about.id if jd.about else ""]
    )  # fmt: skip
    kept = ("bunga papan", "gudang pameran", "usia maksimal 28", "Surabaya", "7.000.000", "Uang makan", "distributor")
    assert [words for words in kept if words not in printed] == []
    assert ("target bulanan dari klien baru" in printed) == own_words


def test_what_the_ad_asks_is_what_is_screened() -> None:
    role = load_role("account_executive")
    asked = {item.id: item for item in compose(role, build_requisition(take_apart(AD, role))).role.requirements}
    years, school = asked["experience"].knockout, asked["education"].knockout
    assert years
    assert school
    assert (years.minimum_years, school.minimum_level) == (3.0, "D3")
    assert (asked["english"].need, asked["education"].need) == ("nice", "must")


def test_a_persons_choice_goes_before_the_mapping() -> None:
    role = load_role("account_executive")
    intake = take_apart(AD, role)
    numbers = {item.line.text: item.line.number for item in intake.lines}
    choices = {numbers["Wanita, usia maksimal 28 tahun"]: "out", numbers["Bisa merangkai bunga papan"]: "negotiation"}
    jd = compose(role, build_requisition(intake, choices, also=["duty.demo"]))
    lines = {line.id: line.text.id for line in jd.lines()}
    assert not any("28 tahun" in text for text in lines.values())
    assert "duty.demo" in lines


def test_several_lines_of_one_requirement_are_scored_once() -> None:
    role = load_role("account_executive")
    text = "Kualifikasi:\n- Pendidikan minimal S1\n- Lulusan sarjana ekonomi"
    jd = compose(role, build_requisition(take_apart(text, role)))
    assert [item.text.id for item in jd.role.requirements] == ["Pendidikan minimal S1; Lulusan sarjana ekonomi"]


def test_the_duties_say_which_role_it_is() -> None:
    found = name_role(AD, datetime.date(2026, 1, 15))
    assert (found.title_role, found.best_roles[0].role, found.agrees) == ("account_manager", "account_executive", False)
    assert any("canvassing" in quote for name, quote in found.quotes if name == "hunt")


CALL = """LOKER SIDOARJO
Dibutuhkan cepat AO Mikro (mantri) 5 orang
✅ min SMA/SMK, lebih disukai D3
✅ punya motor + SIM C
Jobdesk
🔹 cari nasabah pinjaman mikro di pasar
🔹 survey usaha & foto jaminan
🔹 nagih angsuran tiap minggu
Fasilitas: gaji 3,5 - 4,2 jt + insentif, BPJS, uang bensin
Minat? WA 0812-3456-7890 sebelum 30 Nov 2026
"""


def test_signs_before_a_line_are_no_words_of_it() -> None:
    text = "Admin Penjualan\n⏰ senin-sabtu 08.00-16.00\n📍 Jl. Danau Toba 12 Malang\nKirim CV ke hrd@contoh.example sblm 15 Januari 2027"
    facts = {fact.field: fact.value for fact in sort_advert(text).facts}

    assert facts == {
        "working_hours": "senin-sabtu 08.00-16.00", "company_address": "Jl. Danau Toba 12 Malang",
        "contact": "hrd@contoh.example", "closing_date": "2027-01-15",
    }  # fmt: skip


def test_a_call_on_whatsapp_is_read_as_well() -> None:
    found = name_role(CALL, datetime.date(2026, 1, 15))
    jd = compose(
        load_role("account_officer/micro"), build_requisition(take_apart(CALL, load_role(found.best_roles[0].role)))
    )
    said = {fact.id: fact.value.id for fact in (*jd.facts, *jd.pay) if fact.stated}
    assert (found.best_roles[0].role, found.agrees, jd.title.id) == ("account_officer/micro", True, "AO Mikro")
    assert (said["openings"], said["closing_date"], said["salary"]) == (
        "5",
        "30 November 2026",
        "Rp3.500.000 – 4.200.000 per bulan",
    )
    assert (said["pay.commission"], said["pay.allowances"]) == ("insentif", "uang bensin")


def test_an_uploaded_ad_is_read() -> None:
    assert "bunga papan" in read_advert(AD.encode(), "iklan.txt")


@pytest.mark.parametrize(
    ("format_", "language"),
    [
        *((name, language) for name in ("txt", "whatsapp_long", "linkedin", "md") for language in ("id", "en")),
        *((name, language) for name in ("html", "docx", "pdf") for language in ("id", "en", "both")),
    ],
)
def test_an_export_read_back_loses_nothing(format_: str, language: str) -> None:
    """Our own exports are the strictest ads: every line comes home to its own requirement, every fact to its field."""
    role = load_role("account_officer/micro")
    fields = {
        "location": "Malang, Jawa Timur", "company_name": "PT Contoh Rasa", "salary_min": "5000000", "salary_max": "7000000",
        "thr": "ya", "bpjs": "ya", "closing_date": "2026-12-31", "contact": "hr@contoh.example", "work_mode": "hybrid",
        "employment_type": "permanent", "openings": "2", "travel": "dua hari sebulan | two days a month",
        "commission": "0,5% dari pencairan | 0.5% of disbursements", "bonus": "bonus tahunan | yearly bonus",
        "allowances": "uang bensin | fuel allowance",
        "working_hours": "Senin–Jumat, 08.00–17.00 | Monday to Friday, 8 a.m. to 5 p.m.",
        "title": "Juru Kredit Mikro | Micro Lender", "company_address": "Jl. Melati 7, Malang",
        "company_about": "Kami memasak bumbu. | We cook spices.", "process": "Tes tertulis | Written test; Wawancara | Interview",
    }  # fmt: skip
    jd = compose(role, set_fields(Requisition.model_validate({"role": role.id, "language": language}), fields))
    suffix = {"whatsapp_long": "txt", "linkedin": "txt"}.get(format_, format_)
    intake = take_apart(read_advert(export(jd, format_), f"iklan.{suffix}"), role)
    again = compose(role, build_requisition(intake, own_words=False))

    def printed(jd: JobDescription) -> set[str]:
        return {line.id for section in (*jd.duties, *jd.requirements) for line in section.lines}

    def stated(jd: JobDescription) -> dict[str, list[str]]:
        said = {fact.id: fact.value for fact in (*jd.facts, *jd.pay)}
        said |= {line.id: line.text for line in (jd.purpose, *jd.process.lines)}
        said |= {"title": jd.title, "about": jd.about} if jd.about else {"title": jd.title}
        return {id: [text.in_(code) for code in jd.requisition.languages()] for id, text in said.items()}

    assert printed(again) == printed(jd)
    assert {item.id: (item.need, item.knockout) for item in again.role.requirements} == {
        item.id: (item.need, item.knockout) for item in jd.role.requirements
    }
    assert [item.line.text for item in intake.unmapped] == []
    assert stated(again) == stated(jd)
    assert (again.company.name, again.company.address, again.contact) == (jd.company.name, jd.company.address, jd.contact)


@pytest.mark.parametrize(
    ("heading", "line", "target"),
    [
        ("Tanggung jawab", "Menangani komplain pelanggan hingga selesai", "duty.complaints"),
        ("Tanggung jawab", "Memperpanjang kontrak pelanggan yang akan habis", "duty.renew"),
        ("Tanggung jawab", "Input hasil meeting ke CRM", "duty.document"),
        ("Responsibilities", "Own contract renewals", "duty.renew"),
        ("Responsibilities", "Achieve quarterly revenue targets", "duty.target"),
        ("Kualifikasi", "Lulusan S1 Marketing/Bisnis", "education"),
        ("Kualifikasi", "Pengalaman 3 th sebagai Account Manager", "experience"),
        ("Kualifikasi", "Bisa pakai Salesforce atau HubSpot", "crm_office"),
        ("Kualifikasi", "Aktif berbahasa Inggris", "english"),
        ("Requirements", "Excellent communication and presentation skills", "communication"),
        ("Requirements", "Able to juggle flaming torches", "own:requirements"),
    ],
)
def test_a_line_in_other_words_finds_its_own(heading: str, line: str, target: str) -> None:
    assert targets(f"Account Manager\n{heading}:\n- {line}", "account_manager")[line] == target


BANNER = """Subject: Lowongan AO
{call}
URGENTLY NEEDED!!
ACCOUNT OFFICER (AO)
Kualifikasi:
- Pendidikan min. SMA/SMK
- Memiliki motor sendiri
- Memiliki SIM C
- Bersedia ijazah asli ditahan selama kontrak
Jobdesk:
- Mencari nasabah baru
- Jam kerja Senin-Sabtu
- Gapok 2,8 - 4,5 jt + komisi
Kirim CV ke hrd@contoh.example atau WA +62 812-3456-7890
"""


@pytest.mark.parametrize(
    "call", ["LOWONGAN KERJA - PT Contoh Dana cab. Kediri", "Lowongan kerja: PT Contoh Dana cab. Kediri", "Loker PT Contoh Dana"]
)
def test_a_call_for_attention_is_neither_title_nor_company(call: str) -> None:
    text = BANNER.format(call=call)
    advert = sort_advert(text)
    opening = build_requisition(take_apart(text, load_role("account_officer")))

    assert advert.title == "Account Officer (AO)"
    assert (opening.company.name, opening.company.about.id) == ("PT Contoh Dana", "")
    assert opening.contact == "hrd@contoh.example, +62 812-3456-7890"
    assert (opening.pay.salary_min, opening.pay.salary_max, opening.pay.commission.id) == (2_800_000, 4_500_000, "komisi")


@pytest.mark.parametrize(
    ("lines", "hours"),
    [
        (["Jam kerja: 08.00-17.00"], "08.00-17.00"),
        (["Hari kerja: Senin-Jumat", "Jam kerja: 08.00-17.00"], "Senin-Jumat, 08.00-17.00"),
        (["Senin s/d Sabtu, pukul 8.00-17.00"], "Senin s/d Sabtu, pukul 8.00-17.00"),
        (["Jam kerja fleksibel"], "fleksibel"),
        (["Working hours will be Monday to Friday"], "Monday to Friday"),
        (["Work schedule: rotating shifts"], "rotating shifts"),
        (["Jam kerja panjang bukan masalah"], ""),
        (["Menyusun jadwal kerja tim hari Senin"], ""),
    ],
)
def test_days_and_times_of_work_are_a_field(lines: list[str], hours: str) -> None:
    facts, _ = find_facts(enumerate(lines))

    assert "".join(fact.value for fact in facts if fact.field == "working_hours") == hours


def test_each_demand_of_the_ad_is_a_line_of_its_own() -> None:
    opening = build_requisition(take_apart(BANNER.format(call="LOKER"), load_role("account_officer")))

    assert (opening.choices["education"].minimum_level, opening.wording["education"].id) == ("SMA", "Pendidikan min. SMA/SMK")
    assert opening.wording["driving"].id == "Memiliki SIM C"
    assert [item.text.id for item in opening.additions if item.heading == "requirements"] == [
        "Memiliki motor sendiri",
        "Bersedia ijazah asli ditahan selama kontrak",
    ]


CHATS = (
    (
        "Kita lagi nyari AE nih\nKerjaannya ngapain aja?\n- nyari klien baru\nSyaratnya:\n- punya motor\nDapet apa aja? gapok 4 jt\nWA 0812-3456-7890",
        "AE",
        [("duties", "nyari klien baru"), ("must", "punya motor"), ("pay", "gapok 4 jt"), ("apply", "WA 0812-3456-7890")],
    ),
    (
        "LOWONGAN SALES EXECUTIVE\nMencari nasabah baru di Solo\nMinimal SMA",
        "Sales Executive",
        [("title", "Sales Executive"), ("duties", "Mencari nasabah baru di Solo"), ("must", "Minimal SMA")],
    ),
    (
        "We're looking for an Account Executive!\nYou will pitch to new clients.\nMinimum 2 years of sales.",
        "Account Executive",
        [("title", "Account Executive"), ("duties", "You will pitch to new clients."), ("must", "Minimum 2 years of sales.")],
    ),
)


@pytest.mark.parametrize(("text", "title", "lines"), CHATS)
def test_an_ad_as_people_talk_is_sorted(text: str, title: str, lines: list[tuple[str, str]]) -> None:
    advert = sort_advert(text)

    assert (advert.title, [(line.part, line.text) for line in advert.lines][-len(lines) :]) == (title, lines)


@pytest.mark.parametrize(
    "line", ["Reference check will be done before joining", "Openings for promotion are reviewed twice a year"]
)
def test_a_sentence_that_begins_with_a_name_of_ours_is_no_fact(line: str) -> None:
    advert = sort_advert(f"Account Manager\nRequirements:\n- Two years in sales\n- {line}")
    assert line in [item.text for item in advert.lines]
    assert advert.facts == ()
