"""Many readers at once, through nginx: ``python -m bench.load`` (or ``make load``).

A reader is a socket that speaks Streamlit's own messages (``reader``), for fifty browsers do not fit into two cores;
``scenes`` are what many readers do, each with its verdicts. Read by ``tests/test_load.py``.
"""
