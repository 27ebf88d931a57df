"""What is said about a file, by code, in Indonesian and English."""

from __future__ import annotations

from typing import Literal

from errors import UnreadableDocument
from screening.document import Note

SENTENCES: dict[str, tuple[str, str]] = {
    # the file gave no CV
    "empty": (
        "Berkas ini kosong; mintalah pelamar mengirim ulang CV-nya.",
        "The file is empty; ask the candidate to send the CV again.",
    ),
    "not_found": (
        "Berkas ini tidak dapat dibuka; periksa lokasi dan izin bacanya.",
        "The file cannot be opened; check where it is and whether it may be read.",
    ),
    "too_large": (
        "Berkas ini lebih besar dari {limit} MB; mintalah versi yang lebih kecil.",
        "The file is larger than {limit} MB; ask for a smaller version.",
    ),
    "unpacked_too_large": (
        "Isi berkas ini mengembang melebihi batas aman sehingga tidak dibuka; mintalah CV dalam PDF biasa.",
        "The file unpacks to more than is safe, so it was not opened; ask for the CV as a plain PDF.",
    ),
    "too_many_pixels": (
        "Gambar ini lebih dari {limit} megapiksel; perkecil, lalu unggah lagi.",
        "The picture has more than {limit} megapixels; make it smaller and upload it again.",
    ),
    "encrypted": (
        "Berkas ini dikunci dengan kata sandi; mintalah versi tanpa kata sandi.",
        "The file is locked with a password; ask for a version without one.",
    ),
    "damaged": (
        "Berkas ini rusak dan tidak dapat dibuka; mintalah pelamar mengirim ulang.",
        "The file is damaged and cannot be opened; ask the candidate to send it again.",
    ),
    "unsafe": (
        "Berkas ini memuat perintah XML yang tidak lazim pada CV sehingga tidak dibuka; mintalah CV dalam PDF.",
        "The file carries XML instructions that no CV needs, so it was not opened; ask for the CV as a PDF.",
    ),
    "unsupported": (
        "Jenis berkas ini tidak dapat dibaca; gunakan PDF, DOCX, DOC, ODT, RTF, TXT, HTML, PNG, JPG, TIFF, "
        "atau ZIP berisi berkas-berkas itu.",
        "This kind of file cannot be read; use PDF, DOCX, DOC, ODT, RTF, TXT, HTML, PNG, JPG, TIFF, "
        "or a ZIP of these.",
    ),
    "nested_archive": (
        "Ada ZIP di dalam ZIP; buka ZIP bagian dalam, lalu unggah isinya.",
        "There is a ZIP inside the ZIP; open the inner one and upload what it holds.",
    ),
    "archive": (
        "Berkas ini ZIP; buka dahulu, lalu unggah isinya satu per satu.",
        "The file is a ZIP; open it and upload what it holds.",
    ),
    "no_text": (
        "Tidak ada teks yang dapat dibaca di berkas ini; bukalah sendiri untuk memeriksanya.",
        "No readable text was found in the file; open it yourself to check.",
    ),
    "no_ocr": (
        "CV ini berupa gambar, sedangkan pembaca gambar (Tesseract) belum terpasang; pasang "
        "paket tesseract-ocr-ind dan tesserocr, lalu baca ulang.",
        "This CV is a picture, and the picture reader (Tesseract) is not installed; install "
        "the packages tesseract-ocr-ind and tesserocr, then read it again.",
    ),
    "time": (
        "Berkas ini terlalu lama dibaca sehingga dihentikan; mintalah CV dalam PDF yang lebih sederhana.",
        "Reading the file took too long and was stopped; ask for the CV as a simpler PDF.",
    ),
    "memory": (
        "Berkas ini membutuhkan terlalu banyak memori sehingga dihentikan; mintalah CV dalam PDF yang lebih sederhana.",
        "Reading the file needed too much memory and was stopped; ask for the CV as a simpler PDF.",
    ),
    "crash": (
        "Berkas ini tidak wajar dan membuat pembacanya berhenti; mintalah pelamar mengirim ulang dalam PDF.",
        "The file is malformed and stopped its reader; ask the candidate to send it again as a PDF.",
    ),
    # the file was read, but a person should know
    "pages_cut": (
        "Berkas ini {pages} halaman; hanya {limit} halaman pertama yang dibaca.",
        "The file has {pages} pages; only the first {limit} were read.",
    ),
    "text_cut": (
        "Teks berkas ini sangat panjang; hanya {limit} karakter pertama yang dibaca.",
        "The text of the file is very long; only the first {limit} characters were read.",
    ),
    "pages_failed": (
        "Halaman {pages} rusak dan tidak terbaca.",
        "Damaged and not read: page {pages}.",
    ),
    "parts_failed": (
        "Sebagian isi berkas ini rusak dan tidak terbaca.",
        "Part of the file is damaged and was not read.",
    ),
    "hidden_text": (
        "Ada teks yang tidak terlihat oleh pembaca ({reasons}); teks itu dipisahkan dan tidak dinilai.",
        "There is text that a reader cannot see ({reasons}); it was set apart and not scored.",
    ),
    "look_alike": (
        "Ada kata yang ditulis dengan huruf mirip dari aksara lain; kata itu tidak dinilai.",
        "There are words written with look-alike letters of another script; they were not scored.",
    ),
    "styled_letters": (
        "Ada huruf hias Unicode yang diubah menjadi huruf biasa.",
        "Decorative Unicode letters were turned into plain ones.",
    ),
    "ocr": (
        "Halaman {pages} berupa gambar dan dibaca dengan OCR; periksa ejaannya.",
        "A picture, read by OCR; check the spelling: page {pages}.",
    ),
    "ocr_time": (
        "Waktu pembacaan hasil pindai habis di halaman {page}; bagian sesudahnya belum terbaca. Periksa berkas aslinya.",
        "Time for reading the scan ran out on page {page}; what comes after it is not read. Check the original file.",
    ),
    "ocr_missing": (
        "Halaman {pages} berupa gambar dan tidak dibaca karena Tesseract belum terpasang.",
        "A picture, and not read because Tesseract is not installed: page {pages}.",
    ),
    "other_pages": (
        "Halaman {pages} tampaknya bukan bagian CV dan tidak ikut dinilai; buka berkas aslinya bila perlu.",
        "Not part of the CV, it seems, and not scored; open the original file if in doubt: page {pages}.",
    ),
    "attachments": (
        "Ada berkas lain yang ditempelkan di dalamnya; berkas itu tidak dibuka.",
        "Other files are attached inside it; they were not opened.",
    ),
    "glyph_codes": (
        "Sebagian huruf tidak dapat dikenali karena fontnya; bandingkan dengan berkas asli.",
        "Some letters could not be recognised because of the font; compare with the original file.",
    ),
    "hard_to_read": (
        "Teks berkas ini sulit dibaca mesin (huruf tertukar atau spasi hilang); bandingkan dengan berkas aslinya.",
        "The text of the file is hard to read by machine (wrong letters or lost spaces); compare with the original file.",
    ),
    "encoding": (
        "Pengodean hurufnya tidak pasti; periksa nama dan huruf beraksen.",
        "The character encoding is uncertain; check names and accented letters.",
    ),
}  # fmt: skip


def say(code: str, language: Literal["id", "en"], **values: object) -> str:
    """The sentence for `code`; `values` fill its places."""
    indonesian, english = SENTENCES[code]
    return (indonesian if language == "id" else english).format(**values)


def note(code: str, **values: object) -> Note:
    """The sentence in both languages."""
    return Note(code, say(code, "id", **values), say(code, "en", **values))


def unreadable(file: str, code: str, **values: object) -> UnreadableDocument:
    """The error to raise; ask `say(error.code, "id")` for the Indonesian sentence."""
    error = UnreadableDocument(file, code, say(code, "en", **values))
    error.__notes__ = [say(code, "id", **values)]
    return error
