"""Makes `tests.` mean this folder: an installed package brings a `tests` of its own."""
