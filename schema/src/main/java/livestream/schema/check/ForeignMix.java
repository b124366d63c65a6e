package livestream.schema.check;

import java.util.List;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;

/** Endpoints of another account and own endpoints in one channel: a channel belongs to one account. */
public final class ForeignMix {
    private static final List<String> MARKS = List.of("url", "domain", "originPath");

    private ForeignMix() {}

    /** Whether an endpoint says where it is, which only one of another account does. */
    public static boolean isForeign(Entry endpoint) {
        return endpoint.value() instanceof Node.Mapping mapping
                && MARKS.stream().anyMatch(mapping.entries()::containsKey);
    }

    /** Looks at the endpoints of one channel, of which at least one is foreign. */
    public static void check(List<Entry> endpoints, Diagnostics diagnostics) {
        Entry foreign =
                endpoints.stream().filter(ForeignMix::isForeign).findFirst().orElseThrow();
        for (Entry endpoint : endpoints) {
            if (!isForeign(endpoint)) {
                diagnostics.add(Diagnostic.error(
                                "mixed-endpoints",
                                "Endpoint " + MessageText.quoted(endpoint.key())
                                        + " has no `url`, but another endpoint of this channel has one.")
                        .at(endpoint.at())
                        .note(
                                "note",
                                MessageText.quoted(foreign.key()) + " is an endpoint of another account",
                                foreign.at())
                        .help("give " + MessageText.quoted(endpoint.key())
                                + " a `url` too, or move it into a channel of its own."));
            }
        }
    }
}
