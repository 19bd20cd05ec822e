"""The shell: options, book, report, view, exit code. Only this layer prints or asks what day it is."""
