"""What stands before a line of a list."""

from __future__ import annotations

import re

BULLET = re.compile(
    r"^\s*(?:[•●▪■◦‣∙·*➢➤►▶✓✔❖○§»\uf0b7\uf0a7\uf0d8\uf0fc]|o\s|[b-hj-z]\s(?=[A-Z])|[-–—]\s|\d{1,2}[.)]\s|[a-z][.)]\s)\s*"
)
"""A sign, a number or letter with a point, or a letter drawn as a sign by a symbol font ("o", "q Menagih …"); with the blanks after it."""
