"""What can be added to an office's folder: what each is asked for, and what may be left open for later."""

from __future__ import annotations

from dataclasses import replace

from drafter.commands.meanings import MEANINGS
from drafter.frozen import frozen

GAP = "FILL IN"
"""How a gap begins, in square brackets: a letter that prints one is unfinished and cannot be made final."""

TEXT = "text"
"""The key under which the words of a clause are given."""

FIRST_ASK = "ask"
"""The key under which those of the first ask of an issue are given."""


@frozen
class Asked:
    """A key that is asked for, with the question.

    `offers` names what there is to choose from: a kind of record, or `words` for the closed set of the key. `usual` is
    what stands there where nothing is said, `{name}` the id in words, `{Name}` with a capital, `{today}` the day. With
    `may_wait` a gap is left where nothing is said; what is `optional` is left out. All else must be said.
    """

    key: str
    words: str
    offers: str = ""
    usual: str = ""
    may_wait: bool = False
    optional: bool = False

    def meaning(self, schema: str) -> str:
        """What the key means."""
        above, _, inner = self.key.partition(".")
        if above == FIRST_ASK and inner:
            return MEANINGS["ask"].get(inner, self.words)
        return MEANINGS[schema].get(self.key, self.words)


@frozen
class Addition:
    """A kind of thing that can be added: its name with its article, its schema, and what is asked for, in order.

    `folder` is where a file of its own goes, `file` the file that takes an entry; both are empty where the issue and
    the slot say it. `is_words` where the thing is prose, whose gaps may stand in the library until they are filled.
    """

    what: str
    schema: str
    asked: tuple[Asked, ...]
    folder: tuple[str, ...] = ()
    file: str = ""
    is_words: bool = False


_CLAUSE_TEXT = Asked(TEXT, "The words of the clause, as the letter would have them", may_wait=True)

_OF_ASK = (
    Asked("title", "What should lists call the ask?", usual="{Name}"),
    Asked("lead", "The bold words that open its item of the list, as a sentence", may_wait=True),
    Asked("phrase", "What is asked, to follow “your help in securing …”", may_wait=True),
    Asked("reason", "Why it is asked, in a sentence", may_wait=True),
    Asked("decided_by", "Who decides what is asked?", offers="deciders"),
    Asked("pressed_by", "Who can press for it?", offers="pressers", optional=True),
    Asked("authority", "The law or practice on which it rests that they can do it", may_wait=True),
)

_CHECKED = Asked("checked", "The day on which you checked it", usual="{today}")

