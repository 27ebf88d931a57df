"""The lexicon compiled for matching: phrases by their first word, verb forms expanded, spellings made one."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from catalog import load_lexicon
from screening.morphology import plain, verb_forms
from screening.spelling import LONG, correct, index_deletions

TOKEN = re.compile(r"[^\W_]+")
FOLDER = Path(__file__).parents[1] / "roles" / "lexicon"


@dataclass(frozen=True, slots=True)
class Term:
    """One phrase as canonical words; `context` true: it counts only near other evidence of a skill."""

    words: tuple[str, ...]
    phrase: str
    skills: tuple[str, ...]
    context: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything a CV is searched for. `by_first` holds the terms of a first word, longest first."""

    by_first: dict[str, tuple[Term, ...]]
    false_friends: dict[str, tuple[tuple[str, ...], ...]]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    gates: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    functions: dict[str, frozenset[str]]
    canonical: dict[str, str]
    singles: frozenset[str]
    version: str
    kinds: dict[str, str] = field(default_factory=dict)

    pairs: dict[str, tuple[tuple[str, frozenset[str]], ...]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    deletions: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def word(self, token: str) -> str:
        """The canonical form of a lower-case token; one typing error in a long word is put right."""
        found = self.canonical.get(token) or plain(token)
        if len(token) < LONG or found in self.known or not token.isascii():
            return found
        meant = correct(token, self.deletions)
        meant = correct(found, self.deletions) if meant == token and len(found) >= LONG else meant
        return self.canonical.get(meant) or plain(meant)


def load_yaml(name: str) -> Any:
    """A lexicon file as plain values."""
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@functools.cache
def load_vocabulary() -> Vocabulary:
    """Compiled once per process from `roles/lexicon`."""
    lexicon = load_lexicon()
    canonical = _canonical(lexicon)

    def words(phrase: str) -> tuple[str, ...]:
        tokens = [token.lower() for token in TOKEN.findall(phrase)]
        return tuple(canonical.get(token) or plain(token) for token in tokens)

    terms: dict[tuple[str, ...], list[Any]] = {}
    for skill in lexicon.skills.values():
        context = {words(alias) for alias in skill.context}
        for alias in skill.aliases.all():
            key = words(alias)
            if key:
                entry = terms.setdefault(key, [alias, [], True])
                entry[1].append(skill.id)
                entry[2] = entry[2] and key in context
    for skill_id, phrases in load_yaml("duties.yaml")["duties"].items():
        for phrase in phrases:
            entry = terms.setdefault(words(phrase), [phrase, [], False])
            entry[1].append(skill_id)
            entry[2] = False
    by_first: dict[str, list[Term]] = {}
    for key, (phrase, skills, only_context) in terms.items():
        by_first.setdefault(key[0], []).append(Term(key, phrase, tuple(dict.fromkeys(skills)), only_context))
    gates = load_yaml("gates.yaml")
    surface = {token.lower() for phrase, _, _ in terms.values() for token in TOKEN.findall(phrase)}
    ordinary = frozenset(plain(word) for word in load_yaml("ordinary_words.yaml")["words"])
    return Vocabulary(
        {first: tuple(sorted(found, key=lambda term: -len(term.words))) for first, found in by_first.items()},
        _by_first_word(words(re.split(r"\s[—–-]\s|\s\(", phrase)[0]) for s in lexicon.skills.values() for phrase in s.false_friends),
        tuple((s.id, re.compile(p, re.IGNORECASE)) for s in lexicon.skills.values() if s.kind != "soft" for p in s.patterns),
        _gates(gates, lexicon, words), {name: frozenset(ids) for name, ids in load_yaml("functions.yaml")["functions"].items()},
        canonical, frozenset(key[0] for key in terms if len(key) == 1), lexicon.version,
        {skill.id: skill.kind for skill in lexicon.skills.values()},
        _pairs(words), frozenset(word for key in terms for word in key) | ordinary, index_deletions(surface - ordinary),
    )  # fmt: skip


def _pairs(words: Callable[[str], tuple[str, ...]]) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Verb → the skills it shows with one of their objects."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for skill, rows in load_yaml("duties.yaml")["pairs"].items():
        for verbs, objects in rows:
            for verb in dict.fromkeys(words(verb)[0] for verb in verbs):
                found.setdefault(verb, []).append((skill, frozenset(words(item)[0] for item in objects)))
    return {verb: tuple(rows) for verb, rows in found.items()}


def _canonical(lexicon: Any) -> dict[str, str]:
    """Surface word → canonical word: verb forms to their root, odd spellings to the usual one, synonyms to one."""
    found: dict[str, str] = {}
    roots = {root.lower() for skill in lexicon.skills.values() for root in skill.stems.id}
    for root in sorted(roots, key=len):
        for form in verb_forms(root):
            found.setdefault(form, root)
    for usual, others in lexicon.speech.spellings.items():
        for other in others:
            if " " not in other and "-" not in other and " " not in usual and "-" not in usual:
                found[other] = found.get(usual, plain(usual))
    for word in ("nasabah", "klien", "pelanggan", "konsumen", "client", "clients", "customer", "customers"):
        found[word] = "client"
    found["kontrak"] = plain("contract")
    return found


def _gates(gates: Any, lexicon: Any, words: Any) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    speech = lexicon.speech
    lists = {
        "negated": _but((*speech.negations.all(), *gates["denial"]), gates["no_denial"]),
        "aspired": _but((*speech.wishes.all(), *gates["wish"]), gates["no_wish"]), "beginner": speech.beginners.all(),
        "third_party": gates["third_party"], "pasted_ad": gates["pasted_ad"], "instruction": gates["instruction"],
        "pseudo_negation": gates["pseudo_negation"],
    }  # fmt: skip
    return {name: _by_first_word(words(phrase) for phrase in phrases) for name, phrases in lists.items()}


def _but(phrases: Iterable[str], without: Iterable[str]) -> list[str]:
    left_out = set(without)
    return [phrase for phrase in phrases if phrase not in left_out]


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if phrase:
            found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(same, key=len, reverse=True)) for first, same in found.items()}
