package livestream.schema;

/** Where a channel's video comes from: exactly one of what AWS has for it, or any HTTPS server. */
public sealed interface Origin permits MediaPackage, StorageOrigin {

    /** The key of the file under which such an origin stands. */
    String word();

    /** Where the file says so. */
    KeySpans place();
}
