"""The pages of volunteers: the public form, their own link, and the convener's queue."""
