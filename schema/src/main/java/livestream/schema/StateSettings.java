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
 * @param sse how S3 is told to encrypt the objects: {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}; null leaves it to
 *     the bucket
 * @param kmsKey id, ARN or alias of the key for {@code sse}; null for S3's own
 * @param profile the profile whose credentials reach the state; null for those that reach everything else
 * @param role ARN of the role that is assumed to reach the state; null for none
 */
public record StateSettings(
        String backend,
        @Nullable String bucket,
        @Nullable String key,
        @Nullable String region,
        @Nullable Encryption encryption,
        @Nullable String sse,
        @Nullable String kmsKey,
        @Nullable String profile,
        @Nullable String role,
        KeySpans place) {

    /**
     * One of the two.
     *
     * @param passphrase where a passphrase is found
     * @param kms id, ARN or alias of a key of AWS KMS, in the region of the state
     */
    public record Encryption(
            @Nullable SecretSource passphrase, @Nullable String kms, KeySpans place) {}

    /**
     * Encryption by S3 itself.
     *
     * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}, as in {@code x-amz-server-side-encryption}
     * @param kmsKey id, ARN or alias of a key of AWS KMS; null for S3's own
     */
    public record ServerSide(String algorithm, @Nullable String kmsKey) {}

    /** In a folder beside the file, in the clear. */
    public static StateSettings local(KeySpans place) {
        return new StateSettings("local", null, null, null, null, null, null, null, null, place);
    }

    /** What S3 is told of encryption; null leaves it to the bucket. */
    public @Nullable ServerSide serverSide() {
        return sse == null ? null : new ServerSide(sse, kmsKey);
    }

    /** Whether AWS is asked for it: for its objects, or for the key that opens it. */
    public boolean asksAws() {
        return isShared() || encryption != null && encryption.kms() != null;
    }

    /** Whether it is kept in a bucket. */
    public boolean isShared() {
        return backend.equals("s3");
    }
}
