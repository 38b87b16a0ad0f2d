"""Subs as files."""
