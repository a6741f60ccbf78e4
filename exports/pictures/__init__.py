"""Pictures drawn once with a pen, for SVG and for slides: forms, the key over a picture.

What stands where is planned in ``dossier.charts``; here it is only drawn, by the calls of ``pen.Pen``. No format of a
file may come in here: a pen for a new format belongs to the room of that format (``exports.svg.canvas``,
``exports.slides.pen``). Another picture: one function ``(pen, exhibit, frame, ...) -> bottom`` and a line in the
dispatch of each format. Read by ``tests/test_drawing.py`` and ``tests/test_export_slides.py``.
"""
