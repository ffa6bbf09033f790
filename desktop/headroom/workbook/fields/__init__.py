"""The fields of workbooks: what they hold, and how their headings are spelt."""
