"""Evidence as other programs hold it: read into entries of the library's files, and written out again.

Nothing here opens a file. A form's reader takes lines or text and gives entries, which the library's own readers check;
`inserting` puts them into the text of a file, so that what a person wrote there stays as it is.
"""
