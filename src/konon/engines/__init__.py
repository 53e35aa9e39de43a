"""Where stages run: on this machine, in guarded processes."""
