"""Rules of the studio: composing, wording, versions, publishing, downloads, roles, people."""

from __future__ import annotations

import datetime
import io
import json
import re
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from catalog import load_role
from descriptions.exporting import FORMATS
from screening import parse_resume, read_document
from screening.scoring import read_evidence, score_lines
from storage.database import db
from storage.drafts import OpeningDraft
from storage.models import LogEntry
from storage.openings import load_opening, requisition_of, rubric_of
from storage.roles import find_role
from tests.web.conftest import PASSWORD, sign_in
from tests.web.test_pages import make_opening

REQUIRED = {"company_name": "PT Contoh Rasa", "location": "Bandung", "region": "Jawa Barat"}


def edit(auth: FlaskClient, opening: str, **fields: str) -> None:
    answer = auth.post(f"/openings/{opening}/edit", data={key.replace("__", ":"): v for key, v in fields.items()})
    assert answer.status_code == 302


def first_duty(auth: FlaskClient, opening: str) -> str:
    found = re.search(r'name="line" value="(duty\.[^"]+)"', auth.get(f"/openings/{opening}/edit").text)
    assert found
    return found[1]


def test_a_typed_draft_survives_reload_and_stays_unpublished(auth: FlaskClient) -> None:
    opening = make_opening(auth)
    kept = auth.post(f"/openings/{opening}/draft", data={"location": "Malang"}).get_json()
    assert "Malang" in kept["article"]
    assert kept["changed"]
    assert "Malang" in auth.get(f"/openings/{opening}/edit").text
    auth.post(f"/openings/{opening}/discard")
    assert "Malang" not in auth.get(f"/openings/{opening}/edit").text


