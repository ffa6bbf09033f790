"""Names of the fields of a workbook as people read them."""

_FIELDS = {
    "hts_code": "HTS code",
    "origin": "Country of origin",
    "stated_role": "Part role",
    "alternative": "Source",
    "quantity": "Quantity per vehicle",
    "regional_content": "Regional content",
    "us_content": "US content",
    "us_canada_content": "US and Canadian content",
    "switching_cost_usd": "Switching cost",
    "conversion_usd": "Conversion cost",
    "net_cost_usd": "Net cost",
    "customs_value_usd": "Customs value",
    "msrp_usd": "MSRP",
    "outbound_freight_usd": "Outbound freight",
    "insurance_usd": "Insurance",
    "lvc_share": "LVC",
    "steel_share": "Originating steel",
    "aluminium_share": "Originating aluminium",
    "rate": "USD per unit",
}


def scale_words(per: float) -> str:
    """Return what amounts are for, e.g. ``for 100 pieces`` or ``in thousands``; empty for one piece."""
    if per == 1:
        return ""
    return f"for {per:,g} pieces" if per > 1 else "in thousands"


def field_words(name: str) -> str:
    """Return the name of a field, e.g. ``Unit cost`` for ``unit_cost``."""
    return _FIELDS.get(name, name.replace("_", " ").capitalize())
