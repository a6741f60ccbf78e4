"""Cards: what is known of one actor, site, award, precedent or source, and what is not, each line sourced.

One file a kind of card: a function ``(Catalogue, Language, id) -> card`` that raises ``UnknownRow``; words are locale
keys. No HTML here (``components/cards`` draws) and no rule about rows (``dossier/rules``). Read by
``tests/test_exhibits_capacity.py``, ``tests/test_exhibits_funding.py``, ``tests/test_exhibits_precedents.py``.
"""
