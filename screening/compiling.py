"""The lexicon as one plain table for matching: phrases as a tree of canonical words, verb forms expanded.

Plain values only, so that the table can be kept as JSON and read back without running anything.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from catalog import load_lexicon
from catalog.lexicon import Lexicon
from screening.morphology import plain, verb_forms
from screening.patterns import Beginning, list_anchors, split_arms
from screening.spelling import index_deletions

TOKEN = re.compile(r"[^\W_]+")
FOLDER = Path(__file__).parents[1] / "roles" / "lexicon"
PARTS = ("skills", "language", "titles", "duties", "gates", "functions", "ordinary_words")
"""The lexicon files that a score depends on."""
CODE = (
    "amounts", "bullets", "compiling", "crediting", "evidence", "flags", "functions", "gates", "grammar", "identification", "knockout",
    "masking", "morphology", "parsing/dates", "parsing/words", "patterns", "relatedness", "scoring", "spelling", "titles", "values", "vocabulary",
    "weighing", "words",
)  # fmt: skip
"""The modules of this package that make a score of a resume."""
GATES = ("negated", "aspired", "third_party", "pasted_ad", "instruction", "pseudo_negation", "condition", "subject", "closing_denial", "whole_denial", "turning", "done_by", "until_me")
FRIEND = 1 << len(GATES)
"""The mark of a false friend: a phrase that holds a term and means something else."""
LEAF = ""
"""The key of a node of the tree under which [term number or -1, gate marks] stands."""

Words = Callable[[str], tuple[str, ...]]


def load_yaml(name: str) -> Any:
    """A lexicon file as plain values."""
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def lexicon_files() -> list[tuple[str, bytes]]:
    """Everything that makes a score of a resume and a role: the lexicon's files and the code."""
    paths = [*(FOLDER / f"{name}.yaml" for name in PARTS), *(Path(__file__).parent / f"{name}.py" for name in CODE)]
    return [(path.name, path.read_bytes()) for path in paths]


_FIELD = {"agency": "sales"}
"""Groups of skills that are one field to a reader."""


def compile_lexicon() -> dict[str, Any]:
    """The table of `roles/lexicon`: what `Vocabulary` is read from."""
    lexicon = load_lexicon()
    canonical = _canonical(lexicon)

    def words(phrase: str) -> tuple[str, ...]:
        tokens = [token.lower() for token in TOKEN.findall(phrase)]
        return tuple(canonical.get(token) or plain(token) for token in tokens)

    duties = load_yaml("duties.yaml")
    terms = _terms(lexicon, duties["duties"], words)
    tree = _tree(terms, _marks(lexicon, words))
    surface = {token.lower() for phrase, _, _ in terms.values() for token in TOKEN.findall(phrase)}
    usual = load_yaml("ordinary_words.yaml")["words"]
    ordinary = {plain(word) for word in usual}
    pairs = _pairs(duties["pairs"], words)
    return {
        "tree": tree,
        "terms": [[phrase, skills, context] for phrase, skills, context in terms.values()],
        "pairs": pairs,
        "canonical": canonical,
        "known": sorted({word for key in terms for word in key} | ordinary | pairs.keys() | {word for rows in pairs.values() for _, row in rows for word in row}),
        "deletions": index_deletions(surface),
        "usual": sorted(surface & ordinary),
        "functions": load_yaml("functions.yaml")["functions"],
        "kinds": {skill.id: skill.kind for skill in lexicon.skills.values()},
        "groups": {skill.id: _FIELD.get(skill.group, skill.group) for skill in lexicon.skills.values()},
        "trade": _trade(lexicon),
        **_patterns(lexicon),
    }


def _terms(lexicon: Lexicon, duties: dict[str, list[str]], words: Words) -> dict[tuple[str, ...], list[Any]]:
    """Canonical words → [phrase, skills, counts only near other evidence]."""
    terms: dict[tuple[str, ...], list[Any]] = {}
    for skill in lexicon.skills.values():
        context = {words(alias) for alias in skill.context}
        for alias in skill.aliases.all():
            key = words(alias)
            if key:
                entry = terms.setdefault(key, [alias, [], True])
                entry[1].append(skill.id)
                entry[2] = entry[2] and key in context
    for skill_id, phrases in duties.items():
        context = {words(alias) for alias in lexicon.skills[skill_id].context}
        for phrase in phrases:
            key = words(phrase)
            entry = terms.setdefault(key, [phrase, [], True])
            entry[1].append(skill_id)
            entry[2] = entry[2] and key in context
    for entry in terms.values():
        entry[1] = list(dict.fromkeys(entry[1]))
    return terms


def _tree(terms: Iterable[tuple[str, ...]], marks: Iterable[tuple[int, tuple[str, ...]]]) -> dict[str, Any]:
    """Words → nodes, one level a word; terms in the order of their numbers."""
    tree: dict[str, Any] = {}

    def leaf(key: tuple[str, ...]) -> list[int]:
        node = tree
        for word in key:
            node = node.setdefault(word, {})
        found: list[int] = node.setdefault(LEAF, [-1, 0])
        return found

    for number, key in enumerate(terms):
        leaf(key)[0] = number
    for mark, key in marks:
        if key:
            leaf(key)[1] |= mark
    return tree


