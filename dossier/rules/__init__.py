"""What the rows of the data mean: which ones count, which enter a sum, which may stand side by side.

One file a subject (actors, sites, awards, sums, candidates, precedents, series, studies); functions on tables or
records, no sentence of an exhibit, no drawing. A rule used by two exhibits or by a card belongs here. Read by
``tests/test_money.py``, ``tests/test_series.py`` and the ``tests/test_exhibits_*.py`` of the pages that use them.
"""
