package livestream.schema;

/**
 * Where the text of a secret is found, as in {@code ${secret:env:PARTNER_CDN_ID}}. It is read only when it is needed.
 *
 * @param kind {@code env} for an environment variable, {@code file} for the first line of a file, {@code sm} for a secret
 *     of Secrets Manager, {@code ssm} for a parameter of Systems Manager Parameter Store
 * @param name the variable, the path, the name or ARN of the secret with {@code #} and a key of its JSON, or the name or
 *     ARN of the parameter
 */
public record SecretSource(String kind, String name) {
    /** Reads {@code kind:name}; the first colon separates the two. */
    public static SecretSource parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("`" + text + "` is no source of a secret of the form kind:name");
        }
        return new SecretSource(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
