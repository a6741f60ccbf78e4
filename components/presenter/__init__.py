"""The presenter: one finding at a time on the whole screen, the speaker's notes in a window beside, the order.

``presenter`` reads the address and chooses: ``stage`` with its ``bar``, ``notes`` or ``order``; looks are in
``presenter.css``. Every slide of the story is in the page and ``presenter.js`` shows one: keys, moves and the second
window work without the server, which ``script`` tells what to show first. What is told, and in which order, is
``dossier/storyboard.py``. No other page calls this room. A new view is a file here and a value of ``view``; a new key
is a line of ``presenter.js`` and of ``bar``. Read by ``tests/test_presenter.py`` and ``tests/browser/test_present.py``.
"""
