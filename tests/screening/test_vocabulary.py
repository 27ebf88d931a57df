"""The compiled lexicon: kept between runs, never trusted when spoilt, and named by everything that makes a score."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from screening import compiling
from screening.scoring import engine_version
from screening.vocabulary import Vocabulary, load_vocabulary

VALUES = {"resume", "scorecard", "document"}
"""What modules hand each other: no rules in them."""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("SARING_CACHE", str(tmp_path))
    load_vocabulary.cache_clear()
    yield tmp_path
    load_vocabulary.cache_clear()


def load_anew() -> Vocabulary:
    load_vocabulary.cache_clear()
    return load_vocabulary()


def test_a_kept_lexicon_is_the_same(kept: Path) -> None:
    first = load_anew()

    assert [path.name.split("-")[0] for path in kept.glob("vocabulary-*.json")] == ["vocabulary"]
    assert load_anew() == first


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"closing"', b'"cooking"', 1),
        lambda data: b"\xff" + data,
        lambda data: b"[]",
    ],
    ids=["empty", "cut short", "changed", "no text", "another shape"],
)
def test_a_spoilt_lexicon_is_compiled_anew(kept: Path, spoil: Callable[[bytes], bytes]) -> None:
    first = load_anew()
    (file,) = kept.glob("vocabulary-*.json")
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))

    assert load_anew() == first
    assert file.read_bytes() == whole


@pytest.mark.parametrize("part", compiling.PARTS)
def test_the_engine_version_changes_with_each_lexicon_file(
    part: str, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = engine_version()
    folder = kept / "lexicon"
    shutil.copytree(compiling.FOLDER, folder)
    with (folder / f"{part}.yaml").open("a", encoding="utf-8") as file:
        file.write("# one more line\n")
    monkeypatch.setattr(compiling, "FOLDER", folder)
    load_vocabulary.cache_clear()

    assert engine_version() != before


def test_the_engine_version_knows_every_module_of_a_score() -> None:
    folder = Path(compiling.__file__).parent
    seen: set[str] = set()
    waiting = ["scoring"]
    while waiting:
        name = waiting.pop()
        seen.add(name)
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("screening."):
                module = str(node.module).removeprefix("screening.").replace(".", "/")
                waiting += [module] if module not in seen | VALUES else []

    assert seen == set(compiling.CODE)
