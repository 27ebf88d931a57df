"""Other openings that a candidate fits are named, the best fit first; closed ones and poor fits are not."""

from __future__ import annotations

from sqlalchemy.orm import Session

from descriptions import Requisition
from screening.scorecard import RoleFit
from storage.openings import create_opening, list_fitting, set_status


def test_openings_of_fitting_roles(session: Session, opening: str) -> None:
    officer = create_opening(session, Requisition(role="account_officer/micro"), "a")
    executive = create_opening(session, Requisition(role="account_executive"), "a")
    closed = create_opening(session, Requisition(role="account_officer/sme"), "a")
    set_status(session, closed, "closed", "a")
    fits = (
        RoleFit("account_officer/micro", 61.0), RoleFit("account_officer/sme", 55.0), RoleFit("account_executive", 12.0),
        RoleFit("account_manager", 80.0),
    )  # fmt: skip
    assert [(one.id, fit) for one, fit in list_fitting(session, opening, fits)] == [(officer.id, 61.0)]
    assert [one.id for one, _ in list_fitting(session, officer.id, fits)] == [opening]
    assert executive.id not in {one.id for one, _ in list_fitting(session, opening, fits)}
