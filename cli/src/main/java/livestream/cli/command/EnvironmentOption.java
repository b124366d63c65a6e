package livestream.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import livestream.cli.Console;
import livestream.schema.Invocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run says beside its file: the environment and values of variables. */
final class EnvironmentOption {
    @Option(names = "--env", paramLabel = "NAME", description = "Lay this one of the file's environments over it.")
    private @Nullable String environment;

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "Give a variable of the file a value; LIVESTREAM_VAR_NAME does so too.")
    private Map<String, String> variables = new LinkedHashMap<>();

    boolean isGiven() {
        return environment != null || !variables.isEmpty();
    }

    Invocation invocation(Console console) {
        return new Invocation(environment, variables, console.environment());
    }
}
