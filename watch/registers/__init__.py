"""One reader a register: the addresses it asks, the form of what comes back, and nothing of what it means.

A form is a pydantic model of what the documentation of the register names, no field more: what else comes is left
aside, what lacks is told by its field (``watch.forms``). What is not documented has no reader; ``docs/WATCH.md`` says
which and why. Read by ``tests/test_watch_registers.py``.
"""