def _marks(lexicon: Lexicon, words: Words) -> Iterable[tuple[int, tuple[str, ...]]]:
    gates, speech = load_yaml("gates.yaml"), lexicon.speech
    lists = {
        "negated": _but((*speech.negations.all(), *gates["denial"]), gates["no_denial"]),
        "aspired": _but((*speech.wishes.all(), *gates["wish"]), gates["no_wish"]),
        **{name: gates[name] for name in GATES[2:]},
        "third_party": [*gates["third_party"], *_combined(gates["work_of_others"])],
        "done_by": _combined(gates["done_by"]),
        "pseudo_negation": [*gates["pseudo_negation"], *_combined(gates["denied_failure"])],
    }
    for number, name in enumerate(GATES):
        yield from ((1 << number, words(phrase)) for phrase in lists[name])
    for skill in lexicon.skills.values():
        yield from ((FRIEND, words(re.split(r"\s[—–-]\s|\s\(", phrase)[0])) for phrase in skill.false_friends)


def _combined(rows: Iterable[Sequence[list[str]]]) -> list[str]:
    """Each first part with each second and third: "ditangani" and "langsung oleh" and "direksi"."""
    return [" ".join(parts) for row in rows for parts in itertools.product(*row)]


def _but(phrases: Iterable[str], without: Iterable[str]) -> list[str]:
    left_out = set(without)
    return [phrase for phrase in phrases if phrase not in left_out]


def _pairs(rows: dict[str, list[Any]], words: Words) -> dict[str, list[Any]]:
    """Verb → [the skill it shows, with one of these objects]."""
    found: dict[str, list[Any]] = {}
    for skill, pairs in rows.items():
        for verbs, objects in pairs:
            for verb in dict.fromkeys(words(verb)[0] for verb in verbs):
                found.setdefault(verb, []).append([skill, sorted({words(item)[0] for item in objects})])
    return found


def _canonical(lexicon: Lexicon) -> dict[str, str]:
    """Surface word → canonical word: verb forms to their root, odd spellings to the usual one, synonyms to one."""
    found: dict[str, str] = {}
    roots = {root.lower() for skill in lexicon.skills.values() for root in skill.stems.id}
    for root in sorted(roots, key=lambda root: (len(root), root)):
        for form in verb_forms(root):
            found.setdefault(form, root)
    for usual, others in lexicon.speech.spellings.items():
        for other in others:
            if " " not in other and "-" not in other and " " not in usual and "-" not in usual:
                found[other] = found.get(usual, plain(usual))
    for word in ("nasabah", "klien", "pelanggan", "konsumen", "client", "clients", "customer", "customers", "penyewa", "tenant", "tenants"):
        found[word] = "client"
    found["kontrak"] = plain("contract")
    verbs = {verb for rows in load_yaml("duties.yaml")["pairs"].values() for verbs, _ in rows for verb in verbs}
    for verb in sorted(verbs - found.keys()):
        for form in _passives(verb):
            found.setdefault(form, plain(verb))
    for group in load_yaml("ordinary_words.yaml")["homographs"]:
        found |= dict.fromkeys(group, f"{group[0]}#")
    return found


_DROPPED = {"meny": "s", "meng": "k", "mem": "p", "men": "t"}
"""Prefix of an active verb → the letter it swallows before a vowel: "menampung" is of "tampung"."""


def _passives(verb: str) -> Iterator[str]:
    """The di- forms an Indonesian active can have: "menampung" → "ditampung", "mengukur" → "diukur"."""
    prefix = next((prefix for prefix in (*_DROPPED, "me") if verb.startswith(prefix)), "")
    rest = verb[len(prefix) :]
    if prefix and len(rest) > 3:
        if prefix in ("me", "meng") or rest[0] not in "aeiou":
            yield f"di{rest}"
        if rest[0] in "aeiou" and prefix != "me":
            yield f"di{_DROPPED[prefix]}{rest}"


def _trade(lexicon: Lexicon) -> dict[str, list[str]]:
    """Role → the skills the lexicon calls useful in it."""
    found: dict[str, list[str]] = {}
    for skill in lexicon.skills.values():
        for role in skill.roles:
            found.setdefault(role, []).append(skill.id)
    return found


def _patterns(lexicon: Lexicon) -> dict[str, Any]:
    rows = [(skill.id, pattern) for skill in lexicon.skills.values() if skill.kind != "soft" for pattern in skill.patterns]
    owners: list[int] = []
    first: list[tuple[Beginning, ...]] = []
    second: list[tuple[Beginning, ...]] = []
    anywhere: list[int] = []
    for number, (_, pattern) in enumerate(rows):
        arms = split_arms(pattern)
        if arms is None:
            anywhere.append(number)
            continue
        for arm in arms:
            owners.append(number)
            first.append(arm.first)
            second.append(arm.second)
    return {
        "patterns": [list(row) for row in rows], "owners": owners, "anywhere": anywhere,
        "alone": [number for number, rows in enumerate(second) if not rows], "first": list_anchors(first), "second": list_anchors(second),
    }  # fmt: skip
