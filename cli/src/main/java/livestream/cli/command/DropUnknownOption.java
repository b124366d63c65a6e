package livestream.cli.command;

import java.util.function.Supplier;

/** Whether an update may erase settings that AWS has and this version does not know. */
final class DropUnknownOption {
    private final Supplier<Boolean> dropped;

    DropUnknownOption(Arguments arguments) {
        dropped = arguments.flag(
                "--drop-unknown", "Let updates erase settings that AWS has and this version does not know.");
    }

    /** The same, after the connection was told. */
    ApplyOperation.Planning before(ApplyOperation.Planning planning) {
        return (aws, state) -> {
            if (dropped.get()) {
                aws.dropUnknown();
            }
            return planning.plan(aws, state);
        };
    }
}
