"""A team to take along: the printable sheet, and the contacts for a phone."""

from teams.roster.contacts import contacts_of
from teams.roster.paper import roster_pdf
from teams.roster.reading import MOST_TEAMS, Roster, TooManyTeams, rosters_of

__all__ = ["MOST_TEAMS", "Roster", "TooManyTeams", "contacts_of", "roster_pdf", "rosters_of"]
