"""The pages on which records that may be of one person are looked at, made one, told apart, and made two again."""
