"""Several processes behind nginx: ``python -m deploy`` (or ``make serve``), what it needs elsewhere, and what it holds.

``site.conf`` and ``nginx.conf`` are the proxy, written out by ``proxy``; ``replicas`` starts and watches the processes;
``healthy`` waits for one. ``systemd/``, ``Containerfile`` and ``compose.yaml`` say the same to other machines. Read by
``tests/test_deploy*.py``.
"""
