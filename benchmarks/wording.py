"""Milliseconds that the wording review takes for 600 words, on text that never ends or on the ads of a file.

    python -m benchmarks.wording [ads.jsonl]
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from descriptions.wording import review

LINES = (
    "Dibutuhkan segera account officer, pria/wanita, usia maksimal 30 tahun, berpenampilan menarik.",
    "- Pengalaman minimal 2 tahun di perbankan, memahami suku bunga dan tenor 10-15 tahun.",
    "We are looking for somebody to manage key accounts and to present solutions to senior stakeholders.",
    "- Sehat jasmani dan rohani, bersedia ditempatkan di seluruh cabang, komunikatif.",
)


def milliseconds(texts: list[str]) -> float:
    """CPU time for 600 words."""
    review(texts[0])  # the tables are read once
    start = time.process_time()
    for text in texts:
        review(text)
    return (time.process_time() - start) * 1000 * 600 / sum(len(text.split()) for text in texts)


def main() -> None:
    if len(sys.argv) > 1:
        rows = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        print(f"ads          {milliseconds([json.loads(row)['text'] for row in rows[::10]]):6.1f} ms per 600 words")
    for times in (10, 100, 400):
        print(f"{times * 4:5} lines  {milliseconds([chr(10).join(LINES * times)]):6.1f} ms per 600 words")
    for times in (1_000, 10_000):
        print(f"{times:5} usias  {milliseconds(['usia tidak ' * times]):6.1f} ms per 600 words")


if __name__ == "__main__":
    main()
