"""What everybody may see: published openings, one page each, the list, the feed. The company profile stands here too."""

from __future__ import annotations

import datetime
from email.utils import format_datetime

from flask import Blueprint, Response, g, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from descriptions import JobDescription, render_article
from descriptions.letterhead import encode_logo
from descriptions.posting import missing_fields, posting_json
from descriptions.requisition import Company, Wording
from errors import ExportUnavailable
from storage.database import db
from storage.drafts import company_profile, keep_company_profile
from storage.models import Opening, now
from storage.openings import description_of, list_published, load_published
from web.forms import CompanyForm

pages = Blueprint("careers", __name__)


@pages.get("/jobs")
def index() -> str:
    """The published openings."""
    jobs = _open_jobs()
    return render_template("jobs.html", jobs=jobs, company=company_profile(db.session))


@pages.get("/jobs/<opening_id>")
def show(opening_id: str) -> str:
    """One opening for candidates, with the data that search engines read."""
    opening = load_published(db.session, opening_id)
    jd = description_of(opening)
    address = url_for("careers.show", opening_id=opening.id, _external=True)
    over = _is_over(jd)
    posting = "" if over or missing_fields(jd) else Markup(posting_json(jd, address))  # holds no < > &
    return render_template(
        "job.html", opening=opening, jd=jd, article=Markup(render_article(jd)), posting=posting, over=over
    )


def _open_jobs() -> list[tuple[Opening, JobDescription]]:
    """Published and not past their closing date."""
    jobs = [(opening, description_of(opening)) for opening in list_published(db.session)]
    return [(opening, jd) for opening, jd in jobs if not _is_over(jd)]


def _is_over(jd: JobDescription) -> bool:
    """Past the closing day by the clock of Jakarta, seven hours ahead of UTC."""
    closing = jd.requisition.closing_date
    return closing is not None and closing < (now() + datetime.timedelta(hours=7)).date()


@pages.get("/jobs.rss")
def feed() -> Response:
    """The published openings as RSS 2.0."""
    jobs = _open_jobs()
    dated = [(o, jd, _day(jd.requisition.posted_on) if jd.requisition.posted_on else "") for o, jd in jobs]
    text = render_template("jobs.rss.xml", jobs=dated, company=company_profile(db.session))
    return Response(text, mimetype="application/rss+xml")


def _day(day: datetime.date) -> str:
    return format_datetime(datetime.datetime.combine(day, datetime.time(), datetime.UTC))


@pages.get("/company")
def company() -> str:
    """The profile that new openings start with."""
    return _company_page(_company_form(company_profile(db.session)), "")


@pages.post("/company")
def company_submit() -> AnyResponse | tuple[str, int]:
    """Keep profile and logo."""
    old, form = company_profile(db.session), CompanyForm()
    if not form.validate_on_submit():
        return _company_page(form, ""), 400
    try:
        picture = request.files["logo"].read() if request.files.get("logo") else b""
        logo = encode_logo(picture) if picture else "" if form.remove_logo.data else old.logo
    except ExportUnavailable:
        return _company_page(form, "logo_unreadable"), 400
    fresh = Company(
        name=form.company_name.data or "",
        address=form.company_address.data or "",
        website=form.company_website.data or "",
        contact=form.company_contact.data or "",
        about=Wording(id=form.company_about_id.data or "", en=form.company_about_en.data or ""),
        logo=logo,
    )
    keep_company_profile(db.session, fresh, g.account.id)
    return redirect(url_for("careers.company", saved=1))


def _company_page(form: CompanyForm, problem: str) -> str:
    return render_template("company.html", form=form, problem=problem, logo=company_profile(db.session).logo)


def _company_form(profile: Company) -> CompanyForm:
    values = {f"company_{name}": getattr(profile, name) for name in ("name", "address", "website", "contact")}
    values |= {"company_about_id": profile.about.id, "company_about_en": profile.about.en}
    return CompanyForm(data=values)
