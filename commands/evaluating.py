"""`saring evaluate`: accuracy on a labelled folder, printed with its misses."""

from __future__ import annotations

from pathlib import Path

import click

path_argument = click.argument("path", type=click.Path(exists=True, path_type=Path))


@click.group()
def evaluate() -> None:
    """Accuracy of reading, ranking and wording review on labelled material."""


@evaluate.command()
@path_argument
def reading(path: Path) -> None:
    """Fields found right in the CVs of a folder with gold.jsonl, Indonesian and English apart."""
    from screening.evaluation_reading import evaluate_reading

    click.echo(str(evaluate_reading(path)))


@evaluate.command()
@path_argument
def ranking(path: Path) -> None:
    """AUC, AP and NDCG@10 with bootstrap intervals, per role, titles masked and visible; minimal pairs."""
    from screening.evaluation_ranking import evaluate_ranking

    click.echo(str(evaluate_ranking(path)))


@evaluate.command()
@path_argument
def roles(path: Path) -> None:
    """Best role of labelled ads and job titles, titles shown and masked; the half looked at and the half only measured."""
    from screening.evaluation_roles import evaluate_roles

    click.echo(str(evaluate_roles(path)))


@evaluate.command()
@click.argument("opening", required=False)
def decisions(opening: str | None) -> None:
    """Where people's decisions and the scores disagree, per opening (or one, by its id); nothing tunes itself."""
    import app as wiring
    from storage.agreement import openings_with_decisions, report_agreement
    from storage.database import db

    with wiring.create_app().app_context():
        found = [row for row in openings_with_decisions(db.session) if opening in (None, row.id)]
        for row in found:
            click.echo(f"{row.id} {row.role}\n{report_agreement(db.session, row.id)}\n")
    if not found:
        click.echo("no decisions yet" if opening is None else f"{opening}: no decisions on this opening")


@evaluate.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def wording(path: Path | None) -> None:
    """Recall and precision of unlawful criteria on labelled lines, with the misses."""
    from descriptions.evaluation_wording import evaluate_wording

    click.echo(str(evaluate_wording(path) if path else evaluate_wording()))
