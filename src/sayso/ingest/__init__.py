"""From the world to bytes: what is fetched, and from where it may come."""
