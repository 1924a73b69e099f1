"""What we say: packets and the pages that bring everything below together."""