KINDS: dict[str, Addition] = {
    "issue": Addition(
        "an issue",
        "issue",
        (
            Asked("title", "What is the issue, by its full name?", usual="{Name}"),
            Asked("phrase", "How does a letter finish “I write about …”?", usual="{name}"),
            Asked(f"{FIRST_ASK}.id", "An id for its first ask, such as publish-the-maps", usual="first-ask"),
            Asked(f"{FIRST_ASK}.decided_by", "Who decides what that ask asks for?", offers="deciders"),
        ),
        is_words=True,
    ),
    "ask": Addition(
        "an ask",
        "ask",
        (*_OF_ASK, Asked(TEXT, "What the item says after the bold words", may_wait=True)),
        is_words=True,
    ),
    "clause": Addition(
        "a clause",
        "clause",
        (Asked("title", "What should lists call the clause?", usual="{Name}"), _CLAUSE_TEXT),
        is_words=True,
    ),
    "statistic": Addition(
        "a statistic",
        "statistics",
        (
            Asked("measure", "What is counted?"),
            Asked("unit", "In what is it counted?", offers="words"),
            Asked("geography", "Where?", usual="United States"),
            Asked("vintages.published", "The day on which the figure was published, or its month"),
            Asked("vintages.period.since", "The first month that it counts, as 2025-01"),
            Asked("vintages.period.until", "The last month that it counts, as 2025-12"),
            Asked("vintages.value", "The number, all in digits"),
            Asked("vintages.precision", "How exact is it?", offers="words", usual="exact"),
            Asked("vintages.basis", "How was it counted?", offers="words"),
            Asked("vintages.source", "Which source is it cited from?", offers="sources"),
            Asked("vintages.sure", "How do you know it?", offers="words", optional=True),
            _CHECKED,
        ),
        file="statistics",
    ),
    "source": Addition(
        "a source",
        "sources",
        (
            Asked("type", "What kind of document is it?", offers="words"),
            Asked("author", "Who wrote it? A body by its name, a person as Doe, J.", optional=True),
            Asked("issued", "The date printed on it: a day, a month or a year", optional=True),
            Asked("title", "Its title, in sentence case"),
            Asked("publisher", "Who published it, where that is not the author", optional=True),
            Asked("number", "Its number, as printed", optional=True),
            Asked("url", "Its address, where you saw it", optional=True),
            Asked("note", "A note for us, never printed", optional=True),
            _CHECKED,
        ),
        file="sources",
    ),
    "event": Addition(
        "an event",
        "timeline",
        (
            Asked("what", "Who did what? In the past tense, to follow “On DATE,”"),
            Asked("announced", "The day on which it was public"),
            Asked("effective", "The day on which it took effect, where that was later", optional=True),
            Asked("source", "Which source says so?", offers="sources"),
            _CHECKED,
        ),
        file="timeline",
    ),
    "official": Addition(
        "an official",
        "officials",
        (
            Asked("name", "The full name, without Mr. or The Honorable"),
            Asked("surname", "The surname"),
            Asked("honorific", "What stands before the name on the envelope?", usual="The Honorable"),
            Asked("vocative", "Mr., Ms. or Dr., where it is known", optional=True),
            Asked("tenures.post", "Which post?", offers="posts"),
            Asked("tenures.since", "The day of the oath; a month or a year where the day is not known"),
            Asked("tenures.until", "The last day, where there is one", optional=True),
            Asked("tenures.acting", "true where the person only acts in the post", optional=True),
            Asked("tenures.basis", "How do you know it?", offers="words"),
            Asked("tenures.source", "Which source says so?", offers="sources", optional=True),
            _CHECKED,
        ),
        ("templates", "roster"),
        "officials",
    ),
    "post": Addition(
        "a post",
        "posts",
        (
            Asked("title", "The title of the post"),
            Asked("department", "The department or agency, as the inside address has it"),
            Asked("address", "The lines of its street address, with semicolons between them"),
            Asked("form", "How is its holder addressed?", offers="forms"),
            Asked("also_called", "Other names that people type for it, with semicolons between them", optional=True),
            Asked("source", "Which source has the address?", offers="sources", optional=True),
            _CHECKED,
        ),
        ("templates", "roster"),
        "posts",
    ),
    "signatory": Addition(
        "a signatory",
        "signatory",
        (
            Asked("name", "The Member's full name, as it stands under the signature"),
            Asked("title", "The title under the name, such as United States Senator"),
            Asked("chamber", "Which chamber?", offers="words"),
            Asked("state", "The State represented, written out"),
            Asked("letterhead", "Which letterhead?", offers="letterheads"),
            Asked("zip", "The ZIP code that the letterhead prints after “Washington, DC”"),
            Asked("since", "The first day of service in this chamber", optional=True),
            Asked("note", "Where the facts are from; never printed", optional=True),
        ),
        ("templates", "signatories"),
    ),
    "rule": Addition(
        "a rule",
        "rules",
        (
            Asked("title", "What is wrong, in a sentence?", usual="{Name}"),
            Asked("check", "Which check looks for it? (drafter explain phrasing)", usual="phrasing"),
            Asked("with.says", "Phrases to find, with semicolons; (this/that) is either, … is words between"),
            Asked("level", "How grave is it?", offers="words", usual="warning"),
            Asked("message", "What is the drafter told?", usual="“{found}” is not for a letter: {sentence}"),
            Asked("hint", "What is to be done about it?", optional=True),
            Asked("why", "Why is the rule there?", may_wait=True),
            Asked("examples.fires.sentence", "A sentence in which it must find something"),
            Asked("examples.silent.sentence", "A sentence like it in which it must find nothing"),
        ),
        ("templates", "rules"),
        "rules",
        is_words=True,
    ),
    "letterhead": Addition(
        "a letterhead",
        "letterhead",
        (
            Asked("title", "What should lists call it?", usual="{Name}"),
            Asked("typeface", "The typeface of the letter", usual="Times New Roman"),
            Asked("lines", "The lines at its head, with semicolons; {{ signatory.name }} and .zip may stand in them",
                  usual="{{ signatory.name }}; Washington, DC {{ signatory.zip }}"),
        ),
        ("templates", "letterheads"),
    ),
}  # fmt: skip
"""Everything that can be added, by the name that is typed."""


def without_first_ask(issue: Addition) -> Addition:
    """An issue of which nobody has said what its first ask is: who decides that is a fact, and no gap stands for it."""
    return replace(issue, asked=tuple(one for one in issue.asked if not one.key.startswith(f"{FIRST_ASK}.")))


def gap(meaning: str) -> str:
    """A gap that says what belongs there."""
    return f"[{GAP}: {meaning.rstrip('.')}]"
