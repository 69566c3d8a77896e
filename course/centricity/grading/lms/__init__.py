"""What comes from a learning management system, and what goes back."""
