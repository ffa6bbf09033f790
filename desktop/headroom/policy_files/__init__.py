"""Policy files and tariff tables: TOML in, with the line of whatever is wrong."""
