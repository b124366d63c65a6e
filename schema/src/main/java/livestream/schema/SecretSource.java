package livestream.schema;

/**
 * Where the text of a secret is found, as in {@code ${secret:env:PARTNER_CDN_ID}}. It is read only when it is needed.
 *
 * @param kind {@code env} for an environment variable, {@code file} for the first line of a file
 * @param name the variable or the path
 */
public record SecretSource(String kind, String name) {
    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
