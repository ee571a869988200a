"""What a review report is: people, sections, chronology, factors, recommendation."""
