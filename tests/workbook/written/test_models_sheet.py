"""What was typed of vehicles is written as a sheet Models, which reads as what it was."""

from pathlib import Path

import numpy as np
import openpyxl
import pytest

from headroom.arrays import Floats
from headroom.book.assumed_facts import with_facts
from headroom.book.fields.model_fields import MODELS as FIELDS
from headroom.book.model_facts import ModelFact
from headroom.book.sourcing import SourcingBook
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError
from headroom.workbook.process.reading import read_book
from headroom.workbook.written.models_sheet import NOTE_HEADING, write_models
from workbooks import Rows, table, write_xlsx

PARTS = table({"Unit cost": 9_000.0, "Country of origin": "CN"}, {"Model": "Baja"}, {"Model": "=1+1"})
FACTS = (
    *(ModelFact("Sierra", "vehicle_class", "light truck"), ModelFact("Sierra", "assembly_country", "MX")),
    *(ModelFact("Sierra", "annual_volume", 5e4), ModelFact("Sierra", "conversion_usd", 900.25)),
    *(ModelFact("Sierra", "msrp_usd", 3e4), ModelFact("Sierra", "lvc_share", 0.411)),
    *(ModelFact("Baja", "manufacturer", "=2+2"), ModelFact("Baja", "hts_code", "87032301")),
)


def opened(folder: Path, models: Rows | None = None) -> tuple[Path, SourcingBook]:
    sheets: dict[str, Rows] = {"Sourcing": PARTS}
    if models is not None:
        sheets["Models"] = models
    path = write_xlsx(folder / "book.xlsx", sheets)
    return path, with_facts(read_book(path), FACTS)


def figures(book: SourcingBook) -> Floats:
    exposure = Exposure.of(book, load_reference())
    made = [evaluate(exposure, Scenario(policy)) for policy in load_presets()]
    parts = [(one.landed_cost_usd, one.rvc_low, one.headroom, one.verdict) for one in made]
    return np.array(parts, dtype=np.float64)


def test_the_workbook_with_the_file_gives_the_same_figures(tmp_path: Path) -> None:
    path, book = opened(tmp_path)
    write_models(tmp_path / "models.xlsx", book)

    together = read_book((path, tmp_path / "models.xlsx"))

    assert figures(together) == pytest.approx(figures(book), nan_ok=True)
    assert figures(together) != pytest.approx(figures(book.as_read), nan_ok=True)
    for read, typed in zip(together.vehicles, book.vehicles, strict=True):
        assert all(read.value(one.name) == typed.value(one.name) for one in FIELDS if one.carried)
    assert not [one for one in together.problems if one.severity.value == "error"]


def test_it_fills_the_blanks_of_a_sheet_that_the_workbook_has(tmp_path: Path) -> None:
    path, book = opened(tmp_path, (("Model", "Annual volume", "Plant"), ("Sierra", 7.0, "Silao")))
    write_models(tmp_path / "models.xlsx", book)

    together = read_book((path, tmp_path / "models.xlsx"))

    sierra = together.vehicles[0]
    assert (sierra.annual_volume, sierra.plant, sierra.assembly_country) == (7.0, "Silao", "MX")
    assert sierra.cells["annual_volume"] == "[book.xlsx]Models!B2"
    assert sierra.cells["assembly_country"].startswith("[models.xlsx]Models!")
    assert figures(together) == pytest.approx(figures(book), nan_ok=True)


def test_what_was_typed_is_told_apart_and_what_nobody_said_is_blank(tmp_path: Path) -> None:
    _, book = opened(tmp_path, (("Model", "Annual volume", "Plant"), ("Sierra", 7.0, "Silao")))
    write_models(tmp_path / "models.xlsx", book)

    sheet = openpyxl.load_workbook(tmp_path / "models.xlsx")["Models"]
    headings = [cell.value for cell in sheet[1]]
    sierra, baja, formula = (dict(zip(headings, row, strict=True)) for row in sheet["2:4"])

    assert headings == [*(one.heading for one in FIELDS if one.carried), NOTE_HEADING]
    assert sierra["Annual volume"].value == 7
    assert sierra["LVC %"].value == 41.1
    assert sierra[NOTE_HEADING].value == "Vehicle class, Assembly country, Conversion cost, MSRP, LVC %"
    assert sierra["MSRP"].fill.fgColor.rgb != sierra["Annual volume"].fill.fgColor.rgb
    assert baja["HTS code of vehicle"].value == "87032301"
    assert (baja["Manufacturer"].value, baja["Manufacturer"].data_type) == ("=2+2", "s")
    assert (formula["Model"].value, formula["Model"].data_type) == ("=1+1", "s")
    assert [h for h, cell in formula.items() if cell.value is not None] == ["Model"]


def test_a_name_that_is_none_of_a_workbook_is_refused(tmp_path: Path) -> None:
    _, book = opened(tmp_path)

    with pytest.raises(UserError, match=r"end in \.xlsx"):
        write_models(tmp_path / "models.csv", book)
