"""Exhibits of the page Actors: who holds which step of the chain, where, and who could make late batches.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "actors")``, in its place
in ``pages/actors.py``. Texts: ``locales/*/actors.toml``, keys ``exhibit.<id>.*`` (see ``composing.compose``), no
digit in them. Rules on organisations: ``dossier/rules/actors.py``. Read by ``tests/test_exhibits.py -k actors``.
"""
