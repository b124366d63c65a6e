package livestream.providers.expand;

import java.util.Optional;
import livestream.engine.ProviderException;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.secretsmanager.SecretJsonValue;
import livestream.schema.CdnAuthorization;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** The secret that a file names for MediaPackage and CloudFront. */
final class ExistingSecret {
    private ExistingSecret() {}

    /** The identifier that it holds; with a finding, none where it is not there or is not named whole. */
    static Optional<Value.Secret> read(
            CdnAuthorization.Existing existing, SecretsManagerClient client, Diagnostics diagnostics) {
        String written = existing.secret();
        GetSecretValueResponse held;
        try {
            held = ErrorTranslatingType.translated(() -> client.getSecretValue(request -> request.secretId(written)));
        } catch (ProviderException refused) {
            if (!refused.code().startsWith("ResourceNotFound")) {
                throw refused;
            }
            diagnostics.add(Diagnostic.error("missing-secret", "Secrets Manager has no secret `" + written + "`.")
                    .at(existing.place().of("secret"))
                    .help("copy the ARN of one that is there, or write `cdnAuthorization: create` to have one made."));
            return Optional.empty();
        }
        if (!held.arn().equals(written)) {
            diagnostics.add(Diagnostic.error(
                            "partial-arn", "`secret` expects the whole ARN, found it without its last characters.")
                    .at(existing.place().of("secret"))
                    .help("write `secret: " + held.arn() + "`: MediaPackage looks for exactly what it is told."));
            return Optional.empty();
        }
        return Optional.of(SecretJsonValue.of(written, held.secretString()));
    }
}
