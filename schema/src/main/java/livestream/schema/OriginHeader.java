package livestream.schema;

/**
 * A header that CloudFront adds to every request to an origin; a viewer's header of that name is replaced.
 *
 * @param at where the file says so
 */
public record OriginHeader(String name, Content content, Span at) {

    /** What the header says. */
    public sealed interface Content {
        /** A text that anybody may read. */
        record Plain(String text) implements Content {}

        /** A secret, by where it is found. */
        record Hidden(SecretSource source) implements Content {}
    }
}
