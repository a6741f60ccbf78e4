"""What a table contradicts although each cell alone is right: places, bounds, dates, spellings, rows, addresses, files.

Each file knows one kind and gives faults from rows that were already validated; links between tables stay in
``checks.py`` of the catalogue. A new kind is a file with one public function, called by ``checks.check``. Read by
``tests/test_faults_consistency.py``.
"""
