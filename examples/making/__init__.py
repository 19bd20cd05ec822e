"""The made-up city in parts: what happens in it, and how a clerk would write that down."""
