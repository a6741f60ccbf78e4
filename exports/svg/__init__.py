"""Pictures of exhibits as SVG, for paper and for the copy without a server.

``picture`` chooses, ``canvas`` is the pen (every text escaped, no id, no style sheet), and one file a kind draws the
plan of ``dossier/charts`` in points. No font is looked for: widths are those of ``exports/files/fonts.py``. A new
kind is a drawing here and its line in ``picture``; ``framed`` puts around it what a picture must say alone. Read by
``tests/test_drawing.py`` and ``tests/test_export_image.py``.
"""
