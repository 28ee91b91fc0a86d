"""Made-up people, in words, and what the quiz tells them."""
