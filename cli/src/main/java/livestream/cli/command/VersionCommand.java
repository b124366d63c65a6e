package livestream.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import livestream.cli.Console;
import livestream.cli.ExitCode;

/** Says which version this is. */
final class VersionCommand implements Callable<Integer> {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().println(words());
        return ExitCode.DONE;
    }

    /** Name and version. */
    static String words() {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("/livestream/cli/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "livestream " + properties.getProperty("version");
    }
}
