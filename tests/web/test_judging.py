"""What people set: corrected levels, stages, and the history that tells of both."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from storage.database import db
from storage.models import Application
from storage.stages import list_stages
from tests.web.conftest import sign_in


def score_of(app: Flask, person: str) -> tuple[float | None, float | None]:
    with app.app_context():
        row = db.session.get(Application, person)
        assert row
        return row.score, row.machine_score


def test_a_corrected_level_stands_beside_the_machines(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    opening, ids = people
    before, _ = score_of(app, ids[0])
    page = auth.get(f"/candidates/{ids[0]}").text
    requirement = re.findall(r'id="line-([\w-]+)"', page)[-1]
    form = {"requirement": requirement, "level": "0", "reason": "Jabatannya bukan <peran> ini"}
    assert auth.post(f"/candidates/{ids[0]}/correct", data=form).location.endswith(f"#line-{requirement}")
    after, machine = score_of(app, ids[0])
    assert (machine, after) == (before, after)
    assert after is not None
    assert after < (before or 0)
    words = f"mesin {before:.1f} · dengan koreksi {after:.1f}".replace(".", ",")
    for address in (f"/candidates/{ids[0]}", f"/openings/{opening}/candidates", f"/candidates/{ids[0]}/score"):
        assert words in auth.get(address).text
    assert "Jabatannya bukan &lt;peran&gt; ini" in auth.get(f"/candidates/{ids[0]}").text
    auth.post(f"/candidates/{ids[0]}/undo")
    assert score_of(app, ids[0]) == (before, None)


def test_a_correction_wants_a_reason(auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    answer = auth.post(f"/candidates/{people[1][0]}/correct", data={"requirement": "title", "level": "1"})
    assert (answer.status_code, "mengapa" in answer.text) == (400, True)


def test_people_are_moved_through_stages_and_back(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    opening, ids = people
    for name in ("Telepon", "Wawancara"):
        auth.post("/stages", data={"act": "add", "name": name})
    with app.app_context():
        call, meet = (stage.id for stage in list_stages(db.session))
    auth.post("/stages", data={"act": f"up:{meet}"})
    page = auth.get("/stages").text
    assert page.index("Wawancara") < page.index("Telepon")
    done = auth.post(f"/openings/{opening}/decide", data={"id": ids[:2], "move": "1", "stage": call})
    auth.post(f"/candidates/{ids[2]}/stage", data={"stage": meet})
    page = auth.get(f"/openings/{opening}/candidates?stage={call}").text
    assert [one in page for one in ids] == [True, True, False]
    assert "dipindahkan ke “Wawancara”" in auth.get(f"/candidates/{ids[2]}").text
    auth.post(f"/openings/{opening}/undo", data={"batch": done.location.split("batch=")[1]})
    assert ids[0] not in auth.get(f"/openings/{opening}/candidates?stage={call}").text


def test_a_manager_moves_people_but_sets_up_no_stages(app: Flask) -> None:
    manager = sign_in(app, "manager")
    assert manager.get("/stages").status_code == 403


def test_the_invariance_test_is_a_button_with_a_result(app: Flask, auth: FlaskClient, people: tuple[str, list[str]]) -> None:
    person = people[1][0]
    assert f'action="/candidates/{person}/invariance"' in auth.get(f"/candidates/{person}/score").text
    page = auth.post(f"/candidates/{person}/invariance", follow_redirects=True).text
    assert "Tidak berubah: tidak satu pun" in page
    assert "Ratna Contoh" in page
    assert "uji kesetaraan dijalankan" in auth.get(f"/candidates/{person}").text
    manager = sign_in(app, "manager")
    assert "Ratna" not in manager.get(f"/candidates/{person}/invariance").text
