"""How fast KAPS is, measured side by side with a floor; `make bench` prints the tables. Nothing here fails a test."""
