"""A line of a list is known by its sign, in a job's duties as in a list of skills."""

import pytest

from screening.bullets import BULLET


@pytest.mark.parametrize("mark", [*"•●▪■◦‣∙·*➢➤►▶✓✔❖○§»\uf0b7\uf0a7", "•  ", "- ", "– ", "o ", "q ", "1. ", "12) ", "a) "])
def test_a_bullet_is_known_with_its_blanks(mark: str) -> None:
    found = BULLET.match(f"  {mark}Menagih angsuran")

    assert found is not None
    assert found.string[found.end() :] == "Menagih angsuran"


@pytest.mark.parametrize("line", ["Menagih angsuran", "a Sales team of ten", "-5 persen", "2019 - 2023", "oleh tim", "e-commerce"])
def test_words_and_numbers_are_no_bullets(line: str) -> None:
    assert BULLET.match(line) is None
