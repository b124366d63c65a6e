package livestream.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import picocli.CommandLine.Command;

/** Says which version this is. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer> {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("/livestream/cli/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console.out().println("livestream " + properties.getProperty("version"));
        return ExitCode.DONE;
    }
}
