"""The presenter: one finding at a time on the whole screen, the speaker's notes, the order of the slides.

``presenter`` reads the address and chooses: ``stage``, ``notes`` or ``order``; looks are in ``presenter.css``. What
is told, and in which order, is ``dossier/storyboard.py``. No other page calls this room. A new view is a file here
and a value of ``view``. Read by ``tests/test_presenter.py`` and ``tests/browser/test_present.py``.
"""
