package livestream.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Says which version this is. */
@Command(name = "version", description = "Print the version.")
final class VersionCommand implements Callable<Integer>, CommandLine.IVersionProvider {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().println(getVersion()[0]);
        return ExitCode.DONE;
    }

    @Override
    public String[] getVersion() {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("/livestream/cli/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String[] {"livestream " + properties.getProperty("version")};
    }
}
