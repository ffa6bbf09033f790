"""The fleet of the sample, and larger ones made of it: the same models again at other prices."""

from dataclasses import replace

import numpy as np

from headroom import resources
from headroom.book.sourcing import SourcingBook
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.workbook.process.reading import read_book

_SEED = 20261123
_DEARER = 0.02


def sample_offers(models: int) -> Offers:
    """Return every source of every part of a fleet of so many models."""
    reference = load_reference()
    book = read_book(resources.sample(), lambda _: None, lambda: False)
    return Offers.of(Exposure.of(_enlarged(book, models), reference))


def _enlarged(book: SourcingBook, models: int) -> SourcingBook:
    """Return a book of so many models; each copy of the fleet costs a little more, part by part."""
    rows, fleet = book.rows, book.vehicles
    copies = -(-models // len(fleet))
    copy = np.repeat(np.arange(copies), len(rows))
    model = np.tile(rows.model, copies) + copy * len(fleet)
    dearer = 1 + _DEARER * copy * np.random.default_rng(_SEED).random(len(copy))
    kept = np.flatnonzero(model < models)
    more = rows.take(np.tile(np.arange(len(rows)), copies)[kept])
    names = [f"{vehicle.name} {number}".removesuffix(" 0") for number in range(copies) for vehicle in fleet]
    enlarged = replace(
        more,
        model=model[kept].astype(np.int32),
        models=tuple(names[:models]),
        unit_cost=np.round(more.unit_cost * dearer[kept], 2),
    )
    vehicles = tuple(replace(fleet[at % len(fleet)], name=name) for at, name in enumerate(enlarged.models))
    return replace(book, rows=enlarged, vehicles=vehicles)
