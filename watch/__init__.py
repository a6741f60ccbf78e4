"""What public registers say that the tables do not: ``make watch`` reads them and proposes, and writes no fact.

A curator's machine with a network runs it; neither the application nor a test does. ``polite`` asks (hosts of a list,
slowly, once), ``registers`` has a reader each with the form of its answers, ``therapy`` and ``matching`` judge,
``trials``, ``pages`` and ``datasets`` make findings, ``labels`` the words that their rows need, ``settled`` knows what
a person refused, ``proposals`` makes the workbook that ``make data-import`` takes, ``effects`` says what
accepted rows would move. It imports the dossier and paper; nobody imports it. What it writes stands under ``build/``
(``shelf``). A new register: a reader in ``registers``, its line in ``commands.READERS``, its
part of ``docs/WATCH.md``. Read by ``tests/test_watch_polite.py``, ``tests/test_watch_registers.py``,
``tests/test_watch_findings.py``, ``tests/test_watch_proposals.py``,
``tests/test_watch_hostile.py``.
"""
