"""PDF for everyone: the brief of two pages and the annex of every exhibit, set by Typst.

A module says what its template of the same name prints, as JSON: text of the data is never source. Looks are in
``*.typ``, words in ``locales/*/paper.toml``. A new document is a module with its template, and a file of
``components/downloads``. Read by ``tests/test_export_brief.py`` and ``tests/test_export_annex.py``.
"""
