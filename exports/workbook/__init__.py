"""Workbooks, for whoever computes again: every exhibit and table, and the appraisal with live formulas.

``book`` is the file being written, once for both; ``exhibits`` and ``appraisal`` say what stands on which sheet, and
each sheet of the appraisal has its file (``appraisal_page`` fills one, ``appraisal_results`` asks for results once).
``appraisal_formulas`` are the models as formulas, held against them. Texts stay texts: nothing of the data is run. A
new sheet is a key given to ``Book``. Read by ``tests/test_export_workbook.py``, ``tests/test_export_evaluation*.py``.
"""
