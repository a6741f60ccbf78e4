"""What every file needs: clean text, statements and sources in words, number formats, fonts, bytes without a clock.

Whatever two kinds of file would say or do alike is here, once; nothing here knows what a slide or a page is. A file
that cannot be made raises ``ExportFailed`` (``failure.py``), which says what is missing. Read by
``tests/test_export_table.py``, ``tests/test_export_hostile.py`` and the test of each file.
"""
