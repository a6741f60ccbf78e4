"""Exhibits of the page Sources: the tables of the package, the register of sources, its age, the glossary, the gaps.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "sources")``, in its place
in ``pages/sources.py``. Texts: ``locales/*/sources.toml``, keys ``exhibit.<id>.*`` (see ``composing.compose``), no
digit in them. What they list is the package itself, as it stands. Read by
``tests/test_exhibits.py -k "sources or tables or gaps or glossary or freshness"`` and
``tests/test_exhibits_freshness.py``.
"""
