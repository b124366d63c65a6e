package livestream.state.store;

import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.encryption.DecryptionException;

/** What is said of a state that is there and cannot be read. */
final class StateDiagnostics {
    private StateDiagnostics() {}

    static Diagnostic notEncrypted(String location) {
        return Diagnostic.error(
                        "not-encrypted",
                        "The state `" + location + "` is not encrypted, and the file says that it shall be.")
                .help("`livestream state rekey` encrypts what is there; nothing was changed.");
    }

    static Diagnostic wrongKey(String location, DecryptionException cause) {
        return Diagnostic.error("wrong-key", "The state `" + location + "` does not open with this key.")
                .note("cause", String.valueOf(cause.getMessage()))
                .help("give the key that it was written with (`state.encryption`); nothing was changed.");
    }

    static Diagnostic withoutDigest(String location) {
        return Diagnostic.error("unreadable-state", "The end of the state `" + location + "` is missing.")
                .note("cause", "it does not end with a digest of the rest of it")
                .help("`livestream state repair` says what can be kept; nothing was changed.");
    }

    static Diagnostic withoutJournal(String journal, String snapshot) {
        return Diagnostic.error(
                        "damaged-journal", "The journal `" + journal + "` is missing, and may have had later changes.")
                .note("state", snapshot)
                .help(
                        "put it back; else `livestream state repair` goes on from the state as it is. Nothing was changed.");
    }

    static Diagnostic damagedLine(String location, CorruptJournalException cause) {
        return Diagnostic.error(
                        "damaged-journal",
                        "Line " + cause.line() + " of the journal `" + location + "` cannot be read.")
                .note("cause", String.valueOf(cause.getMessage()))
                .help("`livestream state repair` says what can be kept; nothing was changed.");
    }

    static Diagnostic journalOfAnother(String journal, String snapshot) {
        return Diagnostic.error(
                        "damaged-journal", "The journal `" + journal + "` does not go on from the state beside it.")
                .note("state", snapshot)
                .help("one of the two was put back or removed: `livestream state repair` says what can be kept;"
                        + " nothing was changed.");
    }

    static Diagnostic unfinished(String journal) {
        return Diagnostic.warning(
                        "unfinished-journal",
                        "The last line of the journal `" + journal
                                + "` is unfinished: a run was cut off while it wrote.")
                .help(
                        "nothing is lost: AWS was asked nothing on the strength of that line, or the plan finds what it was"
                                + " asked.");
    }

    static Diagnostic unreadableBackup(String location) {
        return Diagnostic.warning("unreadable-backup", "The backup `" + location + "` cannot be read.")
                .help("it stays as it is; the backups of later runs take its place one day.");
    }

    static Diagnostic nothingToKeep(String location) {
        return Diagnostic.error(
                        "nothing-to-keep",
                        "Nothing of the state `" + location + "` can be read, and it has no backup that can be.")
                .help(
                        "put back an older version of it, if the place keeps any; else move it away and `livestream import`"
                                + " what exists; nothing was changed.");
    }

    /** Adds an error and stops. */
    static Diagnostics.Stopped stop(Diagnostics diagnostics, Diagnostic error) {
        diagnostics.add(error);
        try {
            diagnostics.stopIfErrors();
        } catch (Diagnostics.Stopped stopped) {
            return stopped;
        }
        throw new IllegalStateException("an error was just added");
    }
}
