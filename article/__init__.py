"""The importer: one health article in, one Markdown page per cause and per question out.

The way of a text through the rooms of this package: `source` (a file to blocks), `structure`
(blocks to an `Article`), `output` (sections to pages, or sections against pages); all of them speak
in terms of `model`.
"""
