"""The tables of one model: its tests, core groups, US content, duties, landed cost and heaviest rows."""
