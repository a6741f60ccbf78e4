"""Exhibits of the page Evaluation: whether society would gain, what it depends on, what the file still lacks.

One file a question; a function ``(Catalogue, Selection) -> Exhibit`` under ``@exhibit(id, "evaluation")``, in its
place in ``pages/evaluation.py``. Texts: ``locales/*/evaluation.toml``, keys ``exhibit.<id>.*`` (see
``composing.compose``), no digit in them. Shared words: ``words.py``; results: ``dossier/scenario``; arithmetic:
``dossier/models/evaluation.py``. Read by ``tests/test_exhibits.py -k evaluation`` and
``tests/test_exhibits_evaluation.py``.

The option (ids ``option-*``) reads version 2 of the models: texts ``locales/*/option.toml``, shared words
``option_words.py``, tests ``tests/test_exhibits_option.py``.
"""

#: The files in the order in which their exhibits are read, listed and exported.
ORDER = (
    *("triggers", "options", "grid", "cap", "stop", "shares", "information"),
    *("answer", "ladder", "bridge", "account", "sensitivity", "switching", "law", "studies"),
)
