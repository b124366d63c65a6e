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
    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
