"""How large a sheet may be (design: sheets.md, "size"). Beyond any of these the file is refused, naming the limit."""

BYTES = 200 * 1024 * 1024
ROWS = 25_00_000
COLUMNS = 200
CHARACTERS = 10_000
