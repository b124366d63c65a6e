package livestream.schema;

import org.jspecify.annotations.Nullable;

/** The functions of a behaviour, one for each event at most; the two of the origin can only be Lambda@Edge. */
public record EdgeFunctions(
        @Nullable EdgeFunction viewerRequest,
        @Nullable EdgeFunction viewerResponse,
        @Nullable EdgeFunction originRequest,
        @Nullable EdgeFunction originResponse) {

    /** No functions at all. */
    public static final EdgeFunctions NONE = new EdgeFunctions(null, null, null, null);
}
