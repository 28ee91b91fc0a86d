"""What a clinician reviews and signs: claims, packs, records of reviews, what changed since."""
