package livestream.providers.expand;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.jspecify.annotations.Nullable;

/** The origin that answers what must not be reached: a MediaPackage host that knows no endpoint, and says 404. */
public final class DenyingOrigin {
    private static final String ID = "deny";

    /** What versions before called it. A distribution keeps it, because another id would be an update that changes nothing. */
    private static final String BEFORE = "nobody";

    private DenyingOrigin() {}

    /** Whether an origin may be the one. */
    public static boolean isCalled(String id) {
        return id.equals(ID) || id.equals(BEFORE);
    }

    /**
     * Its id in a distribution.
     *
     * @param deployed the distribution as it was applied last; null when it is new
     * @param taken the ids of the other origins
     */
    static String id(@Nullable ResourceState deployed, Set<String> taken) {
        boolean kept = Optional.ofNullable(deployed)
                .map(distribution -> distribution.inputs().get("Origins"))
                .filter(Value.Items.class::isInstance)
                .map(origins -> ((Value.Items) origins).items())
                .orElse(List.of())
                .stream()
                .anyMatch(origin -> origin instanceof Value.Fields fields
                        && fields.text("Id").equals(BEFORE));
        if (kept && !taken.contains(BEFORE)) {
            return BEFORE;
        }
        String id = ID;
        while (taken.contains(id)) {
            id += "-all";
        }
        return id;
    }
}
