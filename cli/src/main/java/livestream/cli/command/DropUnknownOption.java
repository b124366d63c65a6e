package livestream.cli.command;

import picocli.CommandLine.Option;

/** Whether an update may erase settings that AWS has and this version does not know. */
final class DropUnknownOption {
    @Option(
            names = "--drop-unknown",
            description = "Let updates erase settings that AWS has and this version does not know.")
    private boolean dropped;

    /** The same, after the connection was told. */
    ApplyRun.Planning before(ApplyRun.Planning planning) {
        return (aws, state) -> {
            if (dropped) {
                aws.dropUnknown();
            }
            return planning.plan(aws, state);
        };
    }
}
