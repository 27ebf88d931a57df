"""A scorecard in sentences that a hiring manager can check and dispute."""

from __future__ import annotations

from catalog.role import Language
from screening.scorecard import Evidence, Scorecard, ScoreLine

_LEVEL: dict[str, dict[Language, str]] = {
    "listed": {"id": "disebut, tetapi belum tampak dalam pekerjaan", "en": "named, but not shown at work"},
    "used": {"id": "tampak dalam pekerjaan", "en": "shown at work"},
    "result": {"id": "tampak dalam pekerjaan dengan hasilnya", "en": "shown at work, with a result"},
    "twice": {"id": "tampak di lebih dari satu pekerjaan", "en": "shown in more than one job"},
    "held": {"id": "sesuai dengan peran ini", "en": "fits this role"},
    "near": {"id": "dekat dengan peran ini", "en": "close to this role"},
}
_NO_QUESTION = frozenset({"title", "trade", "work"})
"""Lines that stand for no requirement: there is nothing to ask for."""
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
        head = "Belum disebut dalam CV: " if language == "id" else "Not mentioned in the CV: "
        sentences.append(head + "; ".join(silent) + ".")
    sentences += [_rejected(line, language) for line in card.lines if line.rejected and not line.evidence]
    return sentences


def missing_evidence(card: Scorecard, language: Language, most: int = 5) -> list[str]:
    """What would change the score: the open lines worth most, as something to ask."""
    together = sum(line.weight for line in card.lines) or 1.0
    gaps = sorted(
        (line for line in card.lines if line.level < 2 and line.id not in _NO_QUESTION),
        key=lambda line: -line.weight * (1 - line.credit),
    )
    gains = [(line, round(100 * line.weight * (1 - line.credit) / together)) for line in gaps[:most]]
    return [f"{_name(line, language)}: {_question(gain, language)}" for line, gain in gains]


def _question(gain: int, language: Language) -> str:
    if language == "id":
        return f"tanyakan contoh dari pekerjaan beserta hasilnya, paling banyak +{gain} poin"
    return f"ask for an example from work with its result, at most +{gain} {'point' if gain == 1 else 'points'}"


def _name(line: ScoreLine, language: Language) -> str:
    return (line.name_id if language == "id" else line.name_en).rstrip(".")


def _opening(card: Scorecard, language: Language) -> str:
    asked = [line for line in card.lines if line.id not in _NO_QUESTION]
    shown = sum(1 for line in asked if line.level >= 2)
    if language == "id":
        return f"Skor {format(card.score, '.1f').replace('.', ',')} dari 100: {shown} dari {len(asked)} persyaratan tampak dalam pekerjaan."
    return f"Score {card.score:.1f} of 100: {shown} of {len(asked)} requirements are shown at work."


def _line(line: ScoreLine, language: Language) -> str:
    best = max(line.evidence, key=lambda item: item.level)
    page = "halaman" if language == "id" else "page"
    return f"{_name(line, language)} – {_LEVEL[_standing(line, best)][language]}: “{' '.join(best.quote.split())}” ({page} {best.page})."


def _standing(line: ScoreLine, best: Evidence) -> str:
    """How a line is proved, as a key of `_LEVEL`; a held title proves no work by itself."""
    if line.id == "title":
        return "held" if line.level >= 2 else "near"
    if line.level == 3:
        return "result" if best.level == 3 else "twice"
    return "used" if line.level == 2 else "listed"


def _rejected(line: ScoreLine, language: Language) -> str:
    item = line.rejected[0]
    why = REASONS.get(
        item.reason, {"id": "karena itu bukan bagian dari pengalaman kerja", "en": "because it is not part of the work experience"}
    )[language]
    head = "tidak dihitung" if language == "id" else "not counted"
    return f"{_name(line, language)}: {head} {why}: “{' '.join(item.quote.split())}”."
