package livestream.engine.apply;

import livestream.engine.ProviderException;
import org.jspecify.annotations.Nullable;

/** Ends a create: what has its name is not of this state's making. */
final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProviderException refused;
    private final @Nullable String id;

    /**
     * @param id what AWS calls that which has the name; null when it is not among what the account may see
     */
    NameTakenException(ProviderException refused, @Nullable String id) {
        super("the name is taken", refused, false, false);
        this.refused = refused;
        this.id = id;
    }

    ProviderException refused() {
        return refused;
    }

    @Nullable
    String id() {
        return id;
    }
}
