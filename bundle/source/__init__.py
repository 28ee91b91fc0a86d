"""What a bundle is made from: the finished offline site, its facts, and which copy this is."""
