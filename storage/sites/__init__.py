"""What is known of sites: settled from evidence, decided by people."""
