"""A small invented role and opening, so that these tests say what they compare."""

from __future__ import annotations

from datetime import date
from typing import Any

from catalog.role import DutyGroup, Industry, Knockout, Level, Point, Requirement, Role, Text
from descriptions.requisition import Company, PayOffer, Requisition, Wording


def text(indonesian: str, english: str) -> Text:
    return Text(id=indonesian, en=english)


ROLE = Role(
    id="account_manager",
    family="am",
    title=text("Account Manager", "Account Manager"),
    purpose=text(
        "Merawat dan menumbuhkan hubungan dengan klien yang sudah ada, sehingga mereka bertahan.",
        "Looks after existing clients and grows the business with them, so that they stay.",
    ),
    reports_to=(text("Manajer Penjualan", "Sales Manager"),),
    duties=(
        DutyGroup(
            id="clients",
            heading=text("Mengelola klien", "Looking after clients"),
            points=(
                Point(id="single_contact", text=text("Menjadi narahubung klien.", "Is the contact for clients.")),
                Point(id="complaints", text=text("Menyelesaikan keluhan klien.", "Settles complaints.")),
                Point(id="visits", text=text("Mengunjungi klien.", "Visits clients."), default=False),
                Point(id="team", text=text("Membimbing tim.", "Coaches a team."), levels=("senior",)),
            ),
        ),
        DutyGroup(
            id="growth",
            heading=text("Menumbuhkan bisnis", "Growing the business"),
            points=(
                Point(id="upsell", text=text("Menawarkan produk lain.", "Offers further products.")),
                Point(id="renewal", text=text("Menegosiasikan perpanjangan kontrak.", "Negotiates contract renewals.")),
            ),
        ),
    ),
    requirements=(
        Requirement(
            id="experience", kind="experience", need="must", weight=4,
            text=text("Pengalaman 2 tahun menangani klien perusahaan.", "2 years of work with corporate clients."),
            knockout=Knockout(kind="years", minimum_years=2),
        ),
        Requirement(
            id="degree", kind="education", need="must",
            text=text("D3 semua jurusan atau pengalaman setara.", "A diploma in any field, or equal experience."),
            knockout=Knockout(kind="education", minimum_level="D3"),
        ),
        Requirement(
            id="negotiation", kind="skill", need="must", weight=5, skills=("negotiation",),
            text=text("Mampu bernegosiasi dengan pengambil keputusan.", "Negotiates with decision makers."),
        ),
        Requirement(
            id="crm", kind="tool", need="nice", weight=2, skills=("crm",),
            text=text("Terbiasa memakai CRM.", "Used to working with a CRM."),
        ),
    ),
    levels={
        "junior": Level(title=text("Account Manager Junior", "Junior Account Manager"), minimum_years=0),
        "senior": Level(title=text("Account Manager Senior", "Senior Account Manager"), minimum_years=5),
    },
    industries={"media": Industry(name=text("Media", "Media"))},
    interview=("negotiation", "communication"),
)  # fmt: skip

OPENING = Requisition(
    role="account_manager",
    reference="AM-014",
    company=Company(
        name="PT Lentera Nusantara",
        address="Jl. Melati No. 7, Jakarta",
        about=Wording(id="Kami menyewakan layar informasi.", en="We rent out information screens."),
        website="https://lentera.example",
        contact="rekrutmen@lentera.example",
    ),
    location="Jakarta Selatan",
    region="DKI Jakarta",
    work_mode="hybrid",
    employment_type="permanent",
    working_hours=Wording(id="Senin–Jumat, 09.00–18.00", en="Monday to Friday, 9 a.m. to 6 p.m."),
    openings=2,
    posted_on=date(2026, 11, 20),
    closing_date=date(2026, 12, 31),
    pay=PayOffer(
        salary_min=9_000_000,
        salary_max=12_000_000,
        thr=True,
        bpjs=True,
        commission=Wording(id="1% omzet", en="1% of sales"),
    ),
)


def opening(**changes: Any) -> Requisition:
    """The sample opening with some fields changed."""
    return OPENING.model_copy(update=changes)
