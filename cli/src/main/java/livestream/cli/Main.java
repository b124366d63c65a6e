package livestream.cli;

import livestream.cli.command.LivestreamCommand;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = LivestreamCommand.run(Console.ofProcess(), arguments);
        // Returning ends the process sooner than exiting does, when nothing has to be told.
        if (code != ExitCode.DONE) {
            System.exit(code);
        }
    }
}
