"""The case: facts, rules, models and exhibits; no screen, no chart library, no paper.

Floors, from the ground up: language, models; catalogue; selection; rules, charts; scenario, cards; exhibits;
storyboard. Imports run downwards only (``lint-imports``, contract "Floors of the dossier"); a new room takes its
floor there and its row in the table of the README. Read by ``tests/test_house.py``.
"""
