"""Exhibits of the page Challenge: the claims for and against, with their evidence.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "challenge")``, in its
place in ``pages/challenge.py``. Texts: ``locales/*/challenge.toml``, keys ``exhibit.<id>.*`` (see
``composing.compose``), no digit in them. The claims are rows of ``data/argument.csv``, written there. Read by
``tests/test_exhibits.py -k argument`` and ``tests/test_prose.py``.
"""
