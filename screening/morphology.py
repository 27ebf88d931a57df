"""Indonesian verb and noun forms of a root, and one spelling for English inflections."""

from __future__ import annotations

_SUFFIXES = ("", "kan", "i", "nya", "kannya")


def nasal(root: str) -> str:
    """The root after *me-*: meN- assimilates to the first sound (Tata Bahasa Baku, 5.2)."""
    first = root[0]
    if first in "aiueogh":
        return f"meng{root}"
    if first == "k":
        return f"meng{root[1:]}" if not root.startswith(("kl", "kr")) else f"meng{root}"
    if first == "t":
        return f"men{root[1:]}" if not root.startswith("tr") else f"men{root}"
    if first == "s":
        return f"meny{root[1:]}" if not root.startswith(("st", "sp", "sk", "sy")) else f"men{root}"
    if first == "p":
        return f"mem{root[1:]}" if not root.startswith(("pr", "pl")) else f"mem{root}"
    if first in "bfv":
        return f"mem{root}"
    if first in "cdjz":
        return f"men{root}"
    return f"me{root}"


def verb_forms(root: str) -> frozenset[str]:
    """Every form a CV may use of the verb `root`; short roots give none, they collide with other words."""
    root = root.lower()
    if len(root) < 4 or not root.isalpha():
        return frozenset({root})
    active = nasal(root)
    stems = {
        root,
        active,
        f"di{root}",
        f"ber{root}",
        f"ter{root}",
        f"mem{root}",
        f"men{root}",
        f"nge{root}",
        f"per{root}",
        f"memper{root}",
        f"diper{root}",
    }
    forms: set[str] = {stem + suffix for stem in stems for suffix in _SUFFIXES}
    forms |= {f"{stem}{ending}" for stem in (root, active[2:]) for ending in ("", "in")}  # spoken: nagih, nawarin
    agent = "p" + active[1:]
    return frozenset(forms | {agent, f"{agent}an", f"{agent}annya", f"{root}an", f"ke{root}an", f"per{root}an"})


def plain(token: str) -> str:
    """`token` without English plural and verb endings; Indonesian words pass as they are."""
    word = token
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 6 and word.endswith("ing"):
        word = _undouble(word[:-3])
    elif len(word) > 5 and word.endswith("ed") and not word.endswith("eed"):
        word = _undouble(word[:-2])
    elif len(word) > 4 and word.endswith("es") and word[-3] in "sxzh":
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word
