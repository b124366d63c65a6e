package livestream.schema.read;

import java.util.List;
import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MappingReader;

/** The methods that a behavior lets through, of which CloudFront knows three sets (API reference, AllowedMethods). */
final class AllowedMethods {
    private static final List<String> READ = List.of("GET", "HEAD");
    private static final List<List<String>> SETS = List.of(
            READ,
            List.of("GET", "HEAD", "OPTIONS"),
            List.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"));

    private AllowedMethods() {}

    /** The set that the section asks for; with a finding, where CloudFront has no such set, the smallest that holds it. */
    static List<String> read(MappingReader section, Diagnostics diagnostics) {
        Set<String> wanted = Set.copyOf(section.words("methods"));
        if (!section.has("methods")) {
            return READ;
        }
        List<String> nearest =
                SETS.stream().filter(set -> set.containsAll(wanted)).findFirst().orElse(READ);
        if (!wanted.equals(Set.copyOf(nearest)) && nearest.containsAll(wanted)) {
            diagnostics.add(Diagnostic.error(
                            "unknown-methods",
                            "CloudFront has no behavior for `[" + String.join(", ", section.words("methods"))
                                    + "]` alone.")
                    .at(section.place().of("methods"))
                    .help("write `methods: [" + String.join(", ", nearest) + "]`, the smallest set with all of them."));
        }
        return nearest;
    }
}
