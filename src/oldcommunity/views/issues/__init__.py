"""What has to be solved."""
