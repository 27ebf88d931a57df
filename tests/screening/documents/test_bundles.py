"""Papers around a CV are named and left out; a page of the CV never is."""

from __future__ import annotations

import pytest

from screening.document import Page
from screening.documents.bundles import set_apart
from screening.documents.draft import Draft, Piece

CV = """Ratna Kusuma
0812-3456-7890
PENGALAMAN KERJA
Account Officer, BPR Cahaya Nusantara, Januari 2019 – sekarang
Mengelola 140 debitur mikro
PENDIDIKAN
S1 Manajemen, Universitas Parahyangan Timur, 2015"""

PAPERS = {
    "surat pernyataan": """PAKTA INTEGRITAS
Saya yang bertanda tangan di bawah ini
Nama: Ratna Kusuma
menyatakan dengan sebenarnya bahwa saya
bersedia dikenakan sanksi bila melanggar hal-hal di atas
Yang menyatakan
Meterai 10000""",
    "kartu identitas lain": """KEMENTERIAN KEUANGAN REPUBLIK INDONESIA
DIREKTORAT JENDERAL PAJAK
NPWP : 12.345.678.9-421.000
RATNA KUSUMA
KPP PRATAMA BANDUNG
Tanggal Terdaftar 01/02/2015""",
    "KTP": """PROVINSI JAWA BARAT
KOTA BANDUNG
NIK : 3273010101900001
Nama : RATNA KUSUMA
Tempat/Tgl Lahir : BANDUNG, 01-01-1990
Jenis Kelamin : PEREMPUAN Gol. Darah : O
Alamat : JL MELATI 17
RT/RW : 003/005
Kel/Desa : SUKAMAJU
Kecamatan : CIDADAP
Agama : ISLAM
Status Perkawinan : KAWIN
Pekerjaan : KARYAWAN SWASTA
Kewarganegaraan : WNI
Berlaku Hingga : SEUMUR HIDUP""",
    "kartu keluarga": """KARTU KELUARGA
No. KK 3273012345678901
Nama Kepala Keluarga : BUDI KUSUMA
NIK Jenis Kelamin Pendidikan
Status Hubungan Dalam Keluarga""",
    "ijazah": """KEMENTERIAN PENDIDIKAN
UNIVERSITAS PARAHYANGAN TIMUR
IJAZAH
Nomor Seri Ijazah 061122015000123
menyatakan bahwa
RATNA KUSUMA
lahir di Bandung, telah menyelesaikan dengan baik dan memenuhi segala syarat pendidikan
Program Studi Manajemen, kepadanya diberikan gelar Sarjana Ekonomi beserta segala hak dan kewajiban
Dekan                 Rektor""",
    "transkrip nilai": """TRANSKRIP AKADEMIK
Nomor Induk Mahasiswa 2011-0042
Kode MK Mata Kuliah SKS Nilai Huruf
EK101 Pengantar Akuntansi 3 A
EK102 Statistika Bisnis 3 B
Indeks Prestasi Kumulatif 3,42
Predikat Sangat Memuaskan""",
    "sertifikat": """SERTIFIKAT
Nomor: 045/LSP/2021
diberikan kepada
RATNA KUSUMA
sebagai Peserta
Pelatihan Analisis Kredit Mikro yang diselenggarakan pada 4–6 Mei 2021
Direktur""",
    "SKCK": """KEPOLISIAN NEGARA REPUBLIK INDONESIA
RESOR KOTA BANDUNG
SURAT KETERANGAN CATATAN KEPOLISIAN
menerangkan bahwa nama tersebut tidak memiliki catatan kriminal
rumus sidik jari""",
    "surat keterangan": """PT SINAR PANGAN UTAMA
SURAT KETERANGAN KERJA
Yang bertanda tangan di bawah ini, Manajer HRD, menerangkan bahwa
Ratna Kusuma pernah bekerja sebagai Staf Penjualan sejak 2015 sampai 2018.
Demikian surat ini dibuat dengan sebenarnya.""",
    "surat lamaran": """Bandung, 3 Maret 2025
Perihal: Lamaran Pekerjaan
Kepada Yth. HRD PT Contoh
Dengan hormat,
Yang bertanda tangan di bawah ini: Ratna Kusuma, pendidikan S1 Manajemen
bermaksud melamar posisi Account Officer. Bersama surat ini saya lampirkan CV dan ijazah.
Saya menunggu kesempatan wawancara. Atas perhatian Bapak/Ibu saya ucapkan terima kasih.
Hormat saya, Ratna Kusuma""",
}
ENGLISH = {
    "cover letter": """Dear Hiring Manager,
I am writing to apply for the position of Relationship Manager. Please find my resume attached.
I look forward to an interview. Thank you for your time.
Sincerely, Dimas Prakoso""",
    "certificate": """CERTIFICATE OF COMPLETION
This is to certify that
DIMAS PRAKOSO
has successfully completed Key Account Planning
Program Director""",
    "diploma": """The Rector and the Dean
certify that the degree of Bachelor of Management has been conferred upon
Dimas Prakoso with all the rights and privileges""",
    "transcript": """OFFICIAL ACADEMIC TRANSCRIPT
Course Code Course Title Credits Grade
MG101 Principles of Marketing 3 A
Semester 2""",
}
CV_PAGES = [
    """SERTIFIKASI
Sertifikat Kompetensi Analis Kredit, LSP Perbankan, 2021
Piagam penghargaan Tenaga Penjual Terbaik, diberikan kepada 3 dari 200 pegawai, 2020
Sertifikat Manajemen Risiko Jenjang 1, BSMR, nomor 123, 2019""",
    """Sertifikat & Pelatihan
Telah mengikuti pelatihan Negosiasi, diselenggarakan Lembaga Contoh, 2022, sebagai peserta
Certificate of Completion: Google Analytics, nomor: 9981""",
    """DATA PRIBADI
Tempat/Tgl lahir: Bandung, 1 Januari 1990
Jenis kelamin: Perempuan, NIK 3273010101900001
Agama Islam, Kewarganegaraan WNI, Status perkawinan: kawin, Alamat RT/RW 003/005""",
    """PENGALAMAN ORGANISASI
Koordinator Lapangan, Kegiatan Sosial Mahasiswa, 2013
Mengurus surat keterangan kerja dan SKCK pegawai baru, melapor ke Polres, dan menyusun slip gaji
PENDIDIKAN
S1, ijazah nomor 0611, program studi Manajemen, dinyatakan lulus 2015""",
    """Staf Pajak, PT Contoh, 2017 – 2019
Mengurus NPWP dan pelaporan ke KPP Pratama dan Direktorat Jenderal Pajak
Mendaftarkan pegawai ke BPJS Kesehatan; surat izin mengemudi A berlaku hingga 2027""",
    """Penasihat Kepatuhan, 2019 – 2021
Menyusun pakta integritas pemasok; bersedia menindak pelanggaran dengan sanksi""",
    """Staf Personalia, PT Contoh, 2017 – 2019
Menyiapkan surat keterangan kerja, memeriksa ijazah dan transkrip nilai pelamar, menjadwalkan wawancara
Mengelola 300 berkas karyawan""",
]


