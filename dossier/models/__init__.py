"""The two models: arithmetic over whole arrays. No files, no text for screens, no catalogue, no inputs.

``inputs`` is the record that both models read; ``centre`` is a settled year of the centre (part A) and
``queueing`` its queue; ``flows`` and ``evaluation`` are the socio-economic evaluation (part B) over
``discounting``; ``uncertainty`` turns one case into draws, a tornado, switching values and a bridge (part C). A
change of arithmetic is a change of the stored results (``tests/vectors``). Read by ``tests/test_models_*.py``.
"""
