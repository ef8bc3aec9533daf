"""The pages of renumbering an assembly's booths."""
