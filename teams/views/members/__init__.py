"""The pages of members: the directory, one person, adding and changing them, what they agreed to."""
