"""Rendering: one composed job description as HTML, Markdown and plain text. JD text is data, never a template."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalog.role import Language, Text
from descriptions import phrases
from descriptions.composition import Fact, JobDescription, Line, Section

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "print"


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The print templates; everything put into them is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["amount"] = lambda value: f"{value:g}"
    return environment


@lru_cache(maxsize=8)
def stylesheet(name: str) -> str:
    """The text of a stylesheet in `templates/print`."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def render_sheet(jd: JobDescription, screen: bool = False) -> str:
    """A whole HTML document; `screen`: with its styles inside, to be opened in a browser."""
    return (
        templates()
        .get_template("job_description.html")
        .render(
            jd=jd,
            languages=jd.requisition.languages(),
            phrases=phrases,
            close=not screen and _runs_a_little_over(jd),
            styles=stylesheet("sheet.css") + stylesheet("screen.css") if screen else "",
        )
    )


_ONE_PAGE, _ONE_CLOSE_PAGE = 33.0, 43.5
"""Rows of text that a page takes, as it is and set close; measured on every role in both languages."""


def _runs_a_little_over(jd: JobDescription) -> bool:
    """Whether the description is a page and a few lines: then it is set closer, on one page."""
    languages = jd.requisition.languages()
    if len(languages) > 1:
        return False
    rows: float = sum(_rows(line.text.in_(languages[0])) for line in (*_body_lines(jd), *jd.assurance.lines))
    rows += 2.0 * (len(jd.requirements) + 2) + 1.45 * len(jd.duties)
    rows += max(0, len(jd.benefits) - 2) + max(0, len(jd.process.lines) - 3) + bool(jd.company.address)
    rows += _rows(jd.about.in_(languages[0])) + 2 if jd.about else 0
    return _ONE_PAGE < rows <= _ONE_CLOSE_PAGE


def _body_lines(jd: JobDescription) -> list[Line]:
    return [line for section in (*jd.duties, *jd.requirements) for line in section.lines]


