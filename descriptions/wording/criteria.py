"""Unlawful criteria: patterns of `roles/lexicon/wording.yaml` over folded sentences, and the guards around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml

from catalog.lexicon import FOLDER
from catalog.role import Language
from descriptions.wording.finding import Finding, Severity
from descriptions.wording.folding import Folded, fold_sentences

_SEVERITIES: Final[dict[str, Severity]] = {"questionable": "questionable", "style": "style"}
_NAMED = re.compile(
    r"\b(?:jl|jln|jalan|gg|pt|cv|ud|rs|gedung|hr|cp|pak|bu|bpk|mr|mrs|ms|hrd|sma|smk|(?<=: )ibu|(?<=: )bapak)\b[.:]?\s+(?:\w+\s+)?\Z"
)
# Customers, markets and things that have an age or a sex of their own, right before the match.
_OWNED = re.compile(
    r"\b(?:nasabah|debitur|pelanggan|konsumen|peminjam|pengunjung|customers?|clients?|borrowers?|target\s+pasar|"
    r"segmen\w*|audiens|perusahaan|company|market|pasar|produk|pasien|siswa|anak)\s+"
    r"(?:(?:kami|yang|wanita|perempuan|pria|female|male|women|sudah|telah|are|is|adalah|dengan|di|muda)\s+)*(?:ber)?\Z"
    r"|\b(?:nasabah|debitur|pelanggan|konsumen|customers?|clients?|segmen|asuransi|beasiswa|tabungan|insurance)"
    r"\W{1,3}(?:\w+\s+){0,3}(?:ber)?\Z"
)
_CLAUSE_END = re.compile(r"[,;()]|\s[-–•]\s|\.\s")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One criterion; `deny` silences it when it matches near by."""

    id: str
    category: str
    guard: str
    regex: re.Pattern[str]
    deny: re.Pattern[str] | None


def _read(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)


def _expand(pattern: str, words: dict[str, str]) -> str:
    while marks := re.findall(r"<([A-Z]+)>", pattern):
        for mark in set(marks):
            pattern = pattern.replace(f"<{mark}>", words[mark])
    return pattern


