"""Exhibits of the page Funding: where the public money found went, what Besançon received, every award.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "funding")``, in its place
in ``pages/funding.py``. Texts: ``locales/*/funding.toml``, keys ``exhibit.<id>.*`` (see ``composing.compose``), no
digit in them. Shared words: ``words.py``; rules on sums: ``dossier/rules/sums.py``. Read by
``tests/test_exhibits.py -k funding``, ``tests/test_exhibits_funding.py`` and ``tests/test_money.py``.
"""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("sums", "map", "flow", "private", "region", "directory")
