package livestream.cli.command;

import java.util.Set;
import livestream.engine.ProviderException;
import livestream.schema.Diagnostic;
import livestream.state.BackendDeniedException;

/** Words for a state that is kept in AWS, where its bucket or its key cannot be used. */
final class RemoteState {
    /** What S3 says of a bucket that is asked for in the wrong region (S3 API Reference, Error responses). */
    private static final Set<String> ELSEWHERE = Set.of(
            "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "HTTP 301");

    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "AllAccessDisabled", "HTTP 403");

    private static final String DENY =
            "a statement with `Deny` stands in the bucket's policy, or above the account. Where it wants to be told how to"
                    + " encrypt, write `state: { sse: aws:kms }`, and `kmsKey` for a key of your own.";

    private static final String OTHER =
            "the bucket may be of another account: see `aws sts get-caller-identity`, and write `state: { profile: ... }` or"
                    + " `role` to reach it by other credentials. Else the README lists the permissions that a state needs.";

    private RemoteState() {}

    static Diagnostic explain(BackendDeniedException place) {
        if (!(place.getCause() instanceof ProviderException refused)) {
            return Diagnostic.error("state-refused", "The state cannot be used.")
                    .note("cause", String.valueOf(place.getMessage()));
        }
        String bucket = place.place().replaceFirst("^s3://([^/]*)/.*", "$1");
        if (refused.code().equals("NoSuchBucket")) {
            return Diagnostic.error(
                            "missing-bucket", "The bucket `" + bucket + "`, which keeps the state, does not exist.")
                    .note("state", place.place())
                    .help("make it with `aws s3 mb s3://" + bucket
                            + "`, in the region of the file, or correct `state.bucket`." + " Nothing was changed.");
        } else if (ELSEWHERE.contains(refused.code())) {
            String region = refused.advice();
            return Diagnostic.error(
                            "bucket-elsewhere",
                            "The bucket `" + bucket + "`, which keeps the state, is in another region.")
                    .note("state", place.place())
                    .note("aws", refused.words())
                    .help(region == null ? "write its region as `state: { region: … }`; nothing was changed." : region);
        } else if (DENIED.contains(refused.code())) {
            return Diagnostic.error("state-refused", "AWS does not let these credentials use the state.")
                    .note("state", place.place())
                    .note("aws", refused.words())
                    .help((refused.words().contains("explicit deny") ? DENY : OTHER) + " Nothing was changed.");
        }
        return AwsErrorDiagnostics.explain(refused).note("state", place.place());
    }
}
