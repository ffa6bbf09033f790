"""Bills as systems and people export them, one of each kind, with what a person reads in them.

Each is small and made up: figures of our own in a layout that was found outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbooks import Rows

MODELS: Rows = [
    ("Model", "Vehicle class", "Assembly country", "Annual volume"),
    ("Sierra", "car", "MX", 900.0),
]
RATE: Rows = [("Currency", "USD per unit"), ("EUR", 1.1)]
SIERRA = "Sierra"


@dataclass(frozen=True)
class Bill:
    """A bill as it is exported.

    Attributes:
        rows: Of its first sheet.
        costs: US dollars of parts in a vehicle, by model.
        content: Share of the region in parts that nothing else is made of, by model; empty: not compared.
        said: What is said of it, if anything must be.
        asked: Whether somebody is asked something before it is read.
        sheet: Name of its first sheet.
        more: Its other sheets.
    """

    rows: Rows
    costs: Mapping[str, float]
    content: Mapping[str, float] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    asked: bool = False
    sheet: str = "Sourcing"
    more: Mapping[str, Rows] = field(default_factory=lambda: {"Models": MODELS})


AXLE_AND_SEATS: Rows = [
    ("Model", "Part number", "Description", "Country of origin", "Qty", "Unit cost"),
    (SIERRA, "X-1", "Rear axle assembly", "MX", 1.0, 300.0),
    (SIERRA, "X-11", "Bearing", "CN", 2.0, 50.0),
    (SIERRA, "X-12", "Tube", "MX", 2.0, 100.0),
    (SIERRA, "X-2", "Bench", "MX", 1.0, 300.0),
    (SIERRA, "X-21", "Rail", "US", 1.0, 200.0),
    (SIERRA, "X-22", "Pad", "CN", 4.0, 25.0),
]
NUMBERS = ("1", "1.1", "1.2", "2", "2.1", "2.2")
_BY_NUMBER: Rows = [
    ("Item no.", *AXLE_AND_SEATS[0], "Make/Buy"),
    *(
        (number, *cells, "Buy" if "." in number else "Make")
        for number, cells in zip(NUMBERS, AXLE_AND_SEATS[1:], strict=True)
    ),
]
_BY_LEVEL: Rows = [
    ("Level", *AXLE_AND_SEATS[0], "Extended cost"),
    (0.0, SIERRA, "V-9", "Vehicle", "MX", 1.0, 600.0, 600.0),
    *(
        (1.0 + number.count("."), *cells, extended)
        for number, cells, extended in zip(
            NUMBERS, AXLE_AND_SEATS[1:], (300.0, 100.0, 200.0, 300.0, 200.0, 100.0), strict=True
        )
    ),
]
_PLAIN = ("Model", "Part number", "COO", "Unit cost", "Qty")

BILLS: Mapping[str, Bill] = {
    "levels with rolled-up costs": Bill(_BY_LEVEL, {SIERRA: 600.0}, {SIERRA: 400 / 600}),
    "item numbers with make and buy": Bill(_BY_NUMBER, {SIERRA: 600.0}, {SIERRA: 400 / 600}),
    "quantities per parent, costs at the leaves": Bill(
        [
            ("Level", "Model", "Part number", "Description", "Country of origin", "Qty per", "Unit cost"),
            (1.0, SIERRA, "W-1", "Wheel", None, 4.0, None),
            (2.0, SIERRA, "W-11", "Rim", "CN", 1.0, 40.0),
            (2.0, SIERRA, "W-12", "Nut", "MX", 5.0, 2.0),
            (1.0, SIERRA, "W-2", "Seat", None, 2.0, None),
            (2.0, SIERRA, "W-21", "Frame", "US", 1.0, 100.0),
        ],
        {SIERRA: 400.0},
        {SIERRA: 240 / 400},
    ),
    "model, trim and model year": Bill(
        [
            ("Model", "Trim", "Model year", "Part number", "COO", "Unit cost", "Qty"),
            (SIERRA, "LX", 2026.0, "P-1", "US", 10.0, 1.0),
            (SIERRA, "LX", 2026.0, "P-2", "CN", 5.0, 1.0),
            (SIERRA, "SE", 2026.0, "P-1", "US", 10.0, 1.0),
            (SIERRA, "SE", 2026.0, "P-3", "CN", 8.0, 1.0),
            (SIERRA, "LX", 2027.0, "P-1", "US", 11.0, 1.0),
        ],
        {"Sierra LX 2026": 15.0, "Sierra SE 2026": 18.0, "Sierra LX 2027": 11.0},
    ),
    "model year left of the name": Bill(
        [
            ("Model Year", "Nameplate", "Part number", "COO", "Unit cost", "Qty"),
            (2026.0, "Sierra", "P-1", "US", 10.0, 1.0),
            (2026.0, "Tundra", "P-2", "CN", 5.0, 1.0),
            (2027.0, "Sierra", "P-1", "US", 11.0, 1.0),
        ],
        {"Sierra 2026": 10.0, "Tundra 2026": 5.0, "Sierra 2027": 11.0},
        more={},
    ),
    "purchase shares": Bill(
        [
            ("Model", "Part number", "Supplier", "Country of origin", "Purchase share %", "Qty", "Unit cost"),
            (SIERRA, "P-1", "North", "US", 90.0, 1.0, 100.0),
            (SIERRA, "P-1", "East", "CN", 10.0, 1.0, 100.0),
            (SIERRA, "P-2", "West", "MX", 100.0, 2.0, 50.0),
        ],
        {SIERRA: 200.0},
        {SIERRA: 0.95},
    ),
    "a row marked as alternate": Bill(
        [
            ("Model", "Part number", "Description", "Alternate", "Country of origin", "Qty", "Unit cost"),
            (SIERRA, "P-1", "Cable", None, "US", 1.0, 100.0),
            (SIERRA, "P-1B", "Cable, substitute for P-1", "ALT", "CN", 1.0, 90.0),
            (SIERRA, "P-2", "Plug", None, "MX", 2.0, 50.0),
        ],
        {SIERRA: 200.0},
        {SIERRA: 1.0},
    ),
    "validity dates": Bill(
        [
            (*_PLAIN, "Effective from", "Effective to"),
            (SIERRA, "P-1", "US", 10.0, 1.0, "2024-01-01", "2025-06-30"),
            (SIERRA, "P-1", "CN", 8.0, 1.0, "2025-07-01", None),
            (SIERRA, "P-2", "MX", 20.0, 1.0, "2024-01-01", None),
        ],
        {SIERRA: 28.0},
        {SIERRA: 20 / 28},
    ),
    "the vehicle as first row": Bill(
        [
            ("Part number", "Description", "COO", "Unit cost", "Qty"),
            ("V-100", "Vehicle", "MX", 900.0, 1.0),
            ("P-1", "Bracket", "US", 10.0, 2.0),
            ("P-2", "Bolt", "CN", 1.0, 10.0),
        ],
        {"Sierra BOM": 930.0},
        asked=True,
        sheet="Sierra BOM",
        more={},
    ),
    "sku and component id": Bill(
        [
            (
                "sku",
                "component_id",
                "description",
                "hts_code",
                "origin_country",
                "current_supplier",
                "qty_per",
                "unit_cost_usd",
            ),
            ("K-1", "C-1", "Rotor", "870830", "CN", "S1", 1.0, 12.5),
            ("K-1", "C-2", "Bolts", "731815", "CN", "S2", 4.0, 0.1),
            ("K-2", "C-3", "Caliper", "870830", "VN", "S3", 1.0, 9.8),
        ],
        {"K-1": 12.9, "K-2": 9.8},
        more={},
    ),
    "item numbers beside the maker's part numbers": Bill(
        [
            ("Model", "Item #", "Ref Des", "Qty", "Manufacturer", "Mfg Part #", "COO", "Unit Price"),
            (SIERRA, 1.0, "U1", 1.0, "ADI", "AD8221", "PH", 9.16),
            (SIERRA, 2.0, "R1", 2.0, "Vishay", "CRCW06", "TW", 0.1),
            ("Tundra", 1.0, "R2", 2.0, "Vishay", "CRCW06", "TW", 0.1),
        ],
        {SIERRA: 9.36, "Tundra": 0.2},
        more={},
    ),
    "material cost per unit and per system": Bill(
        [
            (
                "Part Number",
                "Quantity",
                "System",
                "COO",
                "Corrected Material Cost Per Unit",
                "Corrected Material Cost Per System",
                "Corrected Freight Cost per Unit",
                "Total Landed cost",
            ),
            ("P-1", 1.0, "Chassis", "Austria", 3000.0, 3000.0, 100.0, 3200.0),
            ("P-2", 4.0, "Chassis", "United States", 500.0, 2000.0, 50.0, 2300.0),
        ],
        {"Landed Cost": 5000.0},
        asked=True,
        sheet="Landed Cost",
        more={},
    ),
    "price of a purchase order": Bill(
        [
            ("Model", "Part number", "Origin", "Qty", "PO Price"),
            (SIERRA, "P-1", "US", 1.0, 10.0),
            (SIERRA, "P-2", "CN", 2.0, 5.0),
        ],
        {SIERRA: 20.0},
        {SIERRA: 0.5},
    ),
    "extended cost and quantity": Bill(
        [
            ("Model", "Part number", "COO", "Qty", "Extended cost"),
            (SIERRA, "P-1", "US", 4.0, 40.0),
            (SIERRA, "P-2", "CN", 5.0, 100.0),
        ],
        {SIERRA: 140.0},
        {SIERRA: 40 / 140},
    ),
    "price per piece and cost of the line": Bill(
        [
            ("Model", "part", "COO", "quantity", "price per", "cost"),
            (SIERRA, "P-1", "US", 12.0, 0.1, 1.2),
            (SIERRA, "P-2", "CN", 4.0, 5.0, 20.0),
        ],
        {SIERRA: 21.2},
    ),
    "country where goods go beside the site of manufacture": Bill(
        [
            ("Model", "Part number", "Country", "Vendor", "Manufacturing Site", "Unit cost", "Qty"),
            (SIERRA, "P-1", "Mexico", "Acme GmbH", "Aurangabad, India", 10.0, 1.0),
            (SIERRA, "P-2", "Mexico", "Beta", "Wiesbaden, Germany", 20.0, 1.0),
        ],
        {SIERRA: 30.0},
        asked=True,
    ),
    "name is a description": Bill(
        [
            ("Model", "Part number", "Name", "COO", "Unit cost", "Qty"),
            (SIERRA, "P-1", "Bracket", "US", 10.0, 1.0),
            (SIERRA, "P-2", "Bolt", "CN", 2.0, 5.0),
        ],
        {SIERRA: 20.0},
    ),
    "value added tax and price unit in German": Bill(
        [
            ("Modell", "Artikelnr.", "Menge", "Preis/VE (Netto)", "VE", "Ust [%]", "Ursprungsland"),
            (SIERRA, "P-1", 2.0, 12.5, 1.0, 20.0, "DE"),
            (SIERRA, "P-2", 1.0, 40.0, 1.0, 20.0, "CN"),
        ],
        {SIERRA: 65.0},
        {SIERRA: 0.0},
        more={},
    ),
    "days, scores and capacities beside the quantity": Bill(
        [
            (
                "Part number",
                "COO",
                "Unit cost",
                "units_needed",
                "lead_time_days",
                "quality_score",
                "capacity",
            ),
            ("P-1", "US", 10.0, 4.0, 16.0, 82.0, 15.0),
            ("P-2", "CN", 20.0, 2.0, 12.0, 80.0, 50.0),
            ("P-3", "MX", 30.0, 1.0, 18.0, 81.0, 12.0),
        ],
        {"parts": 110.0},
        asked=True,
        sheet="parts",
        more={},
    ),
    "a column of quantities for each model": Bill(
        [
            ("Part number", "Description", "COO", "Unit cost", "Sierra qty", "Tundra qty", "Yukon qty"),
            ("P-1", "a", "US", 10.0, 1.0, 2.0, None),
            ("P-2", "b", "CN", 20.0, 1.0, None, 3.0),
            ("P-3", "c", "MX", 30.0, 0.0, 1.0, 1.0),
        ],
        {"Sierra": 30.0, "Tundra": 50.0, "Yukon": 90.0},
        {"Sierra": 10 / 30, "Tundra": 1.0, "Yukon": 30 / 90},
        asked=True,
        more={},
    ),
    "a yes or no of originating": Bill(
        [
            (*_PLAIN, "USMCA qualified (Y/N)"),
            (SIERRA, "P-1", "MX", 100.0, 1.0, "Y"),
            (SIERRA, "P-2", "MX", 100.0, 1.0, "N"),
            (SIERRA, "P-3", "CN", 100.0, 1.0, "N"),
        ],
        {SIERRA: 300.0},
        {SIERRA: 100 / 300},
    ),
    "the European Union by its names": Bill(
        [
            _PLAIN,
            (SIERRA, "P-1", "EU", 60.0, 1.0),
            (SIERRA, "P-2", "MX", 40.0, 1.0),
            ("Tundra", "P-1", "EUROPA", 60.0, 1.0),
            ("Tundra", "P-2", "UNION EUROPEA", 20.0, 1.0),
            ("Tundra", "P-3", "MX", 20.0, 1.0),
        ],
        {SIERRA: 100.0, "Tundra": 100.0},
        {SIERRA: 0.4, "Tundra": 0.2},
        more={},
    ),
    "units in the cells of costs and quantities": Bill(
        [
            ("Model", "Part number", "Country of origin", "Unit cost", "Quantity per vehicle"),
            (SIERRA, "P-1", "US", "$3.58", "4 pcs"),
            (SIERRA, "P-2", "CN", "3.58 USD", "4 ea"),
            (SIERRA, "P-3", "CN", "US$3.58", 1.0),
            (SIERRA, "P-4", "CN", "3.58/ea", "12个"),
            (SIERRA, "P-5", "CN", "USD 1,203.58", 1.0),
        ],
        {SIERRA: 1278.76},
    ),
    "a number of 19 digits": Bill(
        [_PLAIN, (SIERRA, 1234567890123456789.0, "US", 1.0, 1.0), (SIERRA, "0012345", "US", 1.0, 1.0)],
        {SIERRA: 2.0},
        said=("1234567890123460000",),
    ),
    "price units by code": Bill(
        [
            ("Model", "Part number", "COO", "Unit cost", "Price UOM", "Qty"),
            (SIERRA, "P-1", "US", 250.0, "M", 10.0),
            (SIERRA, "P-2", "CN", 35.0, "C", 4.0),
            (SIERRA, "P-3", "MX", 30.0, "EA", 1.0),
        ],
        {SIERRA: 33.9},
    ),
    "currencies per kilogram in Spanish": Bill(
        [
            ("Modelo", "Proveedor", "Numero de material", "Pais origen", "Moneda", "Precio", "Cantidad"),
            (SIERRA, "A", "M1", "USA", "USD/KG", 10.0, 1.0),
            (SIERRA, "B", "M2", "ALEMANIA", "EUR/KG", 10.0, 1.0),
        ],
        {SIERRA: 21.0},
        said=("KG",),
        more={"Models": MODELS, "Rates": RATE},
    ),
    "places and short numbers in the models": Bill(
        [
            _PLAIN,
            ("Sierra", "P-1", "US", 10.0, 1.0),
            ("Tundra", "P-2", "CN", 20.0, 1.0),
            ("Yukon", "P-3", "CN", 20.0, 1.0),
        ],
        {"Sierra": 10.0, "Tundra": 20.0, "Yukon": 20.0},
        more={
            "Models": [
                ("Model", "Class", "Assembly", "Volume"),
                ("Sierra", "SUV", "Saltillo, Mexico", "350k"),
                ("Tundra", "LCV", "Detroit, MI", "120,000"),
                ("Yukon", "8703.23", "Puebla, MX", "1.2M"),
            ]
        },
    ),
    "the model in the first row of its group": Bill(
        [
            _PLAIN,
            ("Sierra", "P-1", "US", 10.0, 1.0),
            (None, "P-2", "CN", 20.0, 1.0),
            (None, "P-3", "MX", 30.0, 1.0),
            ("Sierra Total", None, None, 60.0, None),
            ("Tundra", "P-1", "US", 10.0, 1.0),
            (None, "P-4", "CN", 50.0, 1.0),
            ("Tundra Total", None, None, 60.0, None),
            ("Grand Total", None, None, 120.0, None),
        ],
        {"Sierra": 60.0, "Tundra": 60.0},
        {"Sierra": 40 / 60, "Tundra": 10 / 60},
        more={},
    ),
    "rates the other way round": Bill(
        [
            ("Model", "Part number", "COO", "Currency", "Unit cost", "Qty"),
            (SIERRA, "P-1", "MX", "MXN", 171.0, 1.0),
            (SIERRA, "P-2", "JP", "JPY", 1500.0, 1.0),
            (SIERRA, "P-3", "US", "USD", 10.0, 1.0),
        ],
        {SIERRA: 30.0},
        {SIERRA: 2 / 3},
        said=("one unit is 0.0584795 US dollars (2 rows)",),
        more={"Models": MODELS, "Rates": [("Currency", "Exchange rate"), ("MXN", 17.1), ("JPY", 150.0)]},
    ),
    "labour, overhead, tooling and profit among the parts": Bill(
        [
            ("Model", "Part number", "Description", "Type", "COO", "Unit cost", "Qty"),
            (SIERRA, "P-1", "Hub", "Material", "US", 100.0, 1.0),
            (SIERRA, "LAB", "Assembly labour", "Labor", "MX", 200.0, 1.0),
            (SIERRA, "OH", "Overhead", "Overhead", "MX", 50.0, 1.0),
            (SIERRA, "TOOL", "Tooling amortisation", "Tooling", "US", 20.0, 1.0),
            (SIERRA, "PROFIT", "Profit", "Margin", "US", 30.0, 1.0),
        ],
        {SIERRA: 100.0},
        said=("labour (200.00 USD)", "overhead (50.00 USD)", "tooling (20.00 USD)", "profit (30.00 USD)"),
    ),
    "units that are no pieces": Bill(
        [
            ("Model", "Part number", "COO", "Unit cost", "Qty", "UOM", "Scrap %"),
            (SIERRA, "P-1", "US", 10.0, 1.0, "EA", 0.0),
            (SIERRA, "P-2", "CN", 2.0, 1500.0, "MM", 5.0),
            (SIERRA, "P-3", "MX", 20.0, 0.3, "KG", 10.0),
        ],
        {SIERRA: 3016.0},
        said=("MM", "Scrap"),
    ),
    "bill and part list on two sheets": Bill(
        [
            ("Model", "Part number", "Qty"),
            ("Sierra", "P-1", 2.0),
            ("Sierra", "P-2", 1.0),
            ("Tundra", "P-1", 1.0),
        ],
        {"Sierra": 70.0, "Tundra": 10.0},
        sheet="BOM",
        more={
            "Parts": [
                ("Part number", "Description", "COO", "Unit cost"),
                ("P-1", "Hub", "CN", 10.0),
                ("P-2", "Frame", "MX", 50.0),
            ],
            "Models": MODELS,
        },
    ),
    "Source with make and buy": Bill(
        [
            (*_PLAIN, "Source"),
            (SIERRA, "P-1", "US", 10.0, 1.0, "Make"),
            (SIERRA, "P-2", "CN", 20.0, 1.0, "Buy"),
            (SIERRA, "P-3", "MX", 30.0, 1.0, "Buy"),
        ],
        {SIERRA: 60.0},
        {SIERRA: 40 / 60},
    ),
    "a line of model and currency above headings in Chinese": Bill(
        [
            ("物料清单", *[None] * 8),
            ("车型:白杨", None, None, None, "币种:人民币", *[None] * 4),
            ("阶层", "自制/采购", "父项编码", "物料编码", "名称", "单位用量", "单价", "原产地", "备注"),
            (0.0, "自制", None, "V0", "整车", 1.0, None, None, None),
            (1.0, "自制", "V0", "A1", "车门", 4.0, None, None, None),
            (2.0, "采购", "A1", "B1", "玻璃", 1.0, 100.0, "中国", None),
            (2.0, "采购", "A1", "B2", "锁", 2.0, 50.0, "墨西哥", None),
            (1.0, "采购", "V0", "C1", "发动机", 1.0, 9000.0, "美国", "进口"),
        ],
        {"白杨": 1372.0},
        {"白杨": (400 + 9000) / 9800},
        more={"Rates": [("Currency", "USD per unit"), ("CNY", 0.14)]},
    ),
}
