"""The fields of an opening as plain words: `--set location=Jakarta` and the form on the page write through here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from descriptions.requisition import Requisition, Wording
from errors import ConfigError

WORK_MODES = {
    "onsite": "onsite", "on-site": "onsite", "kantor": "onsite", "wfo": "onsite",
    "hybrid": "hybrid", "hibrida": "hybrid",
    "remote": "remote", "jarak jauh": "remote", "wfh": "remote",
}  # fmt: skip
EMPLOYMENT_TYPES = {
    "permanent": "permanent", "pkwtt": "permanent", "tetap": "permanent", "full_time": "permanent",
    "full-time": "permanent", "contract": "contract", "pkwt": "contract", "kontrak": "contract",
    "part_time": "part_time", "part-time": "part_time", "paruh waktu": "part_time",
    "internship": "internship", "magang": "internship", "partnership": "partnership", "kemitraan": "partnership",
}  # fmt: skip
PERIODS = {"hour": "hour", "jam": "hour", "month": "month", "bulan": "month", "year": "year", "tahun": "year"}
LANGUAGES = {"id": "id", "en": "en", "both": "both"}
YES_NO = {"yes": True, "ya": True, "true": True, "1": True, "no": False, "tidak": False, "false": False, "0": False}


def _amount(value: str) -> int:
    """Whole units; separators of both habits are read: 8.000.000, 8,000,000, 8 jt, 8 juta."""
    text = value.lower().removeprefix("rp").replace(" ", "")
    for word, factor in (("juta", 1_000_000), ("jt", 1_000_000)):
        if text.endswith(word):
            return round(float(text.removesuffix(word).replace(",", ".")) * factor)
    digits = text.replace(".", "").replace(",", "").replace("_", "")
    if not digits.isascii() or not digits.isdigit():
        raise ValueError("write a whole amount such as 8000000")
    return int(digits)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("write the day as YYYY-MM-DD, such as 2027-01-31") from None


def _one_of(words: Mapping[str, Any]) -> Callable[[str], Any]:
    def read(value: str) -> Any:
        try:
            return words[value.strip().lower()]
        except KeyError:
            raise ValueError(f"choose one of {', '.join(words)}") from None

    return read


def _wording(value: str) -> Wording:
    """One text for both languages, or two with ` | ` between: Indonesian | English."""
    first, bar, second = value.partition(" | ")
    return Wording(id=first, en=second) if bar else Wording(id=value, en=value)


def _ids(value: str) -> frozenset[str]:
    return frozenset(part.strip() for part in value.split(",") if part.strip())


def _steps(value: str) -> tuple[Wording, ...]:
    return tuple(_wording(part.strip()) for part in value.split(";") if part.strip())


_READERS: dict[str, Callable[[str], Any]] = {
    "language": _one_of(LANGUAGES),
    "level": str,
    "industry": str,
    "title": _wording,
    "reference": str,
    "location": str,
    "region": str,
    "postal_code": str,
    "country": str,
    "work_mode": _one_of(WORK_MODES),
    "working_hours": _wording,
    "travel": _wording,
    "reports_to": _wording,
    "employment_type": _one_of(EMPLOYMENT_TYPES),
    "openings": _amount,
    "posted_on": _day,
    "closing_date": _day,
    "contact": str,
    "apply_url": str,
    "process": _steps,
    "purpose": _wording,
    "keep": _ids,
    "drop": _ids,
    "company.name": str,
    "company.address": str,
    "company.about": _wording,
    "company.website": str,
    "company.contact": str,
    "pay.salary_min": _amount,
    "pay.salary_max": _amount,
    "pay.currency": str.upper,
    "pay.period": _one_of(PERIODS),
    "pay.commission": _wording,
    "pay.bonus": _wording,
    "pay.allowances": _wording,
    "pay.thr": _one_of(YES_NO),
    "pay.bpjs": _one_of(YES_NO),
}
_SHORT = {
    "company": "company.name",
    "closing": "closing_date",
    "lokasi": "location",
    "provinsi": "region",
    "perusahaan": "company.name",
    "gaji_min": "pay.salary_min",
    "gaji_max": "pay.salary_max",
    "tunjangan": "pay.allowances",
    "komisi": "pay.commission",
    "penutupan": "closing_date",
    "jenjang": "level",
    "industri": "industry",
    "kontak": "contact",
    "jam_kerja": "working_hours",
}
_SHORT |= {path.split(".")[1]: path for path in _READERS if path.startswith("pay.")}
_SHORT |= {path.replace(".", "_"): path for path in _READERS if path.startswith("company.")}
KEYS = tuple(sorted({*_SHORT, *(path for path in _READERS if "." not in path)}))


def set_fields(requisition: Requisition, values: Mapping[str, str]) -> Requisition:
    """The opening with these fields changed; an empty value clears a field. ConfigError names the key and the fix."""
    changed: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {"company": {}, "pay": {}}
    for key, value in values.items():
        path = _path_of(key)
        part, _, field = path.rpartition(".")
        (parts[part] if part else changed)[field] = _read(key, path, value)
    for part, fields in parts.items():
        if fields:
            changed[part] = _replace(getattr(requisition, part), fields)
    return _replace(requisition, changed)  # type: ignore[no-any-return]  # one kind in, the same kind out


def _path_of(key: str) -> str:
    path = _SHORT.get(key, key)
    if path in _READERS:
        return path
    near = get_close_matches(key, KEYS, n=1)
    hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(KEYS)}"
    raise ConfigError(f"no field “{key}”; {hint}")


def _read(key: str, path: str, value: str) -> Any:
    if not value.strip():
        return _blank(path)
    try:
        return _READERS[path](value.strip())
    except ValueError as error:
        raise ConfigError(f"{key}={value}: {error}") from None


def _blank(path: str) -> Any:
    """The value of a field that nobody filled in."""
    value: Any = Requisition(role="-")
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _replace(value: Any, fields: Mapping[str, Any]) -> Any:
    """A copy with the fields changed, validated again as a whole."""
    kept = {name: getattr(value, name) for name in type(value).model_fields}
    try:
        return type(value)(**{**kept, **fields})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{name or 'pay'}: {first['msg'].removeprefix('Value error, ')}") from None
