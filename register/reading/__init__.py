"""Reading the register: search, the list, the page of an entry, and what can be taken away."""
