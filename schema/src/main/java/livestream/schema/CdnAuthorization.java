package livestream.schema;

/** How MediaPackage knows that a request comes through this CDN: a secret header that CloudFront adds. */
public sealed interface CdnAuthorization {

    /** The engine makes the secret and the role by which MediaPackage reads it. */
    record Create() implements CdnAuthorization {}

    /** ARNs of a secret and a role that exist. */
    record Existing(String secret, String role, KeySpans place) implements CdnAuthorization {}

    /** A value agreed with the owner of a foreign endpoint. */
    record Agreed(SecretSource value) implements CdnAuthorization {}
}
