"""Drawings for paper and walls: the wall chart and the dashboard, as SVG and as pages that need nothing else."""
