"""What the styles of an HTML page hide is set apart; ordinary designs are not."""

import pytest

from screening.documents import read_document

SHOWN = "Ratna Dewi, Sales Executive di Jakarta"
TRICK = "Kredit mikro dan analis kredit senior"


def page(style: str = "", sheet: str = "", element: str = "p class='x y' id='z'") -> bytes:
    tag = element.split()[0]
    return (
        f"<html><head><style>{sheet}</style></head><body><p>{SHOWN}</p>"
        f'<div class="h"><{element} style="{style}">{TRICK}</{tag}></div></body></html>'
    ).encode()


@pytest.mark.parametrize(
    "style",
    ["display:none !important", "visibility:collapse", "content-visibility:hidden", "mso-hide:all", "opacity:0%", "opacity:.0 !important",
     "filter:opacity(0)", "font-size:0.1px", "font-size:0em", "font-size:.5pt", "zoom:0.01", "transform:scale(0)", "transform:translateX(-9999px)",
     "margin-left:-9999px", "text-indent:-100em", "position:fixed;top:-500em", "position:absolute;left:200vw", "height:0;overflow:hidden",
     "width:1px;height:1px;overflow:hidden", "clip-path:inset(100%)", "clip-path:circle(0)", "clip:rect(1px,1px,1px,1px)",
     "color:transparent", "color:rgba(0,0,0,0)", "color:rgb(255 255 255)", "color:hsl(0,0%,100%)", "color:snow", "color:#fff;background:#fff",
     "color:#123456;background:#123456", "background-color:#000;color:black"],
)  # fmt: skip
def test_a_style_that_hides_its_text_is_known(style: str) -> None:
    document = read_document(page(style), "cv.html")

    assert (document.text, [found.text for found in document.hidden]) == (SHOWN, [TRICK])


@pytest.mark.parametrize(
    "sheet",
    ["p.x{display:none}", "body .h .x{opacity:0}", ".x.y{visibility:hidden}", "div > #z{font-size:0}", "[id=z]{display:none}",
     "body{background:#fff} .x{color:#fff}", ".h{background:navy} .x{color:#000080}", "@media screen{.x{display:none}}", "p,.x{color:white}body{color:black}p{color:black}.x{color:white}"],
)  # fmt: skip
def test_a_rule_that_hides_what_it_fits_is_known(sheet: str) -> None:
    document = read_document(page(sheet=sheet), "cv.html")

    assert (document.text, [found.text for found in document.hidden]) == (SHOWN, [TRICK])


@pytest.mark.parametrize(
    ("style", "sheet"),
    [
        ("color:#fff", ".h{background:#036}"),
        ("", ".h{background:url(x.png)} .h p{color:white}"),
        ("color:#fff", ".h{background-image:linear-gradient(#036,#069)}"),
        ("color:var(--ink);background:var(--paper)", ":root{--ink:#fff}"),
        ("font-size:0.8em;opacity:.9;height:100%;overflow:hidden;margin-left:-15px;text-indent:-1em", ""),
        ("", "body{background:#111;color:#eee}"),
        ("", "@media print{p{display:none}}"),
        ("", ".other p, a:hover{display:none}"),
    ],
)
def test_an_ordinary_style_is_not(style: str, sheet: str) -> None:
    document = read_document(page(style, sheet), "cv.html")

    assert (document.text, document.hidden) == (f"{SHOWN}\n{TRICK}", ())


def test_a_dialog_that_is_not_open_is_hidden() -> None:
    assert [found.text for found in read_document(page(element="dialog"), "cv.html").hidden] == [TRICK]
