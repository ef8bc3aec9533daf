"""Names of units that a person is asked about: each spelling once, with what it may mean."""

from imports.naming.asked import AskedName, names_asked, names_taken, names_to_settle
from imports.naming.candidates import Candidate, Candidates, in_both_scripts

__all__ = ["AskedName", "Candidate", "Candidates", "in_both_scripts", "names_asked", "names_taken", "names_to_settle"]
