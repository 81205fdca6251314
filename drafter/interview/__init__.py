"""The interview: what is asked, step by step, of somebody who names neither addressee nor asks. Pure: no terminal."""
