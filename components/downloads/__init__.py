"""Files that a reader takes away: brief, slides, annex, workbook, appraisal, tables of the package.

Each is made on click, in the state of the screen; what makes it is in ``exports`` and is imported when it is called,
so that a missing engine costs its own file only. A new file is a ``File`` of ``leave_behind`` and its words in
``locales/*/brief.toml``. Read by ``tests/test_leave_behind.py``.
"""
