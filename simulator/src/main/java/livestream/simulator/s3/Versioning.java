package livestream.simulator.s3;

/** Versions of objects: there are none, as in every bucket for which nobody asked for any. */
final class Versioning {

    private final Buckets buckets;
    private final S3 s3;

    Versioning(Buckets buckets, S3 s3) {
        this.buckets = buckets;
        this.s3 = s3;
    }

    /** Adds the operations. */
    void register() {
        s3.on("GET", "/{Bucket}?versioning", "GetBucketVersioning", request -> {
            buckets.existing(request);
            return S3.xml(
                    200,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            + "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>");
        });
    }
}
