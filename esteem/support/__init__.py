"""Those outside who help the group: practitioners, their organisations, speakers, and what was agreed with them."""
