"""Paper: an exhibit as a file. CSV, pictures, slides, brief, annex, workbook, a copy that needs no server.

No Streamlit, no Plotly, and nothing is computed: an exhibit comes with its finding and its table. Floors, from the
ground up: files; svg and slides; paper; workbook; static (``lint-imports``, contract "Floors of paper"). A new file
is offered in ``components/downloads`` and in ``exports/static``. Read by ``tests/test_export_*.py``, hostile texts by
``tests/test_export_hostile.py``.
"""
