"""The forms of accounts, openings, the company and roles. Labels are texts of the page, found by the field's name."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, PasswordField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from catalog.role import Role
from descriptions.requisition import Requisition, Wording
from web.texts import current_language, t

REQUIRED = InputRequired("field_required")
WORK_MODES = ("onsite", "hybrid", "remote")
EMPLOYMENT_TYPES = ("permanent", "contract", "part_time", "internship", "partnership")
PERIODS = ("month", "year", "hour")
PLAIN = (
    "language", "level", "industry", "employment_type", "work_mode", "location", "region", "openings",
    "closing_date", "reference", "contact", "apply_url",
)  # fmt: skip
WORDED = ("title", "reports_to", "working_hours", "travel", "commission", "bonus", "allowances", "company_about")


class _Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    class Meta:
        locales = False  # our own texts, by key


class SignInForm(_Form):
    """Name and password."""

    name = StringField(validators=[REQUIRED])
    password = PasswordField(validators=[REQUIRED])


class SetupForm(SignInForm):
    """The first account; `key` comes from the link."""

    key = HiddenField()
    password = PasswordField(validators=[REQUIRED, Length(min=12, message="password_short")])


class AccountForm(_Form):
    """One more person."""

    name = StringField(validators=[REQUIRED, Length(max=200, message="too_long")])
    role = SelectField(choices=["hr", "manager", "admin"])
    password = PasswordField(validators=[REQUIRED, Length(min=12, message="password_short")])


class CompanyForm(_Form):
    """The employer, kept once."""

    company_name = StringField(validators=[Length(max=200, message="too_long")])
    company_address = StringField(validators=[Length(max=500, message="too_long")])
    company_website = StringField(validators=[Length(max=300, message="too_long")])
    company_contact = StringField(validators=[Length(max=300, message="too_long")])
    company_about_id = TextAreaField(validators=[Length(max=2000, message="too_long")])
    company_about_en = TextAreaField(validators=[Length(max=2000, message="too_long")])
    logo = FileField()
    remove_logo = BooleanField()


class RoleTextForm(_Form):
    """The YAML of a role."""

    text = TextAreaField(validators=[REQUIRED])


class NewRoleForm(_Form):
    """A role that does not exist yet: its title, id, the role it builds on, and its YAML once it is there."""

    id = StringField(validators=[Length(max=80, message="too_long")])
    title_id = StringField(validators=[REQUIRED, Length(max=200, message="too_long")])
    title_en = StringField(validators=[REQUIRED, Length(max=200, message="too_long")])
    extends = SelectField(validate_choice=True)
    text = TextAreaField()

    def __init__(self, *args: Any, choices: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extends.choices = [
            ("", t("role_from_nothing")),
            *((r.id, r.title.in_(current_language())) for r in choices),
        ]


class OpeningForm(_Form):
    """All plain fields of the composer; names are those of `descriptions.set_fields`, worded ones end in the language."""

    language = SelectField()
    level = SelectField()
    industry = SelectField()
    employment_type = SelectField()
    work_mode = SelectField()
    period = SelectField()
    thr = SelectField()
    bpjs = SelectField()
    title_id = StringField()
    title_en = StringField()
    location = StringField()
    region = StringField()
    reports_to_id = StringField()
    reports_to_en = StringField()
    working_hours_id = StringField()
    working_hours_en = StringField()
    travel_id = StringField()
    travel_en = StringField()
    openings = StringField()
    closing_date = StringField()
    reference = StringField()
    contact = StringField()
    apply_url = StringField()
    salary_min = StringField()
    salary_max = StringField()
    commission_id = StringField()
    commission_en = StringField()
    bonus_id = StringField()
    bonus_en = StringField()
    allowances_id = StringField()
    allowances_en = StringField()
    company_name = StringField()
    company_address = StringField()
    company_website = StringField()
    company_about_id = TextAreaField()
    company_about_en = TextAreaField()


def opening_form(role: Role, requisition: Requisition) -> OpeningForm:
    """The form, filled from the request where it was sent, else from the requisition."""
    form = OpeningForm(data=_values(requisition))
    language = current_language()
    none = ("", t("not_stated"))
    offers: dict[str, list[tuple[str, str]]] = {
        "language": [("id", "Bahasa Indonesia"), ("en", "English"), ("both", t("both"))],
        "level": [none, *((key, level.title.in_(language)) for key, level in role.levels.items())],
        "industry": [none, *((key, item.name.in_(language)) for key, item in role.industries.items())],
        "work_mode": [none, *((key, t(key)) for key in WORK_MODES)],
        "employment_type": [none, *((key, t(key)) for key in EMPLOYMENT_TYPES)],
        "period": [(key, t(f"period_{key}")) for key in PERIODS],
        "thr": [none, ("yes", t("said_yes")), ("no", t("said_no"))],
        "bpjs": [none, ("yes", t("said_yes")), ("no", t("said_no"))],
    }
    for name, offered in offers.items():
        form[name].choices = [SelectChoice(value, label) for value, label in offered]
    return form


def _values(requisition: Requisition) -> dict[str, Any]:
    pay, company = requisition.pay, requisition.company
    plain = {name: getattr(requisition, name) or "" for name in PLAIN}
    values = {name: str(value) for name, value in plain.items()}
    values |= {f"company_{name}": getattr(company, name) for name in ("name", "address", "website")}
    values |= {name: "" if (v := getattr(pay, name)) is None else str(v) for name in ("salary_min", "salary_max")}
    values["period"] = pay.period
    for name, answer in (("thr", pay.thr), ("bpjs", pay.bpjs)):
        values[name] = "" if answer is None else "yes" if answer else "no"
    for name in WORDED:
        wording = worded(requisition, name)
        values[f"{name}_id"], values[f"{name}_en"] = wording.id, wording.en
    return values


def worded(requisition: Requisition, name: str) -> Wording:
    """The wording that a field of WORDED shows."""
    if name == "company_about":
        return requisition.company.about
    home = requisition.pay if name in {"commission", "bonus", "allowances"} else requisition
    wording: Wording = getattr(home, name)
    return wording
