"""Lets `python -m konon` do what `konon` does."""

from konon.cli import main

main()
