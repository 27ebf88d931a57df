"""`--set key=value` and the page's form write the same fields, and say what is wrong in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from descriptions import Requisition, set_fields
from descriptions.fields import KEYS
from descriptions.requisition import Company, PayOffer, Wording
from errors import ConfigError

EMPTY = Requisition(role="account_manager")


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("location", "Jakarta", "location", "Jakarta"),
        ("lokasi", "Bandung", "location", "Bandung"),
        ("salary_min", "8000000", "pay", PayOffer(salary_min=8_000_000)),
        ("salary_max", "Rp8.500.000", "pay", PayOffer(salary_max=8_500_000)),
        ("salary_min", "7,5 juta", "pay", PayOffer(salary_min=7_500_000)),
        ("thr", "ya", "pay", PayOffer(thr=True)),
        ("commission", "1% omzet | 1% of sales", "pay", PayOffer(commission=Wording(id="1% omzet", en="1% of sales"))),
        ("company", "PT Lentera", "company", Company(name="PT Lentera")),
        ("company_address", "Jl. Melati", "company", Company(address="Jl. Melati")),
        ("work_mode", "WFO", "work_mode", "onsite"),
        ("employment_type", "PKWT", "employment_type", "contract"),
        ("closing_date", "2026-12-31", "closing_date", date(2026, 12, 31)),
        ("openings", "2", "openings", 2),
        ("drop", "crm, degree", "drop", frozenset({"crm", "degree"})),
        ("process", "Tes | Test; Temu", "process", (Wording(id="Tes", en="Test"), Wording(id="Temu", en="Temu"))),
    ],
)  # fmt: skip
def test_a_field_is_set(key: str, value: str, field: str, expected: object) -> None:
    assert getattr(set_fields(EMPTY, {key: value}), field) == expected


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"locaton": "Jakarta"}, "no field “locaton”; did you mean location?"),
        ({"salary_mim": "1"}, "no field “salary_mim”; did you mean salary_min?"),
        ({"salary_min": "banyak"}, "salary_min=banyak: write a whole amount such as 8000000"),
        ({"salary_min": "-5"}, "salary_min=-5: write a whole amount such as 8000000"),
        ({"salary_min": "9", "salary_max": "8"}, "pay: salary_min 9 is above salary_max 8"),
        ({"closing_date": "31/12/2026"}, "closing_date=31/12/2026: write the day as YYYY-MM-DD, such as 2027-01-31"),
        ({"thr": "mungkin"}, "thr=mungkin: choose one of yes, ya, true, 1, no, tidak, false, 0"),
        ({"country": "Indonesia"}, "country: String should match pattern '^[A-Z]{2}$'"),
    ],
)
def test_a_wrong_field_is_told(values: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        set_fields(EMPTY, values)

    assert str(caught.value) == message


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_value_clears_the_field(key: str) -> None:
    assert set_fields(EMPTY, {key: " "}) == EMPTY
