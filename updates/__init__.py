"""What a hosted site tells those who hold copies of it: which version is right, newer or withdrawn.

`published` makes the list from what a person wrote of withdrawn versions (`withdrawn`), the
topic's changelog (`changelog`), the days on which pages changed (`history`) and the reviews;
`feed` says the same to programs that read feeds.
"""
