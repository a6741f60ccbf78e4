"""Measure every page against a bare Streamlit page, in the same run: ``python -m bench`` (or ``make bench``)."""
