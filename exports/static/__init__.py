"""The copy that needs no server: pages in both languages with slides, brief, annex and workbook, from a stick.

``python -m exports.static FOLDER`` writes it. Everything is inside the page: no script, no request, every text
escaped. It shows what ``exports/paper/printed.py`` prints and computes nothing. A new file is a line of ``FILES``.
``embedded`` is the light page of one exhibit, which the
dashboard serves. Read by ``tests/test_export_static.py`` and ``tests/test_embed.py``.
"""
