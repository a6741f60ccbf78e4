"""Exhibits of the page Demand: the French candidates, from trials to batches, and the context.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "demand")``, in its place
in ``pages/demand.py``. Texts: ``locales/*/demand.toml``, keys ``exhibit.<id>.*`` (see ``composing.compose``), no
digit in them. Rules on candidates: ``dossier/rules/candidates.py``; series: ``dossier/rules/series.py``. Read by
``tests/test_exhibits.py -k demand`` and ``tests/test_exhibits_demand.py``.
"""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = ("pipeline", "candidates", "manufacture", "trials", "patients", "batches")
