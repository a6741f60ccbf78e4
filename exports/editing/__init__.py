"""The tables in a spreadsheet and back: ``make data-edit`` writes a workbook, ``make data-import`` reads it back.

What is written is ``sheets`` (columns typed, explained and guarded) and ``guide``; what is read is a workbook
(``opened``) or the CSV of a table (``opened_csv``), cell by cell (``cells``), laid row against row (``matching``) and
over the tables as they stand (``merging``). ``trial`` has the candidate checked as any package, ``importing`` says the
steps, ``moving`` writes all or nothing. Of a workbook of proposals only accepted rows are read (``accepting``).
Nothing is decided here on what a row means, and no rule of the data is repeated. What a program does to cells on saving
is undone in ``cells`` where it is plain and refused in words where something was lost; such a word is a key of
``edit.toml``. Read by ``tests/test_editing_workbook.py``,
``tests/test_editing_cells.py``, ``tests/test_editing_import.py``, ``tests/test_editing_refusals.py``,
``tests/test_editing_writing.py``.
"""