def _rows(text: str) -> int:
    return -(-len(text) // 115)


def render_article(jd: JobDescription) -> str:
    """The description alone, without head and styles, for a page that has its own."""
    template = templates().get_template("job_description_parts.html").module
    article: Any = template.article  # type: ignore[attr-defined]  # a macro of the template
    return str(article(jd, jd.requisition.languages(), phrases))


# what XML 1.0 cannot hold
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without the control characters that XML cannot hold; nothing else is lost."""
    return _NOT_XML.sub("", text)


_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|~"})


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is; a line that would begin a list or number keeps its sign."""
    line = " ".join(text.split()).translate(_SPECIAL)
    if line[:1] in "+-=":
        line = "\\" + line
    number, dot, rest = line.partition(".")
    return f"{number}\\.{rest}" if dot and number.isdigit() else line


def render_markdown(jd: JobDescription) -> str:
    """Markdown; with both languages the Indonesian description stands before the English one."""
    return "\n\n---\n\n".join(_markdown(jd, language) for language in jd.requisition.languages()) + "\n"


def _markdown(jd: JobDescription, language: Language) -> str:
    def say(text: Text) -> str:
        return _escaped(text.in_(language))

    heads = phrases.HEADINGS
    blocks = [f"# {say(jd.title)}"]
    if jd.company.name:
        blocks.append(f"**{_escaped(jd.company.name)}**")
    blocks.append("\n".join(f"- **{say(fact.name)}:** {say(fact.value)}" for fact in jd.facts))
    if jd.about:
        blocks += [f"## {say(heads['about'])}", say(jd.about)]
    blocks += [f"## {say(heads['purpose'])}", say(jd.purpose.text), f"## {say(heads['duties'])}"]
    for section in jd.duties:
        blocks += [f"### {say(section.heading)}", _bullets(section.lines, language)]
    for section in jd.requirements:
        blocks += [f"## {say(section.heading)}", _bullets(section.lines, language)]
    blocks += [f"## {say(heads['pay'])}", "\n".join(f"- **{say(f.name)}:** {say(f.value)}" for f in jd.benefits)]
    steps = "\n".join(f"{n}. {say(line.text)}" for n, line in enumerate(jd.process.lines, start=1))
    blocks += [f"## {say(jd.process.heading)}", steps]
    if how := how_to_apply(jd):
        blocks += [f"## {say(heads['apply'])}", "\n".join(f"- {_escaped(item)}" for item in how)]
    blocks += [f"## {say(jd.assurance.heading)}", _bullets(jd.assurance.lines, language)]
    return "\n\n".join(blocks)


def _bullets(lines: tuple[Line, ...], language: Language) -> str:
    return "\n".join(f"- {_escaped(line.text.in_(language))}" for line in lines)


def how_to_apply(jd: JobDescription) -> tuple[str, ...]:
    """Where to send the application, as given; empty where HR has not said."""
    return tuple(item for item in (jd.requisition.apply_url, jd.contact, jd.company.address) if item)


def render_text(jd: JobDescription, style: str = "plain") -> str:
    """Plain text to paste: `whatsapp` marks headings with *stars*, `linkedin` and `plain` set them in capitals."""
    parts = [_text(jd, language, style) for language in jd.requisition.languages()]
    return "\n\n— — —\n\n".join(parts) + "\n"


def _text(jd: JobDescription, language: Language, style: str) -> str:
    def head(text: Text) -> str:
        words = " ".join(text.in_(language).split())
        return f"*{words.replace('*', '')}*" if style == "whatsapp" else words.upper()

    def block(heading: Text, lines: list[str]) -> str:
        return "\n".join([head(heading), *lines])

    def bullets(section: Section) -> list[str]:
        return [f"• {_one_line(line.text.in_(language))}" for line in section.lines]

    def facts(rows: tuple[Fact, ...]) -> list[str]:
        return [f"{row.name.in_(language)}: {_one_line(row.value.in_(language))}" for row in rows]

    heads = phrases.HEADINGS
    title = head(jd.title) if style == "whatsapp" else _one_line(jd.title.in_(language))  # capitals hide "CRM" and "of"
    blocks = ["\n".join([title, jd.company.name] if jd.company.name else [title]), "\n".join(facts(jd.facts))]
    if jd.about:
        blocks.append(block(heads["about"], [_one_line(jd.about.in_(language))]))
    blocks.append(block(heads["purpose"], [_one_line(jd.purpose.text.in_(language))]))
    blocks += [block(section.heading, bullets(section)) for section in (*jd.duties, *jd.requirements)]
    blocks.append(block(heads["pay"], facts(jd.benefits)))
    steps = [f"{n}. {_one_line(line.text.in_(language))}" for n, line in enumerate(jd.process.lines, start=1)]
    blocks.append(block(jd.process.heading, steps))
    if how := how_to_apply(jd):
        blocks.append(block(heads["apply"], list(how)))
    blocks.append(block(jd.assurance.heading, bullets(jd.assurance)))
    return "\n\n".join(blocks)


MOST_ASKED = 4
"""Requirements that the short message names."""
_SHORT_FACTS = (("location", "work_mode", "employment_type"), ("salary",), ("closing_date",))


def render_message(jd: JobDescription) -> str:
    """The opening in about ten lines for WhatsApp: where, what it pays, what it asks for first, how to apply."""
    return "\n\n— — —\n\n".join(_message(jd, language) for language in jd.requisition.languages()) + "\n"


def _message(jd: JobDescription, language: Language) -> str:
    said = {fact.id: fact for fact in jd.facts}
    title = _one_line(jd.title.in_(language)).replace("*", "")
    lines = [" · ".join(part for part in (f"*{title}*", jd.company.name) if part)]
    for row in _SHORT_FACTS:
        known = [said[id] for id in row if id in said]
        if known:
            values = " · ".join(_one_line(fact.value.in_(language)) for fact in known)
            lines.append(f"{known[0].name.in_(language)}: {values}")
    musts = sorted((item for item in jd.role.requirements if item.need == "must"), key=lambda item: -item.weight)
    shown = {item.id for item in musts[:MOST_ASKED]}
    asked = [f"• {_one_line(item.text.in_(language))}" for item in musts if item.id in shown]
    if asked:
        lines += ["", f"*{phrases.HEADINGS['must'].in_(language)}*", *asked]
    if how := how_to_apply(jd):
        lines += ["", f"*{phrases.HEADINGS['apply'].in_(language)}*: {how[0]}"]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
