"""What is remembered from one check to the next: dismissals, baselines, cached results. Never any text of a report."""
