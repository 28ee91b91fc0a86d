"""Rules as data: what authors write, loaded and checked."""