def test_own_lines_weights_and_order_are_screened_as_printed(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    auth.post(f"/openings/{opening}/edit", data={"act": "add:requirements", "new:requirements:id": "Paham pameran"})
    data = {"shown": "own.1", "line": "own.1", "need:own.1": "must", "weight:own.1": "5", "act": "up:own.1"}
    auth.post(f"/openings/{opening}/edit", data=data)
    auth.post(f"/openings/{opening}/edit", data={})
    with app.app_context():
        asked = rubric_of(load_opening(db.session, opening)).requirements
    own = next(item for item in asked if item.id == "own.1")
    assert (own.text.id, own.need, own.weight) == ("Paham pameran", "must", 5)


def test_words_equal_to_the_library_are_no_rewording(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    line = first_duty(auth, opening)
    with app.app_context():
        role = find_role("account_manager")
    text = next(p.text.id for g in role.duties for p in g.points if f"duty.{p.id}" == line)

    def send(words: str) -> dict[str, object]:
        auth.post(f"/openings/{opening}/edit", data={"shown": line, "line": line, f"text:{line}:id": words})
        with app.app_context():
            return dict(requisition_of(load_opening(db.session, opening)).wording)

    assert line in send("Kalimat kami sendiri.")
    assert send(text) == {}


def test_versions_are_compared_and_restored(auth: FlaskClient) -> None:
    opening = make_opening(auth)
    edit(auth, opening, location="Malang")
    edit(auth, opening, location="Medan")
    page = auth.get(f"/openings/{opening}/versions?version=2").text
    assert "<del>Malang</del>" in page
    assert "<ins>Medan</ins>" in page
    auth.post(f"/openings/{opening}/restore", data={"version": "2"})
    assert 'value="Malang"' in auth.get(f"/openings/{opening}/edit").text


def test_an_open_gap_blocks_publishing_and_is_named(auth: FlaskClient) -> None:
    opening = make_opening(auth)
    edit(auth, opening, location="[kota]")
    answer = auth.post(f"/openings/{opening}/status", data={"status": "published"})
    assert answer.status_code == 400
    assert "[kota]" in re.sub("<[^>]+>", "", answer.text.split('role="alert"')[1][:200])
    assert auth.get(f"/jobs/{opening}").status_code == 404


def test_unlawful_words_are_underlined_mended_or_answered_for(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    line = first_duty(auth, opening)
    data = {"act": "add:requirements", "new:requirements:id": "Wanita, usia maksimal 25 tahun"}
    auth.post(f"/openings/{opening}/edit", data=data)
    blocked = auth.post(f"/openings/{opening}/status", data={"status": "published"})
    assert blocked.status_code == 400
    assert line
    for _ in range(8):
        page = auth.get(f"/openings/{opening}/edit").text
        found = re.search(r'class="finding unlawful">.*?name="mark" value="(\w+)"', page, re.DOTALL)
        if not found:
            break
        form = {"mark": found[1], "do": "override", "reason": "Aturan klien tertulis"}
        assert auth.post(f"/openings/{opening}/wording", data={**form, "reason": ""}).status_code == 400
        assert auth.post(f"/openings/{opening}/wording", data=form).status_code == 302
    assert auth.post(f"/openings/{opening}/status", data={"status": "published"}).status_code == 302
    with app.app_context():
        acts = [entry.after for entry in db.session.scalars(select(LogEntry).where(LogEntry.act == "override"))]
    assert set(acts) == {"Aturan klien tertulis"}


@pytest.mark.parametrize(
    ("line", "clicks", "left"),
    [
        ("Wanita, usia maksimal 25 tahun", 1, None),
        ("Bersedia ijazah asli ditahan selama kontrak", 1, None),
        ("Usia maks 27 tahun, mampu Excel", 1, "Terbuka untuk semua usia, mampu Excel"),
    ],
)
def test_the_one_click_fix_leaves_a_whole_line_or_none(
    app: Flask, auth: FlaskClient, line: str, clicks: int, left: str | None
) -> None:
    opening = make_opening(auth)
    auth.post(f"/openings/{opening}/edit", data={"act": "add:requirements", "new:requirements:id": line})
    for _ in range(clicks):
        page = auth.get(f"/openings/{opening}/edit").text
        found = re.search(r'class="finding unlawful">.*?name="mark" value="(\w+)"', page, re.DOTALL)
        assert found
        assert auth.post(f"/openings/{opening}/wording", data={"mark": found[1], "do": "fix"}).status_code == 302
    assert 'class="finding unlawful"' not in auth.get(f"/openings/{opening}/edit").text
    with app.app_context():
        draft = db.session.get(OpeningDraft, opening)
        own = [item["text"]["id"] for item in draft.requisition["additions"]] if draft else []
    assert own == ([left] if left else [])


def test_findings_on_one_stretch_are_one_and_facts_that_are_filled_in_are_not_missing(
    app: Flask, auth: FlaskClient
) -> None:
    opening = make_opening(auth)
    edit(auth, opening, closing_date="2030-01-31")
    auth.post(f"/openings/{opening}/edit", data={"act": "add:requirements", "new:requirements:id": "Pria, maks 27 th"})
    page = auth.get(f"/openings/{opening}/edit").text
    assert len(re.findall(r'class="finding unlawful">', page)) == len(set(re.findall(r"<u>([^<]+)</u>", page)))
    assert "Batas waktu lamaran" not in page
    empty = re.search(r"Belum diisi: ([^<]+)", page)
    assert empty
    assert "Lokasi" in empty[1]
    assert "Batas lamaran" not in empty[1]


def publish(auth: FlaskClient) -> str:
    opening = make_opening(auth)
    edit(auth, opening, **REQUIRED)
    assert auth.post(f"/openings/{opening}/status", data={"status": "published"}).status_code == 302
    return opening


def test_a_published_opening_is_public_with_its_data_list_and_feed(client: FlaskClient, auth: FlaskClient) -> None:
    opening = publish(auth)
    page = client.get(f"/jobs/{opening}").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    posting = json.loads(found[1])
    assert (posting["@type"], posting["hiringOrganization"]["name"]) == ("JobPosting", "PT Contoh Rasa")
    assert f"/jobs/{opening}" in client.get("/jobs").text
    feed = ElementTree.fromstring(client.get("/jobs.rss").data)
    assert [item.findtext("guid") for item in feed.iter("item")] == [opening]


def test_a_closed_opening_is_public_no_more(client: FlaskClient, auth: FlaskClient) -> None:
    opening = publish(auth)
    auth.post(f"/openings/{opening}/status", data={"status": "closed"})
    assert client.get(f"/jobs/{opening}").status_code == 404
    assert opening not in client.get("/jobs").text


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_downloads(auth: FlaskClient, format_: str) -> None:
    answer = auth.get(f"/openings/{publish(auth)}/description.{format_}")
    assert answer.status_code == 200
    assert len(answer.data) > 300
    assert "attachment" in answer.headers["Content-Disposition"]


def test_the_company_is_kept_once(auth: FlaskClient) -> None:
    auth.post("/company", data={"company_name": "PT Contoh Karya", "company_about_id": "Kami membuat pameran."})
    assert "PT Contoh Karya" in auth.get(f"/openings/{make_opening(auth)}/edit").text


def test_a_logo_that_is_no_picture_is_refused(auth: FlaskClient) -> None:
    answer = auth.post("/company", data={"company_name": "PT Contoh", "logo": (io.BytesIO(b"bukan gambar"), "l.png")})
    assert answer.status_code == 400


def test_a_broken_role_text_changes_nothing_and_names_the_line(auth: FlaskClient) -> None:
    answer = auth.post("/role-text/account_manager", data={"text": "id: account_manager\nversion: [\n", "act": "save"})
    assert answer.status_code == 400
    assert "Baris" in answer.text
    assert "Pustaka" in auth.get("/roles/account_manager").text


def test_a_role_of_ones_own_is_used_kept_and_taken_back(auth: FlaskClient) -> None:
    text = 'id: account_manager\nextends: account_manager\nversion: 2\ntitle:\n  id: "Manajer Akun Kami"\n  en: "Our Manager"\n'
    assert auth.post("/role-text/account_manager", data={"text": text, "act": "save"}).status_code == 302
    assert "Manajer Akun Kami" in auth.get("/roles/account_manager").text
    assert "Manajer Akun Kami" in auth.get(f"/openings/{make_opening(auth)}/edit").text
    assert "Manajer Akun Kami" in auth.get("/role-history/account_manager").text
    auth.post("/role-history/account_manager", data={"version": "ours"})
    assert "Manajer Akun Kami" not in auth.get("/roles/account_manager").text
    auth.post("/role-history/account_manager", data={"version": "2"})
    assert "Manajer Akun Kami" in auth.get("/roles/account_manager").text


@pytest.mark.parametrize("path", ["/role-text/..%2f..%2fx", "/role-history/account_manager?version=99"])
def test_only_roles_and_their_versions_have_texts(auth: FlaskClient, path: str) -> None:
    assert auth.get(path).status_code == 404


def test_admins_add_and_remove_people(app: Flask) -> None:
    admin = sign_in(app, "admin")
    admin.post("/accounts", data={"name": "rina", "password": PASSWORD, "role": "manager"})
    assert app.test_client().post("/login", data={"name": "rina", "password": PASSWORD}).status_code == 302
    ids = re.findall(r"/accounts/([^/]+)/remove", admin.get("/accounts").text)
    assert len(ids) == 1
    admin.post(f"/accounts/{ids[0]}/remove")
    assert app.test_client().post("/login", data={"name": "rina", "password": PASSWORD}).status_code == 400


def test_short_passwords_are_refused_at_the_field(app: Flask) -> None:
    answer = sign_in(app, "admin").post("/accounts", data={"name": "rina", "password": "pendek", "role": "hr"})
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in answer.text


def page_revision(auth: FlaskClient, opening: str) -> str:
    found = re.search(r'name="revision" value="([^"]+)"', auth.get(f"/openings/{opening}/edit").text)
    assert found
    return found[1]


def test_a_second_person_does_not_overwrite_the_first(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    other, opened = sign_in(app, "admin"), page_revision(auth, opening)
    other.post(f"/openings/{opening}/draft", data={"location": "Malang", "revision": opened})
    kept = auth.post(f"/openings/{opening}/draft", data={"location": "Medan", "revision": opened})
    answer = auth.post(f"/openings/{opening}/edit", data={"location": "Medan", "revision": opened})
    assert (kept.status_code, answer.status_code) == (409, 409)
    assert "admin mengubah lowongan ini" in kept.get_json()["conflict"]
    assert "<del>Malang</del>" in answer.text
    assert 'value="Medan"' in answer.text
    assert 'value="Malang"' in auth.get(f"/openings/{opening}/edit").text


def test_saving_mine_over_theirs_keeps_theirs_as_a_version(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    other, opened = sign_in(app, "admin"), page_revision(auth, opening)
    other.post(f"/openings/{opening}/draft", data={"location": "Malang", "revision": opened})
    data = {"location": "Medan", "revision": opened, "over": "1"}
    assert auth.post(f"/openings/{opening}/edit", data=data).status_code == 302
    page = auth.get(f"/openings/{opening}/versions?version=2").text
    assert "<del>Malang</del>" in page
    assert "<ins>Medan</ins>" in page


@pytest.mark.parametrize(("own", "status"), [({}, 409), ({"own": "1"}, 200)])
def test_nobody_is_told_that_somebody_else_changed_what_is_their_own(
    auth: FlaskClient, own: dict[str, str], status: int
) -> None:
    opening = make_opening(auth)
    opened = page_revision(auth, opening)
    auth.post(f"/openings/{opening}/draft", data={"location": "Malang", "revision": opened})
    kept = auth.post(f"/openings/{opening}/draft", data={"location": "Medan", "revision": opened} | own)
    assert kept.status_code == status
    assert kept.get_json().get("conflict", "di jendela lain").count("di jendela lain") == 1


def test_drafts_of_one_page_build_on_each_other(auth: FlaskClient) -> None:
    opening = make_opening(auth)
    now = page_revision(auth, opening)
    for place in ("Malang", "Medan"):
        kept = auth.post(f"/openings/{opening}/draft", data={"location": place, "revision": now})
        assert kept.status_code == 200
        now = kept.get_json()["revision"]
    assert auth.post(f"/openings/{opening}/edit", data={"location": "Medan", "revision": now}).status_code == 302


def test_the_order_of_the_page_is_kept(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    page = auth.get(f"/openings/{opening}/edit").text
    shown = re.findall(r'name="shown" value="([^"]+)"', page)
    ticked = re.findall(r'name="line" value="([^"]+)"[^>]*checked', page)
    asked = [id for id in shown if not id.startswith(("duty.", "heading."))]
    moved = [asked[-1], *asked[:-1]]
    rest = [id for id in shown if id.startswith(("duty.", "heading."))]
    auth.post(f"/openings/{opening}/edit", data={"shown": moved + rest, "line": ticked})
    again = re.findall(r'name="shown" value="([^"]+)"', auth.get(f"/openings/{opening}/edit").text)
    assert [id for id in again if id in asked] == moved


def test_years_and_schooling_are_set_on_the_line_that_is_screened(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    common = {"need:experience": "must", "weight:experience": "4", "need:education": "must", "weight:education": "3"}
    lines = {"shown": ["experience", "education"], "line": ["experience", "education"]}
    auth.post(
        f"/openings/{opening}/edit", data={**common, **lines, "years:experience": "5", "schooling:education": "D3"}
    )
    with app.app_context():
        asked = {item.id: item for item in rubric_of(load_opening(db.session, opening)).requirements}
    years, school = asked["experience"].knockout, asked["education"].knockout
    assert years
    assert school
    assert (years.minimum_years, school.minimum_level) == (5.0, "D3")
    assert "minimal 5 tahun" in asked["experience"].text.id
    assert asked["education"].text.in_("en") == "Three-year diploma or higher."


def test_a_typed_requirement_is_screened_for_the_skills_it_names(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    for words in ("Mahir negosiasi kontrak", "Bisa merangkai bunga papan"):
        auth.post(f"/openings/{opening}/edit", data={"act": "add:requirements", "new:requirements:id": words})
    auth.post(f"/openings/{opening}/edit", data={})
    with app.app_context():
        asked = {item.id: item.skills for item in rubric_of(load_opening(db.session, opening)).requirements}
    assert "negotiation" in asked["own.1"]
    assert asked["own.2"] == ()
    assert "tidak ada keahlian yang dikenali" in auth.get(f"/openings/{opening}/edit").text


def test_a_section_of_ones_own_is_typed_filled_reworded_and_removed(auth: FlaskClient) -> None:
    opening = make_opening(auth)
    edit_page = f"/openings/{opening}/edit"
    auth.post(edit_page, data={"act": "add-section", "new-section:id": "Acara dan pameran"})
    auth.post(edit_page, data={"act": "add:own_1", "new:own_1:id": "Menyiapkan gerai pameran."})
    auth.post(edit_page, data={"text:heading.own_1:id": "Pameran"})
    preview = auth.post(f"/openings/{opening}/preview", data={}).text
    assert '<h3 lang="id">Pameran</h3>' in preview
    assert "Menyiapkan gerai pameran." in preview
    auth.post(edit_page, data={"act": "drop-section:own_1"})
    assert "gerai pameran" not in auth.get(edit_page).text


def test_a_heading_is_reworded_and_takes_the_librarys_words_back(app: Flask, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    with app.app_context():
        group = find_role("account_manager").duties[0]
    for words, kept in (("Merawat pelanggan", True), (group.heading.id, False)):
        auth.post(f"/openings/{opening}/edit", data={f"text:heading.{group.id}:id": words})
        with app.app_context():
            wording = requisition_of(load_opening(db.session, opening)).wording
        assert (f"heading.{group.id}" in wording) == kept


def test_the_closing_lines_are_read_but_never_found_fault_with(auth: FlaskClient) -> None:
    page = auth.get(f"/openings/{make_opening(auth)}/edit").text
    assert "penyandang disabilitas" not in page
    assert 'class="finding unlawful"' not in page


def test_past_its_closing_date_a_job_leaves_list_feed_and_search(client: FlaskClient, auth: FlaskClient) -> None:
    opening = make_opening(auth)
    edit(auth, opening, **REQUIRED)
    auth.post(f"/openings/{opening}/status", data={"status": "published"})
    edit(auth, opening, closing_date="2020-01-31")
    page = client.get(f"/jobs/{opening}").text
    assert "sudah lewat" in page
    assert "ld+json" not in page
    assert opening not in client.get("/jobs").text + client.get("/jobs.rss").text


def test_the_rows_that_are_always_scored_are_shown_with_their_true_share(auth: FlaskClient) -> None:
    page = auth.get(f"/openings/{make_opening(auth)}/edit").text
    shown = {int(share) for share in re.findall(r"<strong>(\d+)% dari skor</strong>", page)}
    reading = read_evidence(parse_resume(read_document(b"Budi Contoh", "cv.txt"), datetime.date(2026, 1, 1)))
    lines = score_lines(reading, load_role("account_manager"), {})
    whole = sum(line.weight for line in lines)
    assert shown == {round(100 * line.weight / whole) for line in lines if line.id in {"work", "title", "trade"}}
