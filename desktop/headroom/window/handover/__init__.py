"""What is handed over: the dialog that asks for format, scenario, baseline, pages and template."""
