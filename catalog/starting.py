"""The text that a new role file starts from, with comments in either language."""

from __future__ import annotations

import json

from catalog.role import Language, Text

_PART = """\
# {id}: what this role adds to or changes in {extends}. Check it: saring roles check {file}
id: {id}
extends: {extends}
version: 1

title:
  id: "Judul peran"
  en: "Title of the role"

# Lines with the same id replace those of {extends}; a line without text changes only the keys it names; new ids
# are added; `drop` takes lines away. Everything not named here is taken over.
#
# duties:
#   - id: growth
#     points:
#       - id: my_own_point
#         text:
#           id: "Kalimat uraian tugas."
#           en: "A line of duty."
# requirements:
#   - {{id: negotiation, weight: 5}}
# drop: [an_id_that_does_not_apply]
"""

_WHOLE = """\
# {id}. Every text stands in Indonesian (id) and English (en). Check it: saring roles check {file}
id: {id}
version: 1
family: am                     # am | ae | rm | ao
basis: field                   # articles: each line cites its source; field: knowledge of the trade

title:
  id: "Judul peran"
  en: "Title of the role"
purpose:
  id: "Satu kalimat: untuk apa peran ini ada."
  en: "One sentence: what the role is there for."

# At most six points under a heading come into the first draft; more with `default: false`, to pick from.
# function: hunt | farm | credit | fund | internal | ledger | retail
duties:
  - id: client_relations
    heading:
      id: "Hubungan dengan klien"
      en: "Client relations"
    points:
      - id: main_contact
        text:
          id: "Menjadi penghubung utama bagi klien yang dikelola."
          en: "Be the main contact of the clients in the portfolio."
        function: farm

# kind: skill | tool | education | experience | certificate | language | condition; need: must | nice
# weight 1 (helpful) to 5 (core); skills: ids of the lexicon, any of them is evidence
requirements:
  - id: negotiation
    kind: skill
    need: must
    weight: 4
    text:
      id: "Mampu bernegosiasi dengan klien."
      en: "Able to negotiate with clients."
    skills: [negotiation]
  - id: experience
    kind: experience
    need: must
    text:
      id: "Pengalaman minimal dua tahun mengelola klien perusahaan."
      en: "At least two years of managing business clients."
    knockout: {{kind: years, minimum_years: 2}}

# How the working time divides; the shares add up to 1.
functions: {{farm: 0.7, hunt: 0.3}}
"""

_COMMENTS = {
    "what this role adds to or changes in": "yang ditambahkan atau diubah peran ini pada",
    "Check it: saring": "Periksa: saring",
    "# Lines with the same id replace those of": "# Baris dengan id yang sama menggantikan baris dari",
    "; a line without text changes only the keys it names; new ids": "; baris tanpa teks hanya mengubah",
    "# are added; `drop` takes lines away. Everything not named here is taken over.": (
        "# kunci yang ditulisnya; id baru ditambahkan; `drop` membuang baris. Yang tidak ditulis di sini diwarisi."
    ),
    "Every text stands in Indonesian (id) and English (en).": "Setiap teks ditulis dalam bahasa Indonesia (id) dan Inggris (en).",
    "articles: each line cites its source; field: knowledge of the trade": (
        "articles: tiap baris menyebut sumbernya; field: pengetahuan lapangan"
    ),
    "# At most six points under a heading come into the first draft; more with `default: false`, to pick from.": (
        "# Paling banyak enam butir per judul masuk ke draf pertama; selebihnya `default: false` untuk dipilih."
    ),
    "# weight 1 (helpful) to 5 (core); skills: ids of the lexicon, any of them is evidence": (
        "# weight 1 (membantu) sampai 5 (inti); skills: id di leksikon, salah satunya cukup sebagai bukti"
    ),
    "# How the working time divides; the shares add up to 1.": "# Pembagian waktu kerja; jumlah porsinya 1.",
}


def start_text(role_id: str, extends: str | None, title: Text | None, language: Language) -> str:
    """A commented file for this id; without a title an example stands in its place."""
    text = _PART if extends else _WHOLE
    if language == "id":
        for english, indonesian in _COMMENTS.items():
            text = text.replace(english, indonesian)
    text = text.format(id=role_id, extends=extends, file=f"{role_id}.yaml")
    if title is not None:
        for example, wanted in (("Judul peran", title.id), ("Title of the role", title.en)):
            text = text.replace(json.dumps(example), json.dumps(wanted, ensure_ascii=False))
    return text
