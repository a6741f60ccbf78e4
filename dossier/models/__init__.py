"""The models, version 2: arithmetic over whole arrays. No files, no text for screens, no catalogue, no inputs.

``inputs`` is the record that every model reads. ``centre`` is a settled year of the centre (part A), ``queueing`` its
queue; ``demand``, ``unit_values``, ``flows`` and ``evaluation`` are the socio-economic evaluation (part B) over
``discounting`` and ``prices``. ``laws``, ``conditions`` and ``draws`` turn rows of data into draws, ``summaries`` and
``sensitivity`` read them (part C; its door is ``uncertainty``). ``review`` (over ``knowledge`` and ``regression``),
``information``, ``shapley`` and ``paths`` are the decision in stages (part D; its door is ``staging``). A change of
arithmetic is a change of the stored results (``tests/vectors``). Read by ``tests/test_models_*.py``.
"""
