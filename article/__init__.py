"""The importer: one health article in, one Markdown page per cause and per question out.

The way of a text through this package: `decode` (bytes to text), one of `blocks_text`,
`blocks_markdown` and `blocks_html` (text to blocks), `outline` (blocks to an `Article`), then
`render` and `write` (sections to pages) or `compare` (sections against pages).
"""
