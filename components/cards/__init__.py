"""Cards and lists on screen: one card an organisation, site or award, claims, precedents, key figures, directories.

What a card says is in ``dossier/cards`` or in an exhibit's table; here it becomes escaped HTML at its own address
(``?actor=…``). A new kind of card is a builder in ``dossier/cards`` given to ``draw_requested_card`` by its page.
Read by ``tests/test_pages.py`` and ``tests/test_page_capacity.py``.
"""
