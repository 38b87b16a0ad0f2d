"""Venues and meetings: when and where the group meets, and how many came."""
