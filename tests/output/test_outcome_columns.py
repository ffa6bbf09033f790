"""What a scenario makes of a fleet, as columns for scripts."""

from books import Row, book
from fleets import outcome
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.evaluation_json import evaluation
from headroom.output.evaluation_table import evaluation as as_table
from headroom.output.outcome_columns import DUTIES
from headroom.rules.outcome import Outcome
from headroom.scripting.frames import frame_of


def of_one_maker() -> SourcingBook:
    """Return two models of a maker, parts from China: for one of them no retail price is stated."""
    rows = [
        Row(origin, cost, model, hts="85443000")
        for model in ("Priced", "Unpriced")
        for origin, cost in (("CN", 100.0), ("US", 900.0))
    ]
    return book(
        rows,
        Vehicle("Priced", assembly_country="US", msrp_usd=5000.0, manufacturer="Maker"),
        Vehicle("Unpriced", assembly_country="US", manufacturer="Maker"),
    )


def of_json(made: Outcome) -> list[tuple[object, object]]:
    models = evaluation(made, made.scenario.policy)["models"]
    assert isinstance(models, list)
    return [
        (model["model"], line["measure"])
        for model in models
        for line in (*model["duties"], *({"measure": fee["fee"]} for fee in model["fees"]))
    ]


def test_a_credit_of_the_maker_is_listed_also_of_a_model_for_which_nothing_is_granted() -> None:
    made = outcome(sourcing=of_one_maker())
    found = frame_of(DUTIES, made)
    lines = [*found[["model", "measure"]].itertuples(index=False, name=None)]

    assert lines == of_json(made)
    assert ("Unpriced", "offset") in lines
    credit = found.iloc[lines.index(("Unpriced", "offset"))]
    assert (credit["base_usd"], credit["rate"], credit["amount_usd"]) == (0.0, 0.001, -2.5)
    assert sum("offset" in line.split() for line in as_table(made, made.scenario.policy).splitlines()) == 2
