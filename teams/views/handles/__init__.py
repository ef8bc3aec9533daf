"""The pages of official accounts."""
