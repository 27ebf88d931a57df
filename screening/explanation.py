"""A scorecard in sentences that a hiring manager can check and dispute."""

from __future__ import annotations

from catalog.role import Language
from screening.scorecard import Scorecard, ScoreLine

_LEVEL: dict[int, dict[Language, str]] = {
    1: {"id": "disebut, tetapi belum tampak dalam pekerjaan", "en": "is named, but not shown at work"},
    2: {"id": "tampak dalam pekerjaan", "en": "is shown at work"},
    3: {"id": "tampak dengan hasil atau di dua pekerjaan", "en": "is shown with a result or in two jobs"},
}
REASONS: dict[str, dict[Language, str]] = {
    "negated": {"id": "karena CV menyangkalnya", "en": "because the CV denies it"},
    "aspired": {"id": "karena baru berupa keinginan", "en": "because it is a wish"},
    "third_party": {"id": "karena itu pekerjaan orang lain", "en": "because it is another person's work"},
    "pasted_ad": {"id": "karena itu salinan iklan lowongan", "en": "because it is a pasted job ad"},
    "instruction": {"id": "karena ditujukan kepada pembaca otomatis", "en": "because it addresses an automatic reader"},
    "homonym": {"id": "karena di sini artinya lain", "en": "because it means something else here"},
    "mother_tongue": {"id": "karena bahasa ibu bukan keahlian yang dinilai", "en": "because a mother tongue is not scored as a skill"},
    "education": {"id": "karena itu nama jurusan atau sekolah", "en": "because it is the name of a study or school"},
    "interests": {"id": "karena itu hobi", "en": "because it is a hobby"},
    "references": {"id": "karena itu data orang lain", "en": "because it is another person's data"},
}


def explain(card: Scorecard, language: Language) -> list[str]:
    """The score in words, the lines that carry most of it, what was not counted, what is open."""
    sentences = [_opening(card, language)]
    carried = sorted((line for line in card.lines if line.evidence), key=lambda line: -line.weight * line.credit)
    sentences += [_line(line, language) for line in carried[:5]]
    silent = [
        _name(line, language) for line in card.lines if not line.evidence and line.need == "must" and line.id != "title"
    ]
    if silent:
        head = "CV belum menyebut: " if language == "id" else "The CV says nothing about: "
        sentences.append(head + "; ".join(silent) + ".")
    sentences += [_rejected(line, language) for line in card.lines if line.rejected and not line.evidence]
    return sentences


def missing_evidence(card: Scorecard, language: Language, most: int = 5) -> list[str]:
    """What would change the score: the open lines worth most, as something to ask."""
    together = sum(line.weight for line in card.lines) or 1.0
    gaps = sorted(
        (line for line in card.lines if line.level < 2 and line.id != "title"),
        key=lambda line: -line.weight * (1 - line.credit),
    )
    ask = (
        "tanyakan contoh pekerjaan dengan hasilnya, paling banyak +{gain:.0f} poin"
        if language == "id"
        else "ask for an example at work with its result, at most +{gain:.0f} points"
    )
    return [
        f"{_name(line, language)}: {ask.format(gain=100 * line.weight * (1 - line.credit) / together)}"
        for line in gaps[:most]
    ]


def _name(line: ScoreLine, language: Language) -> str:
    return (line.name_id if language == "id" else line.name_en).rstrip(".")


def _opening(card: Scorecard, language: Language) -> str:
    shown = sum(1 for line in card.lines if line.level >= 2)
    if language == "id":
        return f"Skor {card.score:.1f} dari 100: {shown} dari {len(card.lines)} persyaratan tampak dalam pekerjaan."
    return f"Score {card.score:.1f} of 100: {shown} of {len(card.lines)} requirements are shown at work."


def _line(line: ScoreLine, language: Language) -> str:
    best = max(line.evidence, key=lambda item: item.level)
    page = "halaman" if language == "id" else "page"
    return f"{_name(line, language)} {_LEVEL[max(line.level, 1)][language]}: “{' '.join(best.quote.split())}” ({page} {best.page})."


def _rejected(line: ScoreLine, language: Language) -> str:
    item = line.rejected[0]
    why = REASONS.get(
        item.reason, {"id": "karena itu bukan bagian dari pengalaman kerja", "en": "because it is not part of the work experience"}
    )[language]
    head = "tidak dihitung" if language == "id" else "not counted"
    return f"{_name(line, language)}: {head} {why}: “{' '.join(item.quote.split())}”."
