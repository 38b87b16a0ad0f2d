"""The tables of Gift Aid."""
