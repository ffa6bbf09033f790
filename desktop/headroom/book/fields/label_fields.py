"""The fields of a content-label report (49 CFR 583), as NHTSA publishes it and as others copy it."""

from headroom.book.fields.field import CellKind, Field
from headroom.language import tr, tr_in

LABELS: tuple[Field, ...] = (
    Field(
        "carline",
        "Carline",
        CellKind.KEY,
        tr_in("cells of a column", "text"),
        required=True,
        spellings="Carlines|Car lines|Model|Model name|Nameplate|Vehicle|Vehicle line|Modelo|Modèle|Modell",
    ),
    Field(
        "make",
        "Make",
        CellKind.TEXT,
        tr_in("cells of a column", "text"),
        spellings="Makes|Brand|Marque|Marca|Marke",
    ),
    Field(
        "manufacturer",
        "Manufacturer",
        CellKind.TEXT,
        tr_in("cells of a column", "text"),
        spellings="Manufacturers|Mfr|OEM|Automaker|Company|Fabricante|Constructeur|Hersteller",
    ),
    Field(
        "vehicle_type",
        "Vehicle type",
        CellKind.TEXT,
        tr("PC, MPV, truck"),
        tr_in("what a blank cell means", "passenger car"),
        spellings="Vehicle Type on Part 567 Certification Label|Vehicle type (Part 567)|Type|Vehicle class|"
        "Body type|Part 567 type",
    ),
    Field(
        "us_canada_content",
        "US/Canada content %",
        CellKind.PERCENT,
        tr_in("cells of a column", "0 to 100"),
        required=True,
        spellings="Percent Content US/Canada|US/Canada content|US/Canadian content|US and Canada content|"
        "US/CA content|US/Canadian parts content|U.S./Canadian Parts Content|Domestic content|"
        "Percent US/Canada|US/Canada|US/Canada parts|Percent US/Canadian content|Domestic parts content|"
        "US-Canada content|AALA content|AALA",
        label=tr_in("name of a column", "US and Canadian content"),
    ),
    Field(
        "first_source",
        "Major foreign source",
        CellKind.TEXT,
        tr_in("cells of a column", "percent and country"),
        spellings="Major Sources of Foreign Parts Content|Major source of foreign parts content|"
        "Major sources of foreign content|Foreign sources|Foreign content|Foreign parts content|"
        "Other major sources|Major foreign sources|Foreign source|Other countries|Other content|"
        "Foreign content 1|Foreign source 1",
        label=tr_in("name of a column", "First source"),
    ),
    Field(
        "second_source",
        "2nd major foreign source",
        CellKind.TEXT,
        tr_in("cells of a column", "percent and country"),
        spellings="2nd Major Sources of Foreign Parts Content|2nd Major Source of Foreign Parts Content|"
        "Second major source|Second foreign source|Second major foreign source|Foreign content 2|"
        "Foreign source 2",
        label=tr_in("name of a column", "Second source"),
    ),
    Field(
        "assembly",
        "Final assembly",
        CellKind.TEXT,
        tr_in("cells of a column", "country"),
        tr("US, with a warning"),
        spellings="Final Assembly Countries|Final assembly country|Assembly|Assembly country|"
        "Country of assembly|Final assembly point|Assembled in|Built in",
        label=tr_in("name of a column", "Assembly"),
    ),
    Field(
        "more_assembly",
        "Additional final assembly",
        CellKind.TEXT,
        tr_in("cells of a column", "country"),
        spellings="Additional Final Assembly Countries|Second assembly country|Other final assembly",
        label=tr_in("name of a column", "More assembly"),
    ),
    Field(
        "engine",
        "Engine origin",
        CellKind.TEXT,
        tr_in("cells of a column", "country"),
        spellings="Country of Origin for the Engine/Motor|Engine/motor origin|Engine|Engine country|"
        "Country of origin of engine|Engine/Motor",
        label=tr_in("name of a column", "Engine"),
    ),
    Field(
        "more_engine",
        "Additional engine origin",
        CellKind.TEXT,
        tr_in("cells of a column", "country"),
        spellings="Additional country of Origin for Engine/Motor|Second engine origin",
        label=tr_in("name of a column", "More engine"),
    ),
    Field(
        "transmission",
        "Transmission origin",
        CellKind.TEXT,
        tr_in("cells of a column", "country"),
        spellings="Country of Origin for the Transmission(s)|Country of Origin for the Transmission|"
        "Transmission|Transmission country|Country of origin of transmission",
        label=tr_in("name of a column", "Transmission"),
    ),
    Field(
        "more_transmission",
        "Additional transmission origin",
        CellKind.TEXT,
        tr_in("cells of a column", "country"),
        spellings="Additional Country of Origin for the Transmission(s)|"
        "Additional Country of Origin for the Transmission|Second transmission origin",
        label=tr_in("name of a column", "More transmission"),
    ),
    Field(
        "annual_volume",
        "Annual volume",
        CellKind.AMOUNT,
        tr("vehicles a year sold in the US, 0 or more"),
        "1",
        spellings="US sales|Sales|Volume|Annual sales|Units",
    ),
    Field(
        "msrp_usd",
        "MSRP",
        CellKind.AMOUNT,
        tr("USD, above 0"),
        above_zero=True,
        spellings="Mean MSRP USD|MSRP USD",
    ),
)
"""Fields in the order of the report."""
