package livestream.cli.command;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.cli.Console;
import livestream.schema.ReadOptions;
import picocli.CommandLine.Model.OptionSpec;

/** What a run says beside its file: the environment and values of variables. */
final class EnvironmentOption {
    private final Supplier<Optional<String>> environment;
    private final Supplier<Map<String, String>> variables;

    EnvironmentOption(Arguments arguments) {
        environment = arguments.text("--env", "NAME", "Lay this one of the file's environments over it.");
        variables = arguments.add(OptionSpec.builder("--var")
                .paramLabel("NAME=VALUE")
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .initialValue(Map.of())
                .description("Give a variable of the file a value; LIVESTREAM_VAR_NAME does so too.")
                .build());
    }

    boolean isGiven() {
        return environment.get().isPresent() || !variables.get().isEmpty();
    }

    ReadOptions invocation(Console console) {
        return new ReadOptions(environment.get().orElse(null), variables.get(), console.environment());
    }
}
