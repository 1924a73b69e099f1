"""What we promised people: colleagues, customer accounts, contacts and the yearly plans."""
