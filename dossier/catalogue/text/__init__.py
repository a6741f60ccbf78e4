"""What no cell of a table may hold: hidden signs, letters lost on the way, what a spreadsheet or a draft left.

Cells are read as they are written, before their type is known; what a value means is no matter of this room. A new kind
is a function that gives a ``Finding``, called by ``cell.py``, with its words in ``fault.toml``. Read by
``tests/test_faults_text.py``.
"""
