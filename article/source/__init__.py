"""From a file, whatever its format, to the blocks of one article."""
