"""The names of the policies that come with the program; nothing else is loaded for them."""

PRESETS = ("nafta", "us-proposal-2017", "nafta-withdrawal", "usmca", "usmca-232", "us-proposal-2026")
"""In the order in which they are offered."""

DEFAULT_POLICY = "nafta"
"""The one with which the program begins, unless an organisation presets another."""
