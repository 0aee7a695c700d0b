"""What a chart shows: results as small models to draw, with the rows they can be redrawn from."""
