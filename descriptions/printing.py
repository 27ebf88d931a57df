"""Printing: HTML becomes PDF in a child process that has little memory, ten seconds, and fetches nothing.

The child stays warm: WeasyPrint, the fonts and the stylesheets are loaded once. A child that dies or stalls costs one
export, and the next export starts a new one.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from errors import ExportUnavailable

HOUSE = Path(__file__).resolve().parent.parent
FONTS = HOUSE / "static" / "fonts"
SECONDS = 10.0
MEMORY = 1 << 30
MAX_HTML = 2 << 20
ADVICE = ("Persingkat teksnya", "shorten the text")
"""What to do about a PDF that cannot be made: the end of the sentence, Indonesian and English."""
INSTALL = "libpangoft2-1.0-0, libharfbuzz-subset0, fonts-dejavu-core"
_NO_FONT = (
    "Huruf untuk PDF tidak ditemukan. Pasang fonts-dejavu-core.\n"
    "No font was found for the PDF; install fonts-dejavu-core."
)
_NO_LIBRARY = (
    "Ekspor PDF memerlukan Pango. Mintalah pengelola memasangnya (Debian, Ubuntu: libpangoft2-1.0-0 "
    "libharfbuzz-subset0 fonts-dejavu-core). Format lain tetap dapat dipakai.\n"
    "PDF export needs Pango; install it (Debian, Ubuntu: libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core; "
    "Fedora: pango dejavu-sans-fonts; Alpine: pango font-dejavu; macOS: pango). All other formats work without it."
)
_FACES = (("Regular", 400, "normal"), ("Semibold", 600, "normal"), ("It", 400, "italic"))


class Press:
    """One warm child; calls wait for each other."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self.seconds, self.memory = seconds, memory
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def print_pdf(
        self, html: str, stylesheets: tuple[str, ...], seconds: float = 0, advice: tuple[str, str] = ADVICE
    ) -> bytes:
        """The PDF of a document of ours; `stylesheets` are names in `templates/print`; `seconds` 0 is the usual time."""
        if len(html) > MAX_HTML:
            raise _unavailable("Teksnya terlalu panjang untuk PDF", "The text is too long for a PDF", advice)
        with self._lock:
            child = self._running()
            late = threading.Event()
            timer = threading.Timer(seconds or self.seconds, _stop, (child, late))
            timer.start()
            try:
                _send(_pipe(child.stdin), json.dumps([html, stylesheets]).encode())
                answer = _receive(_pipe(child.stdout))
            except (OSError, EOFError):
                raise self._gone(seconds or self.seconds if late.is_set() else 0, advice) from None
            finally:
                timer.cancel()
        return _opened(answer, advice)

    def close(self) -> None:
        """End the child and wait for it."""
        child, self._child = self._child, None
        if child is None:
            return
        with suppress(OSError):
            _pipe(child.stdin).close()
        _pipe(child.stdout).close()
        try:
            child.wait(1)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            self._child = subprocess.Popen(
                [sys.executable, "-c", f"from descriptions.printing import serve; serve({self.memory})"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                cwd=HOUSE,
            )
        return self._child

    def _gone(self, late: float, advice: tuple[str, str]) -> ExportUnavailable:
        child = self._child
        assert child is not None
        child.kill()
        signal = -child.wait()
        self.close()
        if late:
            return _unavailable(
                f"PDF belum selesai dalam {late:g} detik", f"The PDF was not ready within {late:g} seconds", advice
            )
        if signal == 11:  # Pango without any font does not raise, it ends the process
            return ExportUnavailable("pdf", _NO_FONT, [INSTALL])
        return _unavailable(
            "PDF tidak dapat dibuat dalam batas memorinya", "The PDF could not be made within its memory limit", advice
        )


def _unavailable(indonesian: str, english: str, advice: tuple[str, str]) -> ExportUnavailable:
    return ExportUnavailable("pdf", f"{indonesian}. {advice[0]}.\n{english}; {advice[1]}.")


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _environment() -> dict[str, str]:
    """What the child may know: where the code, fonts and libraries are; no settings, no secrets."""
    kept: tuple[str, ...] = (
        "PATH",
        "HOME",
        "TMPDIR",
        "XDG_CACHE_HOME",
        "FONTCONFIG_FILE",
        "FONTCONFIG_PATH",
        "SYSTEMROOT",
    )
    kept += ("LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "WEASYPRINT_DLL_DIRECTORIES")
    known = {name: os.environ[name] for name in kept if name in os.environ}
    return {**known, "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(4, "big") + data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    head = pipe.read(4)
    if len(head) < 4:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _opened(answer: bytes, advice: tuple[str, str]) -> bytes:
    kind, body = answer[:1], answer[1:]
    if kind == b"P":
        return body
    if kind == b"L":
        raise ExportUnavailable("pdf", _NO_LIBRARY, [INSTALL])
    raise _unavailable(f"PDF tidak dapat dibuat ({body.decode()})", f"The PDF could not be made ({body.decode()})", advice)


_PRESS = Press()
atexit.register(_PRESS.close)


def print_pdf(html: str, *stylesheets: str, seconds: float = 0, advice: tuple[str, str] = ADVICE) -> bytes:
    """The PDF/UA-1 of a document of ours, made by the shared warm child."""
    return _PRESS.print_pdf(html, stylesheets, seconds, advice)


def close_press() -> None:
    """End the shared child; the next export starts a new one."""
    _PRESS.close()


# ---- in the child ----


def serve(memory: int) -> None:
    """Answer requests until the parent closes the pipe."""
    _limit(memory)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    try:
        printer = _Printer()
    except (ImportError, OSError):
        printer = None
    while True:
        try:
            html, stylesheets = json.loads(_receive(source))
        except EOFError:
            return
        _send(target, b"L" if printer is None else _answer(printer, html, stylesheets))


def _answer(printer: _Printer, html: str, stylesheets: list[str]) -> bytes:
    try:
        return b"P" + printer.pdf(html, stylesheets)
    except Exception as error:  # the parent gets a sentence, whatever WeasyPrint made of the text
        return b"E" + type(error).__name__.encode()


def _limit(memory: int) -> None:
    """Address space, open files, no core dump; where the system has no such limits, time remains."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


class _Printer:
    """WeasyPrint with our fonts, its stylesheets parsed once."""

    def __init__(self) -> None:
        import gc
        import logging

        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher

        logging.getLogger("weasyprint").addHandler(logging.NullHandler())
        self._html, self._css = weasyprint.HTML, weasyprint.CSS
        self._fonts = FontConfiguration()
        self._fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
        self._faces = self._parsed(_font_faces())
        self._sheets: dict[str, Any] = {}
        # what is loaded stays; without looking through it again each export takes a third less
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)

    def pdf(self, html: str, stylesheets: list[str]) -> bytes:
        """PDF/UA-1, tagged, fonts embedded."""
        document = self._html(string=html, url_fetcher=self._fetcher, base_url=None)
        sheets = [self._faces, *(self._sheet(name) for name in stylesheets)]
        made: bytes = document.write_pdf(stylesheets=sheets, font_config=self._fonts, pdf_variant="pdf/ua-1")
        return made

    def _sheet(self, name: str) -> Any:
        if name not in self._sheets:
            path = HOUSE / "templates" / "print" / Path(name).name
            self._sheets[name] = self._parsed(path.read_text(encoding="utf-8"))
        return self._sheets[name]

    def _parsed(self, css: str) -> Any:
        return self._css(string=css, font_config=self._fonts, url_fetcher=self._fetcher)


def _font_faces() -> str:
    """Our fonts as data, so that the fetcher can refuse everything else."""
    import base64

    rules = []
    for face, weight, style in _FACES:
        data = base64.b64encode((FONTS / f"SourceSans3-{face}.woff2").read_bytes()).decode()
        rules.append(
            f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; font-style: {style}; '
            f"src: url(data:font/woff2;base64,{data}) }}"
        )
    return "\n".join(rules)
