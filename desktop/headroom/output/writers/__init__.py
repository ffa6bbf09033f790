"""What lays a hand-over out: slides, live workbook, brief and dossier, one web page, tables of values."""
