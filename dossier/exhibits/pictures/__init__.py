"""Exhibits of the page In pictures: a batch, the phases, where, the rooms, abroad, the words, for who knows nothing.

One file a few pictures; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "pictures")``, in its
place in ``pages/pictures.py``. Texts: ``locales/*/pictures.toml``, keys ``exhibit.<id>.*`` (see
``composing.compose``), no digit in them; pictograms are in ``dossier/charts/pictograms.py``. Read by
``tests/test_exhibits.py -k pictures`` and ``tests/test_exhibits_pictures.py``.
"""

ORDER = ("batch", "places", "words", "signs")
