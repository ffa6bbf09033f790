"""Keys of the questions about costs and quantities of a table, and the words of their answers."""

DECIMALS, COMMA_ANSWER, POINT_ANSWER = "decimals", "comma", "point"
"""What separates decimals where the cells do not tell."""

PRICE_UNITS, THOUSAND_ANSWER, METRE_ANSWER = "price_units", "thousand", "metre"
"""What ``M`` is in the unit of a price."""

EXTENDED, TOTALS_ANSWER, ONE_PART_ANSWER = "extended", "totals", "part"
"""What the only column of costs holds: totals of the rows, or the cost of one part."""

COST_KINDS, APART_ANSWER, AS_PARTS_ANSWER = "cost_kinds", "apart", "parts"
"""Whether rows of labour, overhead, tooling, profit and freight are taken apart or counted as parts."""

RATES_QUESTION, DOLLARS_ANSWER, UNITS_ANSWER, EACH_ANSWER = "rates", "dollars", "units", "each"
"""Which way round rates are: dollars per unit, units per dollar, or each as its size says."""

LISTED_MODELS, EACH_MODEL_ANSWER, AS_NAMED_ANSWER = "listed_models", "each", "name"
"""What a cell means that lists several models: that each of them has the part, or one of that name."""
