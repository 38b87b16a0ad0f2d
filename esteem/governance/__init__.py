"""The constitution: its parameters, its text, its versions and its adoption."""
