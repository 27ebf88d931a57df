"""The fixed words of a job description in both languages: headings, names of facts, the lines every posting carries."""

from __future__ import annotations

from datetime import date

from catalog.role import Text


def _t(indonesian: str, english: str) -> Text:
    return Text(id=indonesian, en=english)


NOT_STATED = _t("belum dicantumkan", "not stated")
CONTINUED = _t("lanjutan", "continued")

HEADINGS = {
    "title": _t("Nama jabatan", "Job title"),
    "about": _t("Tentang perusahaan", "About the company"),
    "purpose": _t("Tujuan jabatan", "Purpose of the role"),
    "duties": _t("Tanggung jawab", "Responsibilities"),
    "must": _t("Persyaratan wajib", "What you must bring"),
    "must_background": _t("Wajib: pendidikan dan pengalaman", "Must-have: education and experience"),
    "must_skills": _t("Wajib: keahlian", "Must-have: skills"),
    "must_core": _t("Wajib: keahlian inti", "Must-have: core skills"),
    "must_other": _t("Wajib: keahlian pendukung", "Must-have: supporting skills"),
    "nice": _t("Nilai tambah", "Nice to have"),
    "pay": _t("Imbalan", "Pay and benefits"),
    "process": _t("Proses seleksi", "Selection process"),
    "apply": _t("Cara melamar", "How to apply"),
    "assurance": _t("Kesempatan setara dan data pribadi", "Equal opportunity and privacy"),
}

FACTS = {
    "location": _t("Lokasi", "Location"),
    "work_mode": _t("Cara kerja", "Work mode"),
    "employment_type": _t("Status kerja", "Employment"),
    "working_hours": _t("Jam kerja", "Working hours"),
    "level": _t("Jenjang", "Level"),
    "industry": _t("Industri", "Industry"),
    "salary": _t("Gaji", "Salary"),
    "reports_to": _t("Melapor kepada", "Reports to"),
    "travel": _t("Perjalanan", "Travel"),
    "openings": _t("Jumlah lowongan", "Openings"),
    "closing_date": _t("Batas lamaran", "Apply by"),
    "reference": _t("Nomor lowongan", "Reference"),
}

WORK_MODES = {
    "onsite": _t("Di kantor", "On site"),
    "hybrid": _t("Hibrida", "Hybrid"),
    "remote": _t("Jarak jauh", "Remote"),
}

EMPLOYMENT_TYPES = {
    "permanent": _t("Karyawan tetap (PKWTT)", "Permanent (PKWTT)"),
    "contract": _t("Karyawan kontrak (PKWT)", "Fixed-term contract (PKWT)"),
    "part_time": _t("Paruh waktu", "Part-time"),
    "internship": _t("Magang", "Internship"),
    "partnership": _t("Kemitraan", "Partnership"),
}

PERIODS = {"hour": _t("per jam", "an hour"), "month": _t("per bulan", "a month"), "year": _t("per tahun", "a year")}

PAY = {
    "salary": _t("Gaji pokok", "Basic pay"),
    "commission": _t("Komisi", "Commission"),
    "bonus": _t("Bonus", "Bonus"),
    "allowances": _t("Tunjangan", "Allowances"),
    "thr": _t("Tunjangan hari raya (THR)", "Religious holiday allowance (THR)"),
    "bpjs": _t("BPJS Kesehatan dan Ketenagakerjaan", "BPJS health and employment insurance"),
}
YES = _t("diberikan", "provided")
NO = _t("tidak termasuk", "not included")

PROCESS = (
    _t("CV Anda dibandingkan dengan persyaratan di atas.", "Your CV is compared with the requirements above."),
    _t(
        "Wawancara terstruktur dengan perekrut dan calon atasan.",
        "A structured interview with recruiter and hiring manager.",
    ),
    _t("Keputusan disampaikan kepada setiap pelamar.", "Every applicant is told the decision."),
)

ASSURANCE = {
    "equal": _t(
        "Kami menilai kompetensi. Usia, jenis kelamin, agama, suku, status perkawinan, penampilan, dan disabilitas "
        "bukan syarat.",
        "We judge competence. Age, sex, religion, ethnicity, marital status, looks and disability are no criteria.",
    ),
    "accommodation": _t(
        "Butuh penyesuaian selama seleksi? Beri tahu kami; permintaan itu tidak memengaruhi penilaian.",
        "Need an adjustment during selection? Tell us; asking does not affect the assessment.",
    ),
    "privacy": _t(
        "Data lamaran dipakai hanya untuk seleksi ini sesuai UU 27/2022; Anda dapat meminta salinan, perbaikan, "
        "atau penghapusannya.",
        "Application data are used for this selection only, under Act 27/2022; you may ask for a copy, a correction "
        "or erasure.",
    ),
    "screening": _t(
        "Perangkat lunak membantu membaca CV; keputusan diambil oleh orang.",
        "Software helps to read CVs; people make the decisions.",
    ),
    "fee": _t("Seleksi ini tidak memungut biaya apa pun.", "No fee is charged at any step."),
}

