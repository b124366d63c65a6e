package livestream.cli.command;

import java.util.function.BiFunction;
import livestream.cli.Connection;
import livestream.cli.Desired;
import livestream.state.State;
import picocli.CommandLine.Option;

/** Whether an update may erase settings that AWS has and this version does not know. */
final class DropUnknownOption {
    @Option(
            names = "--drop-unknown",
            description = "Let updates erase settings that AWS has and this version does not know.")
    private boolean dropped;

    /** The same, after the connection was told. */
    BiFunction<Connection, State, Desired> before(BiFunction<Connection, State, Desired> desired) {
        return (aws, state) -> {
            if (dropped) {
                aws.dropUnknown();
            }
            return desired.apply(aws, state);
        };
    }
}
