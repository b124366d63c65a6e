package livestream.providers.expand;

import livestream.providers.secretsmanager.AwsSecretResolver;
import livestream.schema.Diagnostic;
import livestream.schema.SecretSource;
import org.jspecify.annotations.Nullable;

/** A reference to a secret that leads nowhere. */
final class SecretDiagnostics {
    private SecretDiagnostics() {}

    /**
     * The finding, without its place.
     *
     * @param regionOfFile where AWS is asked unless the secret's ARN says otherwise
     */
    static Diagnostic of(SecretSource source, @Nullable String regionOfFile) {
        String name = source.name();
        String region = AwsSecretResolver.region(source, regionOfFile);
        if (AwsSecretResolver.keeps(source) && region == null) {
            return Diagnostic.error(
                            "missing-region", "The secret `" + source + "` is in no region: the file names none.")
                    .help("write `region: us-west-2` with the region that keeps it, or refer to it by its ARN.");
        }
        String what =
                switch (source.kind()) {
                    case "env" -> "environment variable `" + name + "`";
                    case "file" -> "file `" + name + "`";
                    case "sm" -> "secret `" + name + "` in " + region;
                    default -> "parameter `" + name + "` in " + region;
                };
        String help =
                switch (source.kind()) {
                    case "env" -> "set it for this run, as in `" + name + "=... livestream plan`.";
                    case "file" -> "put the value on the first line of that file.";
                    case "sm" ->
                        "create it in Secrets Manager, or check its name, its region, and after `#` the key of its JSON.";
                    default -> "create it in Parameter Store, or check its name and its region.";
                };
        return Diagnostic.error("missing-secret", "The " + what + " holds no secret.")
                .help(help);
    }
}
