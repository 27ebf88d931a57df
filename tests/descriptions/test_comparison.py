"""A diff names each changed line once, with its words before and after."""

from __future__ import annotations

import pytest

from descriptions import compose
from descriptions.comparison import compare
from descriptions.drafting import add_line, add_section, choose, drop_line, keep_line, move, reword_heading, reword_line
from descriptions.requisition import Requisition, Wording
from tests.descriptions.samples import OPENING, ROLE, opening


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (OPENING, []),
        (keep_line(OPENING, "duty.visits"), [("duty.visits", "added", None, "Mengunjungi klien.")]),
        (drop_line(OPENING, "duty.upsell"), [("duty.upsell", "removed", "Menawarkan produk lain.", None)]),
        (
            reword_line(OPENING, "duty.upsell", Wording(id="Lain.")),
            [("duty.upsell", "changed", "Menawarkan produk lain.", "Lain.")],
        ),
        (
            reword_heading(OPENING, "clients", Wording(id="Pelanggan")),
            [("heading.clients", "changed", "Mengelola klien", "Pelanggan")],
        ),
        (
            add_line(add_section(OPENING, Wording(id="Pameran")), "own_1", Wording(id="Menjaga gerai.")),
            [("heading.own_1", "added", None, "Pameran"), ("own.1", "added", None, "Menjaga gerai.")],
        ),
        (choose(OPENING, "crm", weight=5), [("crm.weight", "changed", "bobot 2", "bobot 5")]),
        (choose(OPENING, "crm", need="must"), [("crm", "moved", "Terbiasa memakai CRM.", "Terbiasa memakai CRM.")]),
        (
            move(ROLE, OPENING, "negotiation", -2),
            [("negotiation", "moved", *["Mampu bernegosiasi dengan pengambil keputusan."] * 2)],
        ),
        (
            opening(location="Bandung"),
            [("location", "changed", "Jakarta Selatan, DKI Jakarta", "Bandung, DKI Jakarta")],
        ),
        (opening(contact="hr@a.example"), [("contact", "changed", "rekrutmen@lentera.example", "hr@a.example")]),
    ],
)
def test_what_changed(changed: Requisition, expected: list[tuple[str, ...]]) -> None:
    found = compare(compose(ROLE, OPENING), compose(ROLE, changed))

    told = [(d.id, d.change, d.before and d.before.id, d.after and d.after.id) for d in found]
    assert told == expected
