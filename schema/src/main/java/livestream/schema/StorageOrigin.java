package livestream.schema;

import java.util.Map;

/** An origin where manifests and segments lie as files: a MediaStore container, an S3 bucket, or any HTTPS server. */
public sealed interface StorageOrigin extends Origin permits MediaStore, S3, Http {

    /** The folder that the origin serves from, with a leading and without a trailing slash; empty for its root. */
    String path();

    /** The manifest that viewers begin with, by format, below the path and without a leading slash; in file order. */
    Map<Format, String> entries();
}
