"""Official accounts as pages, lists and the API read them; they are written by ``teams.services.handles``."""
