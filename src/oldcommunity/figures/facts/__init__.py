"""What single records say: counted, listed, remembered, or left out with a reason."""
