package livestream.cli.command;

import java.util.Set;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.NamedProfile;
import livestream.schema.Diagnostic;

/** Words for a run that AWS did not let begin. */
final class AwsErrorDiagnostics {
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");

    private static final Set<String> UNKNOWN = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "AuthFailure");

    private AwsErrorDiagnostics() {}

    static Diagnostic explain(ProviderException refused) {
        String message = String.valueOf(refused.getMessage());
        if (message.contains("Unable to load credentials") || message.contains("redentialsProvider")) {
            return NamedProfile.withoutCredentials(message);
        } else if (EXPIRED.contains(refused.code())) {
            return Diagnostic.error("expired-credentials", "The AWS credentials have expired.")
                    .note("aws", refused.words())
                    .help("sign in again, as with `aws sso login`, or take new ones; nothing was changed.");
        } else if (refused.code().equals("RequestTimeTooSkewed") || message.contains("Signature expired")) {
            return Diagnostic.error("wrong-time", "AWS does not accept the time of this machine.")
                    .note("aws", refused.words())
                    .help("set its clock, best by a time server (NTP), and try again; nothing was changed.");
        } else if (UNKNOWN.contains(refused.code())) {
            return Diagnostic.error("wrong-credentials", "AWS does not know these credentials.")
                    .note("aws", refused.words())
                    .help("check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile; nothing was changed.");
        } else if (refused.kind() == ErrorKind.THROTTLED) {
            return Diagnostic.error("throttled", "AWS throttles, and did not get to answer.")
                    .note("aws", refused.words())
                    .help(
                            "others may use up what the account has of such calls: try again in a few minutes. Nothing in AWS was"
                                    + " changed.");
        } else if (refused.code().equals(ErrorTranslatingType.UNREADABLE)) {
            return Diagnostic.error("no-answer", "What came back is no answer of AWS.")
                    .note("cause", message)
                    .help(
                            "something on the way may answer in the place of AWS: check the proxy, the sign-in page of the"
                                    + " network and AWS_ENDPOINT_URL, then try again; nothing was changed.");
        } else if (refused.code().equals("NoAnswer")) {
            return Diagnostic.error("no-answer", "AWS cannot be reached.")
                    .note("cause", cause(message))
                    .help(help(message));
        }
        boolean denied = refused.code().contains("AccessDenied") || message.contains("not authorized");
        return Diagnostic.error("refused", "AWS refused to be read.")
                .note("aws", refused.words())
                .help((denied ? "the README lists the permissions that are needed; " : "") + "nothing was changed.");
    }

    /** By what the failure itself names. */
    private static String help(String message) {
        if (message.contains("through the proxy")) {
            return "check the proxy and the variable that names it; hosts in NO_PROXY are asked without it. Nothing was changed.";
        } else if (message.contains("AWS_CA_BUNDLE")) {
            return "set AWS_CA_BUNDLE to the file of certificates that your network gives out; nothing was changed.";
        }
        return "check the network and AWS_ENDPOINT_URL, or try with `--simulate`; nothing was changed.";
    }

    /** Without what the SDK says before every such message. */
    private static String cause(String message) {
        return message.replaceFirst("^Unable to execute HTTP request: ", "");
    }
}
