package livestream.cli;

import java.util.Optional;
import livestream.engine.ResourceGraph;
import livestream.providers.expand.Expansion;

/**
 * What should exist in the end.
 *
 * @param expansion what the file became; empty when nothing of it shall remain
 */
public record Desired(ResourceGraph graph, Optional<Expansion> expansion) {

    /** All that the file stands for. */
    static Desired of(Expansion expansion) {
        return new Desired(expansion.graph(), Optional.of(expansion));
    }

    /** Nothing at all. */
    public static Desired nothing() {
        return new Desired(ResourceGraph.empty(), Optional.empty());
    }
}
