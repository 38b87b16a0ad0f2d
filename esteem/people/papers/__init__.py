"""The papers of people: contact sheets, labels."""

from esteem.people.papers.labels import labels_paper
from esteem.people.papers.sheets import contact_sheet

__all__ = ["contact_sheet", "labels_paper"]
