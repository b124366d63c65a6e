package livestream.cli.command;

import livestream.engine.Refused;
import livestream.providers.aws.Refusals;
import livestream.schema.Diagnostic;

/** Words for a run that AWS did not let begin. */
final class NoAnswer {
    private NoAnswer() {}

    static Diagnostic explain(Refused refused) {
        String message = String.valueOf(refused.getMessage());
        if (message.contains("Unable to load credentials")) {
            return Diagnostic.error("no-credentials", "There are no AWS credentials.")
                    .help(
                            "sign in or set AWS_PROFILE as for any AWS tool, or try with `--simulate`; nothing was changed.");
        } else if (refused.code().equals(Refusals.UNREADABLE)) {
            return Diagnostic.error("no-answer", "What came back is no answer of AWS.")
                    .note("cause", message)
                    .help(
                            "something on the way may answer in the place of AWS: check the proxy, the sign-in page of the"
                                    + " network and AWS_ENDPOINT_URL, then try again; nothing was changed.");
        } else if (refused.code().equals("NoAnswer")) {
            return Diagnostic.error("no-answer", "AWS cannot be reached.")
                    .note("cause", message)
                    .help("check the network and AWS_ENDPOINT_URL, or try with `--simulate`; nothing was changed.");
        }
        return Diagnostic.error("refused", "AWS refused to be read.")
                .note("aws", refused.words())
                .help("the README lists the permissions that are needed; nothing was changed.");
    }
}
