"""How much an importer reads: bounds that no office's list comes near, so that a hostile file costs little.

They are constants, not settings: a file that exceeds one is reported, and can be split.
"""

MOST_BYTES = 64 * 2**20
"""Bytes of a file. A list of 100.000 rows is some 20 MB as text and 8 MB as a workbook."""

MOST_UNPACKED = 512 * 2**20
"""Bytes of all parts of an Office package together. XML of a list packs to a tenth; a bomb to a thousandth."""

MOST_PART = 256 * 2**20
"""Bytes of one part. A sheet of 200.000 rows and twelve columns has some 150 MB of XML."""

MOST_SHARED = 96 * 2**20
"""Bytes of the texts a workbook shares among its sheets: the reader library keeps all of them in memory."""

MOST_PARTS = 10_000
"""Parts of a package. A workbook of a hundred sheets has some three hundred; each costs a look-up."""

MOST_ROWS = 250_000
"""Rows with something in them, in one file. All communes of the country report in 3.321 rows."""

MOST_EMPTY = 20_000
"""Empty rows one after another before the rest of a sheet is taken for formatting only."""

MOST_BEFORE = 1_000
"""Rows before the first row of headings: a letterhead and a title take some twenty."""

MOST_COLUMNS = 512
"""Columns of a table. The widest set of indicators met has 54; 512 leaves room for nine such side by side."""

MOST_WIDE = 100
"""Rows wider than that before the rest of a sheet is left: each has told the same already."""

MOST_CELL = 32_767
"""Characters of one cell: as many as a spreadsheet holds in one."""

MOST_MERGES = 50_000
"""Merged ranges of a sheet that are taken in; a list merges one cell for each unit."""

MOST_TABLES = 1_000
"""Sheets or tables of a file that are read."""

MOST_RESTARTS = 100
"""Times the reading of a text file begins anew behind a quote that was never closed."""

MOST_LINES = 500
"""Lines within one quoted cell: more, and the quote was never closed."""

MOST_PROLOGUE = 64 * 2**10
"""Bytes of an XML part before its first element: a declaration and, at most, a comment."""

MOST_TAG = 2**18
"""Bytes of one tag or text of an XML part; a cell of 32.767 letters has a hundred thousand."""

DEEPEST = 250
"""Levels of elements of an XML part; Word writes some forty."""

MOST_CANDIDATES = 5
"""Units or codes proposed for a name that is not known: more are no help to who must choose."""
