"""Articles: from a page, a text dump or a corpus row to an article whose fields are evidenced."""
