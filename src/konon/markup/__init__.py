"""Markup: a page's bytes as text, its HTML as elements and lines, and what it says of itself."""
