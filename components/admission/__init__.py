"""Who may come, and how much of anything: what stands between an address and everything behind it.

``guard`` asks for a sign-in where the dossier is private (``rules`` reads who may come, ``visitor`` who asks,
``sign_in`` what Streamlit's own sign-in answers, ``provider`` whether there is one), ``hosts``, ``bodies`` and
``rates`` refuse what no reader sends, ``words`` is the page that says so. No finding, no figure and no page of the
application here. A new limit is a middleware of its own named in ``order``. Read by ``tests/test_private*.py``
and ``tests/test_limits.py``.
"""
