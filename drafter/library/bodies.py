"""Reads bodies.yaml."""

from __future__ import annotations

from drafter.library.fields import Fields
from drafter.library.references import References
from drafter.records.bodies import Body


def read_body(name: str, fields: Fields, references: References) -> Body:
    """A body with the posts that belong to it."""
    posts, beginning = fields.texts("posts"), fields.texts("posts_beginning")
    references.use("post", posts, fields, "posts")
    if not posts and not beginning:
        fields.fault("posts", "a body to which no post belongs", "Add 'posts:' or 'posts_beginning:'.")
    return Body(
        id=name,
        title=fields.text("title"),
        powers=fields.text("powers"),
        posts=posts,
        posts_beginning=beginning,
        authority=fields.text("authority"),
        where=fields.where(),
    )
