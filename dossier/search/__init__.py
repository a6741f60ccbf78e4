"""Find anything of the case by its words: pages, exhibits, claims, terms, organisations, sites, awards, sources, gaps.

What can be found is collected in ``documents.py``, each thing with its words in both languages and the link to where
it stands; ``index.py`` finds, without knowing what it finds; ``told.py`` says what was found in the reader's language.
No screen here. To make another table findable: a ``Subject``, its documents, its two lines in ``told.py``, its words
``search.subject.<subject>``. Read by ``tests/test_search.py``.
"""
