package livestream.cli.command;

import java.util.function.Supplier;

/** Whether a run goes on although much of what is recorded is gone. */
final class MissingOption {
    private final Supplier<Boolean> allowed;

    MissingOption(Arguments arguments) {
        allowed = arguments.flag("--allow-missing", "Go on although much of what is recorded is gone from AWS.");
    }

    boolean isAllowed() {
        return allowed.get();
    }
}
