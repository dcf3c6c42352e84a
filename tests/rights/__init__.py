"""Who may do what at every address: expected.toml says it, and these tests ask every visitor at every address."""
