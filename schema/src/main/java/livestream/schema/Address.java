package livestream.schema;

/**
 * The name of a resource within a graph and its state, as in {@code cloudfront_distribution.main}.
 *
 * @param type the kind of resource, lower case with underscores
 * @param key which one of that kind; may hold slashes, as in {@code news/hls}
 */
public record Address(String type, String key) implements Comparable<Address> {

    /** Reads {@code type.key}; the first dot separates the two. */
    public static Address parse(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            throw new IllegalArgumentException("`" + text + "` is not an address of the form type.key");
        }
        return new Address(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(Address other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return type + "." + key;
    }
}
