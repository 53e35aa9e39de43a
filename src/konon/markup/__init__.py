"""A room of the house, not furnished yet."""
