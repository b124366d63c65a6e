package livestream.engine;

/** The kinds of resources that there are. */
public interface Catalog {

    /** The kind of this name; throws {@link IllegalArgumentException} when there is none. */
    ResourceType type(String name);
}
