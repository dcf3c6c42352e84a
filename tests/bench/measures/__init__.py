"""What is measured: each module returns its figures for the register as it stands."""
