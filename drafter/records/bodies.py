"""Bodies: posts that have the same part in many asks, such as the Members of Congress."""

from __future__ import annotations

from drafter.errors import Location
from drafter.frozen import frozen


@frozen
class Body:
    """A set of posts: those named one by one, and all whose id begins in a certain way, for posts that are imported.

    `powers` says what its members can do, to follow 'can'.
    """

    id: str
    title: str
    powers: str
    posts: tuple[str, ...]
    posts_beginning: tuple[str, ...]
    authority: str
    where: Location

    def __contains__(self, post: str) -> bool:
        return post in self.posts or post.startswith(self.posts_beginning)
