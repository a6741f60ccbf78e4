"""Where the libraries come from: what looks after the lists ``requirements*.in`` and their locks ``requirements*.txt``.

``audit`` asks a database what is known against them. It runs in ``build/tools`` (``requirements-tools.txt``), so it
imports the standard library alone, and nothing of the dashboard. Locking, the list of components and the table of
licences are commands of others: they stand in the Makefile. Read by ``tests/test_supply.py``.
"""
