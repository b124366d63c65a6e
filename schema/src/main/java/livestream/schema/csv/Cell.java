package livestream.schema.csv;

import livestream.schema.Span;

/**
 * One cell of a table.
 *
 * @param text what it says: between its quotes, or without the spaces around it when it has none
 * @param at where it stands with its quotes; for a cell of several lines, its first
 */
public record Cell(String text, Span at) {}
