"""A small fleet with one model of each verdict, for tests of the window."""

from dataclasses import replace

from books import Row, book, unknown
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook, Vehicle, VehicleClass


def fleet_book() -> SourcingBook:
    """Return three models: one qualifies under NAFTA, one fails, of one it cannot be told."""
    cost = {"model": "Aster", "hts": "84073444"}
    rows = (
        Row("US", 8000, **cost),  # type: ignore[arg-type]
        Row("JP", 2000, **cost),  # type: ignore[arg-type]
        Row("US", 4000, model="Birch", hts="84073444", freight=50),
        Row("DE", 6000, model="Birch", hts="84073444", currency="EUR"),
        Row("MX", 6000, model="Cedar", hts="84073444"),
        unknown(4500, model="Cedar", hts="84073444"),
    )
    vehicles = (
        Vehicle("Aster", VehicleClass.PASSENGER_CAR, "MX", 100_000, 1500, lvc_share=0.45),
        Vehicle("Birch", VehicleClass.LIGHT_TRUCK, "CA", 50_000, 1500),
        Vehicle("Cedar", VehicleClass.PASSENGER_CAR, "US", 20_000, 500),
    )
    problems = (
        Problem(Severity.WARNING, "The quantity is 400.", "Check the quantity.", "Sourcing", "E9"),
        Problem(Severity.ERROR, "The cost “TBD” is no number.", "Give a number.", "Sourcing", "D12"),
        Problem(Severity.ERROR, "The country “XX” is not known.", "Give a country.", "Sourcing", "C7"),
    )
    made = book(rows, *vehicles, rates={"EUR": 1.1})
    return replace(made, name="fleet.xlsx", problems=problems, rows_read=8)
