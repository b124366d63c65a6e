package livestream.schema;

/**
 * Something that a run shall give back beyond the viewer URLs.
 *
 * @param text may hold references such as {@code ${channels.arena.endpoints.hls.viewerUrl}}
 */
public record OutputSpec(String name, String text, Span at) {}
