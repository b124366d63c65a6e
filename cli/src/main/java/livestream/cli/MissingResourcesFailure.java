package livestream.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import livestream.engine.plan.MissingResources;
import livestream.schema.Diagnostic;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/** That much of what is recorded is not in AWS: before it is made a second time, somebody should look. */
final class MissingResourcesFailure {
    private static final int SHOWN = 10;

    /**
     * Where resources were looked for.
     *
     * @param region null when no resource has one
     * @param endpoint null when it was at AWS's own endpoints
     */
    record Place(
            String account,
            @Nullable String region,
            @Nullable String endpoint) {

        String words() {
            return "account " + account + (region == null ? "" : ", " + region)
                    + (endpoint == null ? "" : ", at " + endpoint);
        }
    }

    private MissingResourcesFailure() {}

    static Diagnostic of(MissingResources found, State state, Place looked) {
        List<String> names = found.resources().stream()
                .map(recorded -> recorded.address() + " (" + recorded.id() + ")")
                .toList();
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        Diagnostic missing = Diagnostic.error(
                        "missing-resources",
                        names.size() + " of " + found.recorded() + " recorded resources "
                                + (names.size() == 1 ? "is" : "are") + " not in AWS, as these credentials see it.")
                .note("missing", names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more)
                .note("looked in", looked.words());
        if (!Objects.equals(looked.endpoint(), state.endpoint())) {
            missing = missing.note(
                    "applied last", state.endpoint() == null ? "at AWS's own endpoints" : "at " + state.endpoint());
        }
        return missing.help(
                "check that credentials and AWS_ENDPOINT_URL are those of the last apply; if all of this was"
                        + " really deleted, go on with `--allow-missing`. Nothing was changed.");
    }
}