@cache
def _patterns() -> tuple[tuple[Pattern, ...], dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    data = _read("wording")
    words: dict[str, str] = data["words"]
    patterns = tuple(
        Pattern(
            row["id"],
            row["category"],
            row["guard"],
            re.compile(_expand(row["regex"], words)),
            re.compile(row["deny"]) if "deny" in row else None,
        )
        for row in data["patterns"]
    )
    guards = {name: re.compile(regex) for name, regex in data["guards"].items()}
    parts = {name: re.compile(_expand(f"<{name}>", words)) for name in ("F", "M", "WANT", "TOP", "N")}
    return patterns, guards, parts


@cache
def reasons() -> dict[str, dict[str, str]]:
    """Reason and source by category."""
    return dict(_read("wording_reasons"))


@cache
def _both_sexes() -> re.Pattern[str]:
    words = _read("wording")["words"]
    women, men = _expand("<F>", words), _expand("<M>", words)
    joint = r"\s*(?:/|&|\+|,|\||-|dan|atau|maupun|or|and|and/or|/?\s*atau|ataupun|serta)\s*"
    letters = r"\b(?:p\s*/\s*[wl]|w\s*/\s*p|l\s*/\s*p|m\s*/\s*f|f\s*/\s*m|pr\s*/\s*lk|lk\s*/\s*pr)\b"
    return re.compile(rf"{women}{joint}{men}(?!\w)|{men}{joint}{women}(?!\w)|{letters}")


def _clause(text: str, start: int, end: int) -> str:
    left = 0
    for mark in _CLAUSE_END.finditer(text, max(0, start - 120), start):
        left = mark.end()
    left = max(left, start - 120)
    right = _CLAUSE_END.search(text, end, end + 60)
    return text[left : right.start() if right else end + 60]


def _silenced(pattern: Pattern, text: str, start: int, end: int) -> bool:
    _, guards, _ = _patterns()
    reach = 60 if pattern.guard == "age" else 160
    near = text[max(0, start - reach) : end + reach]
    clause = _clause(text, start, end)
    if _NAMED.search(text, max(0, start - 24), start) or _OWNED.search(text, max(0, start - 40), start):
        return True
    if pattern.deny and pattern.deny.search(text[max(0, start - 40) : end + 40]):
        return True
    if guards["inclusive"].search(near):
        return True
    if re.search(
        r"\b(?:dipersila[hk]+an|welcome\w*|encouraged|didorong|dianjurkan|terbuka\s+(?:untuk|bagi)|boleh\s+melamar)",
        near,
    ):
        return pattern.guard != "age"
    if pattern.guard == "plain":
        return False
    if pattern.guard == "age":
        if guards["asset"].search(text[max(0, start - 25) : end + 6]) or _legal_minimum(text, start, end):
            return True
        # With the word "age" in it only what stands before or inside can say whose age it is.
        named = re.search(r"usia|umur|\bage|(\bold\b)", text[start:end])
        before = text[max(0, start - (20 if named.group(1) else 0)) : end] if named else clause
        return bool(guards["company"].search(before)) and not re.search(r"\b(?:pelamar|kandidat)", clause)
    if pattern.category == "sex" and re.match(
        r"\s+(?:mandiri|jaya|group|sejahtera|abadi|perkasa|makmur)\b", text[end:]
    ):
        return True
    if pattern.category == "sex" and _idle_sex(text, start, end, clause):
        return True
    if pattern.category != "sex":
        at = clause.find(text[start:end])
        clause = clause[max(0, at - 40) : at + end - start + 15]
    return bool(guards["customer"].search(clause) or guards["duty"].search(text))


def _legal_minimum(text: str, start: int, end: int) -> bool:
    """Whether only the legal working age of 18 is asked for."""
    numbers = re.findall(r"\d+", text[start : end + 25])
    low = re.search(r"\bmin|least|above|atas|over|\+|legal", text[max(0, start - 12) : end + 12])
    return bool(numbers and low and all(int(number) <= 18 for number in numbers))


def _idle_sex(text: str, start: int, end: int, clause: str) -> bool:
    """Whether a word of sex stands in running text rather than in a requirement."""
    _, _, parts = _patterns()
    word = text[start:end]
    if word in ("putri", "lk", "pemuda", "boy", "boys", "guys", "guy") and not parts["N"].search(text):
        return True
    if re.match(r"(?:fe)?male|lad|girl|wom|gentlem|man|men|boy|guy", word):
        head = re.fullmatch(r"\W*(?:gender|sex|a|one|\d+|jenis kelamin)?\W*", text[:start])
        tail = re.match(
            r"\W*(?:only|preferred|candidates?|applicants?|staff|single|,|$|\d|max|under|below)", text[end:]
        )
        return not (head or tail or parts["WANT"].search(clause))
    return len(text.split()) > 30 and not parts["WANT"].search(clause) and not parts["N"].search(clause)


def _matches(sentence: Folded) -> Iterator[tuple[Pattern, int, int]]:
    patterns, _, _ = _patterns()
    text = sentence.text
    without = _both_sexes().sub(lambda found: "#" * len(found.group()), text)
    for pattern in patterns:
        source = without if pattern.category == "sex" else text
        for found in pattern.regex.finditer(source):
            start, end = found.span()
            while start < end and not (text[start].isalnum() or text[start] in "♀♂<>≤≥"):
                start += 1
            while end > start and not (text[end - 1].isalnum() or text[end - 1] in "♀♂"):
                end -= 1
            if start < end and not _silenced(pattern, text, start, end):
                yield pattern, start, end


def find_criteria(text: str, language: Language) -> list[Finding]:
    """The unlawful criteria of an advertisement, one finding a stretch and category, in reading order."""
    found: list[Finding] = []
    for sentence in fold_sentences(text):
        spans: list[tuple[int, int, Pattern]] = []
        for pattern, left, right in _matches(sentence):
            start, end = sentence.span(left, right)
            while end < len(text) and text[end].isalpha() and text[end].lower() == text[end - 1].lower():
                end += 1
            if not any(start < b and a < end and pattern.category == p.category for a, b, p in spans):
                spans.append((start, end, pattern))
        found.extend(_finding(text, start, end, pattern, language) for start, end, pattern in spans)
    return sorted(found, key=lambda item: (item.start, item.end))


def _finding(text: str, start: int, end: int, pattern: Pattern, language: Language) -> Finding:
    reason = reasons()[pattern.category]
    return Finding(
        code=pattern.id,
        category=pattern.category,
        severity=_SEVERITIES.get(reason.get("severity", ""), "unlawful"),
        start=start,
        end=end,
        quote=text[start:end],
        reason_id=reason["id"],
        reason_en=reason["en"],
        source=reason["source"],
        suggestion_id="Hapus syarat ini; tuliskan kemampuan yang dibutuhkan tugasnya.",
        suggestion_en="Delete this condition; state the ability the work needs.",
        replacement="terbuka untuk semua pelamar" if language == "id" else "open to all applicants",
    )
