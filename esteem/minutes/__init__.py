"""Agendas, minutes, decisions and actions: what meetings are to talk of, what was said, decided, and who does what."""
