package livestream.cli.command;

import picocli.CommandLine.Option;

/** Whether a run goes on although much of what is recorded is gone. */
final class MissingOption {
    @Option(names = "--allow-missing", description = "Go on although much of what is recorded is gone from AWS.")
    private boolean allowed;

    boolean isAllowed() {
        return allowed;
    }
}
