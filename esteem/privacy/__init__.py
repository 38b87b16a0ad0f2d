"""People's rights over what is kept about them: seeing it, putting it right, being forgotten, and being told."""
