"""The deck: exhibits as slides whose charts, tables and maps are native, to be edited in a room without us.

``deck`` puts slides in order, ``slide`` and ``cover`` set one, and one file a kind of picture draws the plan of
``dossier/charts`` into a box in points. No layout of an office program, no picture of text. A new kind is a drawing
here and its line in ``PICTURES``. Read by ``tests/test_export_slides.py`` and ``tests/test_export_charts.py``.
"""
