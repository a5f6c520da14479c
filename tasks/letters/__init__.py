"""From Messages to words."""
