package livestream.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import livestream.cli.command.LivestreamCommand;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        CheckedOutput output = new CheckedOutput(new FileOutputStream(FileDescriptor.out));
        Console console = Console.ofProcess(output, new FileOutputStream(FileDescriptor.err));
        int code = LivestreamCommand.run(console, arguments);
        if (output.failure().isPresent()) {
            console.err()
                    .println("livestream: standard output cannot be written: "
                            + output.failure().get());
            code = ExitCode.FAILED;
        }
        // Returning ends the process sooner than exiting does, when nothing has to be told.
        if (code != ExitCode.DONE) {
            System.exit(code);
        }
    }
}
