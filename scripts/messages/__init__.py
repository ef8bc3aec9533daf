"""Finds every string that a person can read, without GNU gettext, and holds it against the catalogues.

``python -m scripts.messages`` prints the strings that have no Hindi yet, ready to be pasted into
``locale/hi/<app>.po``; ``tests/test_translations.py`` keeps that list empty.
"""
