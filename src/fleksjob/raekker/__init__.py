"""Fleksløntilskud for a file of many rows: CSV, JSONL or Parquet in, the same rows with answers out.

`command` is what a person calls, and `run` does the work: the sources read blocks of rows, `by_column` takes
the rows that are written plainly, `by_row` every other row, and the outputs write. Memory follows the size of
a block, not the number of rows.
Polars is imported in here and nowhere else on the way of a single case.
"""
