"""Pages that combine all of it."""
