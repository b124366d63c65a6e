package livestream.engine.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import livestream.engine.FieldDiff;
import livestream.engine.ProviderException;
import livestream.engine.Resource;
import livestream.engine.plan.Change;
import livestream.schema.Diagnostic;
import livestream.schema.Durations;
import livestream.schema.Value;
import livestream.state.LockLostException;
import org.jspecify.annotations.Nullable;

/** The words for a step that failed: under the line that asked for it, and with what exists now. */
final class FailureDiagnostics {
    private static final String GO_ON = "What was done so far is recorded; apply again to go on.";

    private final Change change;
    private final Action action;
    private final String name;

    /**
     * @param label what a reader calls the kind
     */
    FailureDiagnostics(Change change, Action action, String label) {
        this.change = change;
        this.action = action;
        this.name = label + " `" + change.address().key() + "`";
    }

    Diagnostic refused(ProviderException refused) {
        boolean called = refused.kind() != ProviderException.ErrorKind.UNSAFE_OVERWRITE;
        Diagnostic told = title(refused)
                .note(called ? "aws" : "unknown", called ? refused.words() : String.valueOf(refused.getMessage()));
        Duration tried = refused.tried();
        if (tried != null) {
            told = told.note(
                    "tried", refused.attempts() + " times in " + Durations.text(tried.truncatedTo(ChronoUnit.SECONDS)));
        }
        return placed(told.help(refused.advice() == null ? meaning(refused) + GO_ON : refused.advice()));
    }

    private Diagnostic title(ProviderException refused) {
        String what = action.doing() + " " + name + ".";
        return switch (refused.kind()) {
            case UNKNOWN -> Diagnostic.error("no-answer", "AWS gave no answer while " + what);
            case THROTTLED -> Diagnostic.error("throttled", "AWS throttles, and did not get to " + what);
            case BUSY -> Diagnostic.error("busy", "AWS was busy with another change, and did not get to " + what);
            case UNSAFE_OVERWRITE ->
                Diagnostic.error("unknown-members", capital(name) + " has settings that this version does not know.");
            default -> Diagnostic.error("refused", "AWS refused " + what);
        };
    }

    private static String meaning(ProviderException refused) {
        return switch (refused.kind()) {
            case UNKNOWN -> "It is unknown whether the call took effect; the next run asks AWS. ";
            case PARTIAL -> "It exists, but not all of it was taken. ";
            case EXISTS -> "Something has its name, and AWS does not show what; the next run asks again. ";
            case BUSY -> "This call changed nothing; another one, or AWS itself, works on the same thing. ";
            case THROTTLED -> "AWS takes no more calls for now, and this one changed nothing. ";
            case IN_USE -> "Something still uses it, so this call changed nothing. ";
            case CHANGED -> "It keeps being changed outside livestream, so this call changed nothing. ";
            case UNSAFE_OVERWRITE -> "No call was made. ";
            case REJECTED, NOT_FOUND, NOT_USABLE_YET -> "AWS said no, so this call changed nothing. ";
        };
    }

    /** The name is somebody else's, and who wants it may have it: that is the user's to say. */
    Diagnostic taken(NameTakenException taken) {
        String id = taken.id();
        String owner = id == null
                ? "AWS does not show in this account what has it. Choose another name and apply again. "
                : "`" + id + "` has it, and nothing was changed. To take that over as it is, run `livestream import "
                        + change.address() + " " + id + "`; where the file can say `manage: true`, that does it too."
                        + " Otherwise choose another name. ";
        return placed(Diagnostic.error(
                        "name-taken", "The name of " + name + " is taken by something that livestream did not make.")
                .note("aws", taken.refused().words())
                .help(owner + GO_ON));
    }

    Diagnostic changed(ChangedSincePlanException changed) {
        if (changed.changes().isEmpty()) {
            String what = changed.isCome() ? " has come since the plan." : " is gone since the plan.";
            return placed(Diagnostic.error("changed-since-plan", capital(name) + what)
                    .help("Nothing was changed. Plan again; what was done so far is recorded."));
        }
        Diagnostic diagnostic = Diagnostic.error("changed-since-plan", capital(name) + " was changed since the plan.");
        for (FieldDiff diff : changed.changes()) {
            diagnostic =
                    diagnostic.note("changed", diff.path() + ": " + words(diff.from()) + " -> " + words(diff.to()));
        }
        return placed(diagnostic.help("Nothing was changed, for " + action.doing()
                + " it would undo that unseen. Plan again: what was done so far" + " is recorded."));
    }

    private static String words(@Nullable Value value) {
        return value == null ? "nothing" : value.toString();
    }

    Diagnostic unsettled(NotReadyException unsettled) {
        Duration deadline = unsettled.deadline();
        return placed(
                deadline == null
                        ? Diagnostic.error("not-settled", capital(name) + " is " + unsettled.what() + " and stays so.")
                                .help("It is recorded; apply again to delete it and create it again.")
                        : Diagnostic.error(
                                        "not-settled",
                                        capital(name) + " is still " + unsettled.what() + " after "
                                                + deadline.toMinutes() + " minutes.")
                                .help("AWS may still finish. " + GO_ON));
    }

    Diagnostic notRecorded(UncheckedIOException e) {
        IOException cause = e.getCause();
        if (cause instanceof LockLostException) {
            return placed(Diagnostic.error(
                            "lock-lost",
                            "Another run has taken the lock of the state while " + action.doing() + " " + name + ".")
                    .note("cause", cause(cause))
                    .help("Nothing further was begun. What was done until then is recorded; see what the other run does"
                            + " (`livestream state lock show`), and plan again after it."));
        }
        return placed(Diagnostic.error(
                        "state-not-written", "The state cannot be written while " + action.doing() + " " + name + ".")
                .note("cause", cause(cause))
                .help("Nothing further was begun. Make room or make the state writable and apply again: what was"
                        + " begun without a record is found again by its name."));
    }

    private static String cause(@Nullable IOException cause) {
        return cause == null || cause.getMessage() == null ? "unknown" : cause.getMessage();
    }

    private Diagnostic placed(Diagnostic diagnostic) {
        Resource desired = change.desired();
        return desired == null ? diagnostic : diagnostic.at(desired.declaredAt());
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
