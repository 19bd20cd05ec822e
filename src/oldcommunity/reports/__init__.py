"""Reports: what a page says, as typed values in their final order; no words, no formatting."""
