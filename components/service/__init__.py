"""What whoever runs the dashboard needs: settings of the machine, places for readers, health, figures and log lines.

``settings`` reads the environment; ``places`` counts readers, ``gate`` asks it, ``full_page`` is what one too many is
told; runs take ``turns``; ``watch`` sees every request and run, ``meters`` counts them, ``lines`` writes them,
``second_port`` shows them on the loopback; ``stopped`` is what a reader sees of an error. No personal datum is kept,
logged or counted: no address of a machine, no word of a query, no name that is not ours. A new figure is a line of
``meters.py``; a new setting a field of ``Settings`` with its rule in both ``locales/*/service.toml``.
Read by ``tests/test_service*.py``.
"""
