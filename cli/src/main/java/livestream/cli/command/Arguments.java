package livestream.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command takes from its command line; its value is there to be got once the command runs. Described in code and not by
 * annotations, because reading those takes longer than a small command runs. Descriptions are shown by {@code --help}. The packaged
 * tool converts to no type of {@code java.time}; a duration is a text.
 */
final class Arguments {
    private final List<ArgSpec> taken = new ArrayList<>();
    private int words;

    /** An option without a value. */
    Supplier<Boolean> flag(String name, String description) {
        return flag(new String[] {name}, description);
    }

    /** An option without a value, with a short name too. */
    Supplier<Boolean> flag(String[] names, String description) {
        return add(OptionSpec.builder(names)
                .type(boolean.class)
                .initialValue(false)
                .description(description)
                .build());
    }

    /** An option with a value. */
    Supplier<Optional<String>> text(String name, String label, String description) {
        return optional(option(name, label, String.class, description).build());
    }

    /** An option with a value, and the value that counts unless it is given. */
    Supplier<String> text(String name, String label, String otherwise, String description) {
        return add(option(name, label, String.class, description)
                .initialValue(otherwise)
                .build());
    }

    /** An option that may be given again for more. */
    Supplier<List<String>> texts(String name, String label, String description) {
        return add(option(name, label, List.class, description)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .build());
    }

    /** An option that names a file. */
    Supplier<Optional<Path>> path(String name, String label, String description) {
        return optional(option(name, label, Path.class, description).build());
    }

    private static OptionSpec.Builder option(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(description);
    }

    /** The next word that is no option; without it the command is not run. */
    Supplier<String> word(String label, String description) {
        return add(placed(word(label).required(true).description(description)));
    }

    /** The next word that is no option, if there is one. */
    Supplier<Optional<String>> perhapsWord(String label, String description) {
        return optional(placed(word(label).arity("0..1").description(description)));
    }

    private static PositionalParamSpec.Builder word(String label) {
        return PositionalParamSpec.builder().paramLabel(label).type(String.class);
    }

    /** The next word that is no option, of another type. */
    <T> Supplier<T> next(PositionalParamSpec.Builder word) {
        return add(placed(word));
    }

    private ArgSpec placed(PositionalParamSpec.Builder word) {
        return word.index(String.valueOf(words++)).build();
    }

    /** Anything else, whose value is there in any case. */
    <T> Supplier<T> add(ArgSpec argument) {
        taken.add(argument);
        return argument::getValue;
    }

    /** Anything else, whose value may be missing. */
    <T> Supplier<Optional<T>> optional(ArgSpec argument) {
        taken.add(argument);
        return () -> Optional.ofNullable(argument.getValue());
    }

    /** Has a command take all of them. */
    void addTo(CommandSpec command) {
        taken.forEach(command::add);
    }
}
