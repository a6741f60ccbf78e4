"""An exhibit on screen, whole: heading, key, picture, source line, cautions, table, file, sources, clicks that filter.

``show`` is what a page calls; the others give it a part. Texts are escaped, never Markdown; a table keeps raw values
under their written form. No page and no id is named here. A new part stands in ``show`` once, for all exhibits.
``share`` is what a reader takes away. Read by ``tests/test_share.py``, ``tests/test_wording.py``,
``tests/test_figures.py`` and ``tests/test_pages.py``.
"""
