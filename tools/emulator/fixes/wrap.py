"""Replaces a method by one that is handed the original."""

import functools


def wrap(owner, name):
    def decorate(replacement):
        original = getattr(owner, name)

        @functools.wraps(original)
        def wrapped(self, *args, **kwargs):
            return replacement(original, self, *args, **kwargs)

        setattr(owner, name, wrapped)
        return replacement

    return decorate
