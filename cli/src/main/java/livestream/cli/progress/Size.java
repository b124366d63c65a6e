package livestream.cli.progress;

/** How much a terminal shows. */
record Size(int columns, int rows) {}
