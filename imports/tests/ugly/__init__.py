"""A corpus of ugly sheets: each has one fault of real life, and says what must come of it.

    python -m imports.tests.ugly FOLDER     writes the files, with a list of what is wrong with each, to look at

``cases/`` declares them by subject, ``files.py`` makes the files, ``register.py`` the register that they meet, and
``imports/tests/test_ugly.py`` imports each one and compares the whole report. Nobody in them is a real person.
"""
