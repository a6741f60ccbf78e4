"""The shell around the pages: what stands there before the application, without it, and between it and the reader.

``head`` writes the page before any script, ``entrance`` serves it, ``taken_away`` serves what can be read without the
application, ``in_words`` says what would be refused in plain text, ``wayfinding`` is the page for an address that leads
nowhere, ``chart_library`` the installed Plotly, ``shell_words`` Streamlit's own words in French, and ``scripts/`` is
what runs in the browser: one file an idea, sent as one. No finding and no figure here. A new script is a file of
``scripts/`` named in ``shell_script.SCRIPTS``; a new word of Streamlit a key of both ``locales/*/shell.toml``. Read by
``tests/test_doorway.py``, ``tests/test_hostile_addresses.py`` and ``tests/browser/test_shell.py``.
"""
