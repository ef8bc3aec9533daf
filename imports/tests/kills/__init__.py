"""Imports whose worker, database and broker are killed again and again, on servers of their own.

    python -m imports.tests.kills [--kills 50] [--seed 1]      prints as JSON what was killed when

``stand.py`` has the servers and the ways to kill them, ``series.py`` an import that is carried through kills, and
``snapshot.py`` what the register then must hold. ``imports/tests/test_kills.py`` runs it.
"""
