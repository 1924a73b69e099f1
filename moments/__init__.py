"""What we did: moments of truth, what they were worth, and who confirmed it."""
