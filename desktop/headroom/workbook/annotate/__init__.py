"""Marked copies of workbooks for whoever filled them in."""
