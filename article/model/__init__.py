"""What an article is made of: parts, blocks, runs of words, and the words that mark them."""
