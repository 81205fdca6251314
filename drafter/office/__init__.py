"""An office of its own: what is asked to set one up, what comes of the answers, what it lacks. Pure: no terminal."""
