"""A request as the register's pages get it: with the viewer that a middleware of an upper app put on it."""

from django.http import HttpRequest

from register.viewer import Viewer


class ReadingRequest(HttpRequest):
    """A request whose reader is known."""

    viewer: Viewer
