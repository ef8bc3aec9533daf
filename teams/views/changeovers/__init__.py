"""The pages of posts and teams, and of their changeovers."""
