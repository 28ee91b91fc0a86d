"""How a copy is written, its checksums and signatures, and what they say of it."""
