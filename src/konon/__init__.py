"""Konon: an open, auditable reader of Indonesian-language news."""
