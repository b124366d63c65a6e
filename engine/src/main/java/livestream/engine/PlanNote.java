package livestream.engine;

/**
 * A decision of the expansion that a reader of the plan wants to know.
 *
 * @param heading under which heading it belongs, as in {@code Routing}
 * @param subject whom it is about, as in {@code news/hls}; empty when it is about all
 */
public record PlanNote(String heading, String subject, String text) {}
