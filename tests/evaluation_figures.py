"""The figures of an evaluation by their names in its JSON, as the oracle and as the program compute them.

``A.rvc_low`` is a figure of the model A, ``A.test.core parts.result`` one of its tests,
``A.core.engine.rvc`` one of its core groups, ``A.duty.mfn_car`` one of its duties, ``A.fee.mpf`` one of its
fees, ``offset.-.used_usd`` what a manufacturer used of its offsets.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from headroom.book.sourcing import SourcingBook
from headroom.output.evaluation_json import evaluation
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Test
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from row_by_row import HIGH, LOW, NOT_ASSESSED, Expected, expected_fleet

Figure = float | str | list[str]
Figures = dict[str, Figure]

_OFFSETS = ("granted_usd", "used_usd", "carried_usd")


def oracle_figures(book: SourcingBook, scenario: Scenario, reference: TariffReference) -> Figures:
    """Return what the oracle makes of a book; the low end where the JSON has one figure for two ends."""
    fleet = expected_fleet(book, scenario, reference)
    found: Figures = {}
    for vehicle, model in zip(book.vehicles, fleet.models, strict=True):
        found |= {f"{vehicle.name}.{name}": value for name, value in _of_expected(model)}
    sums: dict[str, float] = {}
    for offset in fleet.offsets:
        for name in _OFFSETS:
            key = f"offset.{offset.manufacturer}.{name}"
            sums[key] = sums.get(key, 0.0) + getattr(offset, name)
    return {**found, **sums}


def program_figures(book: SourcingBook, scenario: Scenario, reference: TariffReference) -> Figures:
    """Return what the JSON of the program's evaluation of a book says."""
    outcome = evaluate(Exposure.of(book, reference), scenario)
    document: Any = evaluation(outcome, scenario.policy)
    found: Figures = {}
    for model in document["models"]:
        found |= {f"{model['model']}.{name}": value for name, value in _of_json(model)}
    sums: dict[str, float] = {}
    for offset in document["fleet"].get("offsets", ()):
        for name in _OFFSETS:
            key = f"offset.{offset['manufacturer']}.{name}"
            sums[key] = sums.get(key, 0.0) + offset[name]
    return {**found, **sums}


def assert_alike(found: Figures, counted: Figures, *, preference: bool) -> None:
    """Assert that the program's figures are those of the oracle.

    Args:
        found: Of the program.
        counted: Of the oracle.
        preference: Whether there is one; the program says nothing of tests where there is none.
    """
    unsaid = (f".test.{Test.PREFERENCE}.",) if preference else (".test.",)
    for name, figure in counted.items():
        if isinstance(figure, float):
            there = name in found or not any(part in name for part in unsaid)
            assert not there or found.get(name, 0.0) == pytest.approx(figure, abs=1e-6), name
        elif figure != "not assessed" and not any(part in name for part in unsaid):
            assert found.get(name) == figure, name


def _of_expected(model: Expected) -> Iterator[tuple[str, Figure]]:
    yield from (("vehicle_class", str(model.vehicle_class)), ("verdict", model.verdict))
    yield from (("rvc_low", model.rvc[LOW]), ("rvc_high", model.rvc[HIGH]))
    # The greater VNM is that of the low end of the content.
    yield from (("vnm_low_usd", model.vnm[HIGH]), ("vnm_high_usd", model.vnm[LOW]))
    yield from (("us_content_low", model.us[LOW]), ("us_content_high", model.us[HIGH]))
    yield from (("net_cost_usd", model.net_cost_usd), ("us_parts_usd", model.us_parts[LOW]))
    yield from (("parts_usd", model.parts_usd), ("parts_duty_usd", model.parts_duty_usd))
    yield from (("offset_usd", model.offset_usd), ("vehicle_duty_usd", model.vehicle_duty_usd))
    yield from (("fees_usd", model.fees_usd), ("landed_cost_usd", model.landed_cost_usd))
    if model.headroom == model.headroom:
        yield "headroom", model.headroom
    for test, one in model.tests.items():
        yield f"test.{test}.result", one.result
        if one.low is not None and one.high is not None and one.threshold is not None:
            yield from ((f"test.{test}.low", one.low), (f"test.{test}.high", one.high))
            yield f"test.{test}.threshold", one.threshold
    for group, sums in model.core.groups.items():
        yield f"core.{group}.net_cost_usd", sums.net_cost[LOW]
        yield from ((f"core.{group}.vnm_usd", sums.vnm[LOW]), (f"core.{group}.rvc", sums.rvc[LOW]))
        if model.core.assesses_components:
            yield f"core.{group}.vnm_components_usd", sums.vnm_components[LOW]
            yield f"core.{group}.rvc_components", sums.rvc_components[LOW]
    if model.core.together is not None:
        yield "core.together.rvc", model.core.together[LOW]
    if model.core.together_components is not None:
        yield "core.together.rvc_components", model.core.together_components[LOW]
    yield "core.passes_by", sorted(model.core.passes_by[LOW])
    yield from ((f"duty.{key}", duty) for key, duty in {**model.parts_duty, **model.vehicle_duty}.items())
    yield from ((f"fee.{key}", fee) for key, fee in model.fees.items())


def _of_json(model: Mapping[str, Any]) -> Iterator[tuple[str, Figure]]:
    for name, value in model.items():
        if isinstance(value, float | int | str):
            yield name, value
    for test in model["tests"]:
        yield f"test.{test['test']}.result", test["result"]
        if test["result"] != NOT_ASSESSED:
            yield from ((f"test.{test['test']}.{name}", test[name]) for name in ("low", "high", "threshold"))
    core = model.get("core") or {}
    for group in core.get("groups") or ():
        names = ("net_cost_usd", "vnm_usd", "rvc", "vnm_components_usd", "rvc_components")
        yield from _numbers(f"core.{group['group']}", group, names)
    yield from _numbers("core.together", core.get("together") or {}, ("rvc", "rvc_components"))
    yield "core.passes_by", sorted(core.get("passes_by") or ())
    sums: dict[str, float] = {}
    for line in model["duties"]:
        key = f"duty.{line['measure']}"
        sums[key] = sums.get(key, 0.0) + line["duty_usd"]
    for line in model["fees"]:
        key = f"fee.{line.get('measure', line.get('fee'))}"
        sums[key] = sums.get(key, 0.0) + line.get("duty_usd", line.get("fee_usd", 0.0))
    yield from sums.items()


def _numbers(
    place: str, record: Mapping[str, float | None], names: tuple[str, ...]
) -> Iterator[tuple[str, Figure]]:
    for name in names:
        value = record.get(name)
        if value is not None:
            yield f"{place}.{name}", value
