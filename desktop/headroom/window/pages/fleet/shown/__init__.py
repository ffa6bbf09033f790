"""What the charts of the fleet show, decided without Qt."""
