package livestream.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run says beside its file.
 *
 * @param environment the one of {@code environments} that is laid over the file, as {@code --env} names it; null for none
 * @param variables what {@code --var} gives, by the variable's name
 * @param process the process environment, for {@code LIVESTREAM_VAR_x} and {@code ${env.X}}
 */
public record ReadOptions(@Nullable String environment, Map<String, String> variables, Map<String, String> process) {
    /** A run that says nothing. */
    public static final ReadOptions BARE = new ReadOptions(null, Map.of(), Map.of());

    public ReadOptions {
        variables = Map.copyOf(variables);
        process = Map.copyOf(process);
    }

    /** Names only: a value may be a secret. */
    @Override
    public String toString() {
        return "--env " + environment + " --var " + variables.keySet();
    }
}
