"""The only floor that opens files: workbooks, policies and reference tables in, workbooks out."""
