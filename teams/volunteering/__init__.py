"""Volunteers, from the public form to the convener's decision: reading. The writing is in ``teams.services``."""