_MONTHS_ID = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(value: date) -> Text:
    """A date in words; system locales are not asked."""
    return _t(
        f"{value.day} {_MONTHS_ID[value.month - 1]} {value.year}",
        f"{value.day} {_MONTHS_EN[value.month - 1]} {value.year}",
    )


def number(value: float, places: int = 1) -> Text:
    """38,8 in Indonesian, 38.8 in English."""
    english = f"{value:.{places}f}"
    return _t(english.replace(".", ","), english)


def money(amount: int, currency: str) -> Text:
    """Rp8.000.000 in Indonesian, IDR 8,000,000 in English."""
    english = f"{amount:,}"
    indonesian = english.replace(",", ".")
    return _t(f"Rp{indonesian}" if currency == "IDR" else f"{currency} {indonesian}", f"{currency} {english}")


def salary(minimum: int | None, maximum: int | None, currency: str, period: str) -> Text | None:
    """A range in words; None where neither end is stated."""
    low = None if minimum is None else money(minimum, currency)
    high = None if maximum is None else money(maximum, currency)
    every = PERIODS[period]
    if low and high and minimum != maximum:
        top = _t(high.id.removeprefix("Rp"), high.en.removeprefix(f"{currency} "))
        return _t(f"{low.id} – {top.id} {every.id}", f"{low.en} – {top.en} {every.en}")
    if low and not high:
        return _t(f"mulai {low.id} {every.id}", f"from {low.en} {every.en}")
    if high and not low:
        return _t(f"hingga {high.id} {every.id}", f"up to {high.en} {every.en}")
    return _t(f"{low.id} {every.id}", f"{low.en} {every.en}") if low else None


KIT = {
    "title": _t("Panduan wawancara", "Interview kit"),
    "candidate": _t("Pelamar", "Candidate"),
    "interviewer": _t("Pewawancara", "Interviewer"),
    "date": _t("Tanggal", "Date"),
    "how": _t("Cara memakai", "How to use this kit"),
    "probes": _t("Pertanyaan pendalaman", "Probes"),
    "never": _t("Tidak boleh ditanyakan", "Never ask"),
    "instead": _t("Sebagai gantinya:", "Instead:"),
    "behavioural": _t("pengalaman", "past behaviour"),
    "situational": _t("situasi", "situation"),
    "anchors": _t("Patokan nilai", "Rating anchors"),
    "evidence": _t("Bukti yang terdengar", "Evidence heard"),
    "rating": _t("Nilai", "Rating"),
    "open": _t("belum terlihat di CV", "left open by the CV"),
    "asks": _t("Persyaratan", "Requirement"),
    "summary": _t("Rekap nilai", "Summary of ratings"),
    "skill": _t("Keahlian", "Skill"),
    "between": _t("2 dan 4 berada di antaranya.", "2 and 4 lie between."),
}

SHORTLIST = {
    "title": _t("Daftar pendek", "Shortlist"),
    "score": _t("Skor", "Score"),
    "unread": _t("tidak terbaca", "not readable"),
    "confidence": _t("Keyakinan pembacaan", "Reading confidence"),
    "file": _t("Berkas", "File"),
    "as_of": _t("Dinilai per", "Assessed as of"),
    "knockouts": _t("Syarat ya atau tidak", "Yes-or-no criteria"),
    "met": _t("terpenuhi", "met"),
    "not_met": _t("tidak terpenuhi", "not met"),
    "unknown": _t("belum diketahui", "not known"),
    "lines": _t("Persyaratan dan buktinya", "Requirements and evidence"),
    "nice": _t("nilai tambah", "nice to have"),
    "none": _t("tidak ditemukan di CV", "not found in the CV"),
    "page": _t("hlm.", "p."),
    "flags": _t("Perlu dilihat", "Worth a look"),
    "interviews": _t("Wawancara", "Interviews"),
    "also": _t("Juga ada buktinya", "Evidence also for"),
    "apart": _t("penilaian berbeda jauh", "ratings far apart"),
    "more": _t("+{0} kutipan lain ada di halaman kandidat.", "+{0} more quotes are on the candidate's page."),
    "note": _t("Catatan", "Note"),
    "decision": _t("Keputusan dan alasan", "Decision and reason"),
    "person": _t(
        "Skor membantu membaca CV; keputusan diambil oleh orang.", "The score helps to read CVs; people decide."
    ),
    "versions": _t("Peran {0} · Mesin {1} · SHA-256 {2}", "Role {0} · Engine {1} · SHA-256 {2}"),
}
