"""Indonesian as data and rules: printed times, the language of a text, words and their stems."""
