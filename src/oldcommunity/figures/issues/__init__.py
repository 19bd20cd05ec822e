"""What somebody must solve, and where inspectors have been."""
