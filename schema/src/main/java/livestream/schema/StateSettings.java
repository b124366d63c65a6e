package livestream.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where the user wants the state to be kept.
 *
 * @param backend {@code local}, a folder beside the file, or {@code s3}
 * @param bucket the bucket of {@code s3}
 * @param key the object of {@code s3}; null for {@code livestream/} and the name of the state
 * @param region where the bucket is; null for the region of the file
 * @param encryption what the state is encrypted with; null for a state in the clear
 */
public record StateSettings(
        String backend,
        @Nullable String bucket,
        @Nullable String key,
        @Nullable String region,
        @Nullable Encryption encryption,
        Place place) {

    /**
     * One of the two.
     *
     * @param passphrase where a passphrase is found
     * @param kms id, ARN or alias of a key of AWS KMS, in the region of the state
     */
    public record Encryption(
            @Nullable SecretSource passphrase, @Nullable String kms, Place place) {}

    /** In a folder beside the file, in the clear. */
    public static StateSettings local(Place place) {
        return new StateSettings("local", null, null, null, null, place);
    }

    /** Whether it is kept in a bucket. */
    public boolean isShared() {
        return backend.equals("s3");
    }
}