def bundle(*pages: str) -> Draft:
    draft = Draft([Page(number, 595, 842) for number in range(1, len(pages) + 1)])
    draft.pieces = [Piece(line, number) for number, text in enumerate(pages, 1) for line in text.splitlines()]
    set_apart(draft)
    return draft


@pytest.mark.parametrize(("kind", "paper"), PAPERS.items())
def test_a_paper_behind_the_cv_is_named_and_left_out(kind: str, paper: str) -> None:
    draft = bundle(CV, paper)

    assert "\n".join(piece.text for piece in draft.pieces) == CV
    assert [page.kind for page in draft.pages] == ["cv", "other"]
    assert f"2 ({kind})" in draft.notes[0].message_id


@pytest.mark.parametrize(("kind", "paper"), ENGLISH.items())
def test_english_papers_are_known_too(kind: str, paper: str) -> None:
    assert f"2 ({kind})" in bundle(CV, paper).notes[0].message_en


@pytest.mark.parametrize("page", CV_PAGES)
def test_a_page_of_the_cv_stays(page: str) -> None:
    draft = bundle(CV, page)

    assert (draft.notes, len(draft.pieces)) == ([], len((CV + "\n" + page).splitlines()))


def test_a_letter_before_the_cv_is_left_out() -> None:
    draft = bundle(PAPERS["surat lamaran"], CV, PAPERS["KTP"], PAPERS["ijazah"])

    assert [page.kind for page in draft.pages] == ["other", "cv", "other", "other"]
    assert "1 (surat lamaran), 3 (KTP), 4 (ijazah)" in draft.notes[0].message_id


def test_papers_alone_are_kept_for_a_person_to_see() -> None:
    assert bundle(PAPERS["surat lamaran"], PAPERS["KTP"]).pages[0].kind == "cv"
