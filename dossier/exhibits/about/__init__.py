"""Exhibits of the page About: how a figure comes from a public source to a listener, and what is lost on the way.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "about")``, in its place in
``pages/about.py``. Texts: ``locales/*/about.toml``, keys ``exhibit.<id>.*`` (see ``composing.compose``), no digit in
them. What they count is the package and the register themselves. Read by ``tests/test_exhibits.py -k about`` and
``tests/test_exhibits_about.py``.
"""
