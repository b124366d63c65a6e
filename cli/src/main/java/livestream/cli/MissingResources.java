package livestream.cli;

import java.util.List;
import java.util.stream.Collectors;
import livestream.engine.plan.Vanished;
import livestream.schema.Diagnostic;
import org.jspecify.annotations.Nullable;

/** That much of what is recorded is not in AWS: before it is made a second time, somebody should look. */
final class MissingResources {
    private static final int SHOWN = 10;

    private MissingResources() {}

    static Diagnostic of(Vanished vanished, String account, @Nullable String region) {
        List<String> names = vanished.resources().stream()
                .map(recorded -> recorded.address() + " (" + recorded.id() + ")")
                .toList();
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return Diagnostic.error(
                        "missing-resources",
                        names.size() + " of " + vanished.recorded()
                                + " recorded resources are not in AWS, as these credentials see it.")
                .note("missing", names.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more)
                .note("looked in", "account " + account + (region == null ? "" : ", " + region))
                .help("check that credentials and AWS_ENDPOINT_URL are those of the last apply; if all of this was"
                        + " really deleted, go on with `--allow-missing`. Nothing was changed.");
    }
}
