"""Exhibits of the page Capacity: who can make a phase III batch, what sites publish, what was lost.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "capacity")``, in its place
in ``pages/capacity.py``. Texts: ``locales/*/capacity.toml``, keys ``exhibit.<id>.*`` (see ``composing.compose``), no
digit in them. Shared words: ``words.py``; rules on sites: ``dossier/rules/sites.py``. Read by
``tests/test_exhibits.py -k capacity`` and ``tests/test_exhibits_capacity.py``.
"""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("map", "phases", "by_phase", "sites", "lost", "published", "europe", "abroad")
