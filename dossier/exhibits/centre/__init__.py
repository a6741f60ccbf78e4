"""Exhibits of the page Centre: what a settled year of an option gives, what it costs, what stands beside it.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "centre")``, in its place
in ``pages/centre.py``. Texts: ``locales/*/centre.toml``, keys ``exhibit.<id>.*`` (see ``composing.compose``), no
digit in them. Results and their words: ``dossier/scenario``; arithmetic: ``dossier/models/centre.py``. Read by
``tests/test_exhibits.py -k centre`` and ``tests/test_exhibits_centre.py``, ``tests/test_exhibits_centre_figures.py``.
"""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("capacity", "inputs", "published", "cost", "account", "among", "compare", "automation", "wait")
