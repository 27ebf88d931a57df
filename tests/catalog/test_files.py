"""Every file of roles/ reads the same with either YAML loader, and no word of a list is a yes or no by accident."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

FILES = sorted((Path(__file__).parents[2] / "roles").rglob("*.yaml"))


def words_of(value: object) -> Iterator[object]:
    """What stands in lists, at any depth."""
    if isinstance(value, dict):
        for item in value.values():
            yield from words_of(item)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)):
                yield from words_of(item)
            else:
                yield item


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_needs_no_particular_loader(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = yaml.load(text, yaml.SafeLoader)
    assert plain == yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert [word for word in words_of(plain) if isinstance(word, bool)] == []
