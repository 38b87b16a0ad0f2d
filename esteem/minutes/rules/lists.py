"""How a meeting stands with its minutes, and what the list of them shows."""

from __future__ import annotations

from esteem.kernel.text import Said


class Standing(Said):
    """How far the papers of a meeting are; the first words of a filter."""

    AGENDA = "agenda", "Agenda only"
    DRAFT = "draft", "Being written"
    FINISHED = "finished", "To be approved"
    APPROVED = "approved", "Approved"
    ASIDE = "aside", "Set aside"
