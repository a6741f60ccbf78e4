"""Charts on screen: the plan of ``dossier/charts`` as a Plotly figure, a deck.gl map or SVG, without a widget.

One file a kind; same exhibit, same figure, the table left as it was; every word escaped. No order, sum or label is
decided here. ``plot`` is how a figure travels into the page, where ``doorway/scripts/plots.js`` draws it. A new kind is
a drawing here and its line in ``figure``. Read by ``tests/test_figures.py``, ``tests/test_plots.py``,
``tests/test_drawn.py`` and ``tests/test_cache.py``.
"""
