"""The process that reads workbooks: its limits, its fence, its folder, and how long it is waited for."""
