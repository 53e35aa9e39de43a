"""Publishers: one small file a portal or network says who publishes and how to read the pages."""
