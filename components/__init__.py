"""The screen: all that knows Streamlit, Plotly or deck.gl.

No fact, no sentence, no number of its own: exhibits come from ``cache``, words from locale keys. Floors, from the
ground up: charts, filters, signs, source; opened; cache; asked; exhibit, downloads, levers, page_chrome; presenter,
cards; service; doorway, embed; admission; frame (``lint-imports``, contract "Floors of the screen"). ``draw_*``
functions put widgets on the page, ``*_html`` give escaped HTML. Read by ``tests/test_pages.py`` and
``tests/browser/test_pages.py``.
"""
