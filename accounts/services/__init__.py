"""The writes of this app."""
