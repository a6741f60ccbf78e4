"""The levers of a scenario on screen: named scenarios, options, conditions, three levers first, the rest behind.

Here: widgets that are set from the code ``s`` before they are drawn and write it when they move (``writing``). Not
here: what a lever can be set to, and words for it (``dossier/scenario/levers.py``). A new lever is an input of the
models and its row of ``model_inputs.csv``. Read by ``tests/test_page_centre.py`` and ``tests/test_later.py``.
"""
