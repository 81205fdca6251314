"""The zip and the parts of a Word file (Open Packaging Conventions, ECMA-376 part 2): ours, and those of others.

What we made ourselves is opened by `package`. A file that somebody else made is opened by `word`, which unpacks it
within bounds, follows nothing that leads out of it, and says everything for which it is refused; `sheet` then says what
such a file has as stationery.
"""
