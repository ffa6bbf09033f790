"""The figures of a hand-over as rows for programs and spreadsheets: CSV and Parquet."""
