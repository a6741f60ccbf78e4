"""What an exhibit is, and what stands where in its picture: planned once, drawn by every engine.

One file a kind of picture: a frozen plan in the unit of the caller (pixels, points) from an exhibit and, where texts
are placed, a ``Measure``. No Plotly, no SVG, no slide, no words of our own. A new kind is an ``Encoding``, a plan,
and a file in each of ``components/charts``, ``exports/svg``, ``exports/slides``; or a ``Sheet`` of marks, which all
draw as it is (``forms``). Read by ``tests/test_charts_*.py`` (the plans, as
``tests/test_charts_matrix.py``), ``tests/test_palette.py`` and ``tests/test_maps_in_time.py``.
"""
