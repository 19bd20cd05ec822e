"""What tests of commands share is what all tests share."""

from conftest import inside  # noqa: F401
