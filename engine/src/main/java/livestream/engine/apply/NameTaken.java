package livestream.engine.apply;

import livestream.engine.Refused;
import org.jspecify.annotations.Nullable;

/** Ends a create: what has its name is not of this state's making. */
final class NameTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refused refused;
    private final @Nullable String id;

    /**
     * @param id what AWS calls that which has the name; null when it is not among what the account may see
     */
    NameTaken(Refused refused, @Nullable String id) {
        super("the name is taken", refused, false, false);
        this.refused = refused;
        this.id = id;
    }

    Refused refused() {
        return refused;
    }

    @Nullable
    String id() {
        return id;
    }
}
