package livestream.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cache behaviour that the user wrote.
 *
 * @param path its path pattern, without a leading slash; {@link #ANY} for the default behaviour
 * @param first whether it stands before the generated ones; otherwise after them
 * @param methods what CloudFront lets through
 * @param cachePolicy id of a policy, or the name of one of AWS's own
 * @param originRequestPolicy the same; null for none
 * @param responseHeadersPolicy the same; null for none
 * @param compress whether CloudFront compresses what its cache policy lets it
 */
public record CustomBehavior(
        String path,
        boolean first,
        Target origin,
        List<String> methods,
        String cachePolicy,
        @Nullable String originRequestPolicy,
        @Nullable String responseHeadersPolicy,
        boolean compress,
        EdgeFunctions functions,
        KeySpans place) {

    /** The pattern that matches every path. */
    public static final String ANY = "*";

    public CustomBehavior {
        methods = List.copyOf(methods);
    }

    /** Who answers. */
    public sealed interface Target {

        /** An endpoint of the file, as {@code channel/endpoint}. */
        record OfEndpoint(String name) implements Target {}

        /** An origin of the behaviour's own, which exists. */
        record OfStorage(StorageOrigin storage) implements Target {}
    }
}
