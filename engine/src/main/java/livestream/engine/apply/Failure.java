package livestream.engine.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import livestream.engine.Refused;
import livestream.engine.Resource;
import livestream.engine.plan.Change;
import livestream.schema.Diagnostic;

/** The words for a step that failed: under the line that asked for it, and with what exists now. */
final class Failure {
    private static final String GO_ON = "What was done so far is recorded; apply again to go on.";

    private Failure() {}

    static Diagnostic refused(Change change, Verb verb, String label, Refused refused) {
        String outcome = refused.answered()
                ? "AWS said no, so this call changed nothing. "
                : "Nobody knows whether the call took effect; the next run asks AWS. ";
        return placed(
                change,
                Diagnostic.error("refused", "AWS refused " + verb.doing() + " " + name(change, label) + ".")
                        .note("aws", refused.words())
                        .help(refused.advice() == null ? outcome + GO_ON : refused.advice()));
    }

    static Diagnostic unsettled(Change change, String label, Unsettled unsettled) {
        String name = capital(name(change, label));
        Duration deadline = unsettled.deadline();
        Diagnostic diagnostic = deadline == null
                ? Diagnostic.error("not-settled", name + " is " + unsettled.what() + " and stays so.")
                        .help("It is recorded; apply again to delete it and create it anew.")
                : Diagnostic.error(
                                "not-settled",
                                name + " is still " + unsettled.what() + " after " + deadline.toMinutes() + " minutes.")
                        .help("AWS may still finish. " + GO_ON);
        return placed(change, diagnostic);
    }

    static Diagnostic notRecorded(Change change, Verb verb, String label, UncheckedIOException e) {
        return placed(
                change,
                Diagnostic.error(
                                "state-not-written",
                                "The state cannot be written while " + verb.doing() + " " + name(change, label) + ".")
                        .note("cause", cause(e))
                        .help(
                                "Nothing further was begun. Make room or make the state writable and apply again: what was"
                                        + " begun without a record is found again by its name."));
    }

    private static String cause(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null || cause.getMessage() == null ? "unknown" : cause.getMessage();
    }

    private static Diagnostic placed(Change change, Diagnostic diagnostic) {
        Resource desired = change.desired();
        return desired == null ? diagnostic : diagnostic.at(desired.declaredAt());
    }

    private static String name(Change change, String label) {
        return label + " `" + change.address().key() + "`";
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
