"""The exact search behind ``resourcing``: the cheapest choice that keeps the limits, with its proof."""
