"""Exhibits of the page Precedents: what became of comparable centres, what they cost, how long they took.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "precedents")``, in its
place in ``pages/precedents.py``. Texts: ``locales/*/precedents.toml``, keys ``exhibit.<id>.*`` (see
``composing.compose``), no digit in them. Rules on costs and dates: ``dossier/rules/precedents.py``. Read by
``tests/test_exhibits.py -k precedents`` and ``tests/test_exhibits_precedents.py``.
"""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("promised", "french", "cost", "rooms", "overrun", "time", "centres")
