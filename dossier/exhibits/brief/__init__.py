"""Exhibits of the page In brief: the answer with its conditions, four figures, the steps taken, what is to be decided.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "brief")``, in its place in
``pages/brief.py``. Texts: ``locales/*/brief.toml``, keys ``exhibit.<id>.*`` (see ``composing.compose``), no digit in
them. What another page computes is taken from the same rules and results. Read by ``tests/test_exhibits.py -k brief``
and ``tests/test_export_brief.py``.
"""
