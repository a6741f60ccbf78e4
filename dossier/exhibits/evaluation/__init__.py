"""Exhibits of the page Evaluation: whether society would gain, what it depends on, what the file still lacks.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "evaluation")``, in its
place in ``pages/evaluation.py``. Texts: ``locales/*/evaluation.toml`` and ``option.toml``, keys ``exhibit.<id>.*`` (see
``composing.compose``), no digit in them. Shared words: ``words.py``; results: ``dossier/scenario``; arithmetic:
``dossier/models``. Read by ``tests/test_exhibits.py -k evaluation``, ``tests/test_exhibits_evaluation*.py`` and,
for what is asked (ids ``option-*``), ``tests/test_exhibits_option.py``.
"""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = (
    *("triggers", "options", "grid", "cap", "stop", "shares", "information"),
    *("answer", "scenarios", "bridge", "account", "tornado", "rates", "switching", "health"),
    *("thresholds", "kept_out", "checklist", "studies"),
)
