"""The end of every stream in a PDF, made unmistakable.

A stream's data is followed by a line end and ``endstream``. Where the data itself ends in a carriage return
(one compressed stream in 256 does), that and the line feed read as *one* line end, and a strict validator
finds the data one byte short. The typesetter leaves it so; here the line end becomes a full CR LF.
"""

import re
from itertools import pairwise

DOUBTFUL_END = b"\r\nendstream\nendobj"
ENTRY = re.compile(rb"(\d{10}) \d{5} n\r\n")  # of an object in use: its offset


def unmistakable(pdf: bytes) -> bytes:
    """The same PDF, with offsets moved where a byte was added. It has one plain cross-reference table."""
    if DOUBTFUL_END not in pdf:
        return pdf
    table = int(pdf[pdf.rindex(b"startxref") + len(b"startxref") :].split()[0])
    starts = sorted(int(entry[1]) for entry in ENTRY.finditer(pdf, table))
    parts: list[bytes] = [pdf[: starts[0]]]
    moved = {}
    added = 0
    for start, end in pairwise([*starts, table]):
        moved[start] = start + added
        written = pdf[start:end]
        if written.rstrip().endswith(DOUBTFUL_END):
            at = written.rindex(b"\nendstream")
            written = written[:at] + b"\r" + written[at:]
            added += 1
        parts.append(written)
    tail = ENTRY.sub(lambda entry: b"%010d" % moved[int(entry[1])] + entry[0][10:], pdf[table:])
    at = tail.rindex(b"startxref")
    return b"".join((*parts, tail[:at], b"startxref\n%d\n%%%%EOF" % (table + added)))
