"""Set-up, the desk, and the way to everything else."""
