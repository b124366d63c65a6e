package livestream.engine;

import java.util.Optional;

/** The kinds of resources that there are. */
public interface Catalog {

    /** The kind of this name; throws {@link IllegalArgumentException} when there is none. */
    ResourceType type(String name);

    /** What a reader calls a thing of AWS's own, whose id is the same for everybody; empty for any other text. */
    default Optional<String> nameOf(String id) {
        return Optional.empty();
    }
}
