"""Progress of the renovation of old residential communities, kept in plain files and answered for."""

__version__ = "0.1.0"
