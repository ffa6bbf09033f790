from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from headroom.window.frame.shown.workstation_words import workstation_text
from headroom.workstation.organisation_presets import NO_PRESETS, OrganisationPresets
from headroom.workstation.preset_words import Feature, Preset
from headroom.workstation.user_places import UserPlaces

FOLDER = Path("/home/ana_1")
PLACES = UserPlaces(
    FOLDER / "s.ini", FOLDER / "layouts", FOLDER / "recovery", FOLDER / "p.json", FOLDER / "h.log"
)


def test_every_place_is_named_as_it_is_written() -> None:
    text = workstation_text(PLACES, NO_PRESETS, ("Headroom 1.0", "Qt 6"))

    assert "Headroom 1\\.0\\, Qt 6" in text
    for name in ("s\\.ini", "layouts", "recovery", "p\\.json", "h\\.log"):
        assert f"\\/home\\/ana\\_1\\/{name}" in text
    assert "organisation" not in text


def test_what_the_organisation_sets_is_listed_with_what_is_faulty() -> None:
    presets = OrganisationPresets(
        Path("/etc/headroom/presets.toml"),
        "Example *Motors*",
        "usmca",
        MappingProxyType({Preset.LANGUAGE: "es", Preset.THEME: "dark"}),
        frozenset({Preset.LANGUAGE}),
        frozenset({Feature.CSV}),
        ("line 3: wrong",),
    )

    text = workstation_text(PLACES, presets, ("Headroom",))

    assert "### Set by your organisation\n\nExample \\*Motors\\*" in text
    assert "| Policy at the start | usmca | can be changed |" in text
    assert "| Language | es | locked |" in text
    assert "| Theme | dark | can be changed |" in text
    assert "- Handing over as \\.csv files\n" in text
    assert "**line 3\\: wrong**" in text
    table = text.split("| What is kept | Where |\n")[1]
    assert table.startswith("|---|---|\n|")


def test_trouble_with_the_places_is_said() -> None:
    places = replace(PLACES, read_only=FOLDER / "stick")

    assert "cannot write into “\\/home\\/ana\\_1\\/stick”" in workstation_text(places, NO_PRESETS, ())
