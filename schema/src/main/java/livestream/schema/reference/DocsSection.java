package livestream.schema.reference;

import java.util.List;
import java.util.Set;

/**
 * A mapping of the language, in words of Markdown.
 *
 * @param places where it stands in a file, as in {@code mediapackage.endpoints.<name>}; empty text for the top of it
 * @param nested whether it stands within another mapping only
 */
public record DocsSection(String name, Set<String> places, boolean nested, String description, List<Entry> entries) {

    /**
     * One key of it, or several that mean the same.
     *
     * @param formats which formats have it, where that matters; else empty
     * @param value what may be written
     * @param otherwise what counts when it is left out, or that it is required; else empty
     * @param meaning what comes of it; lines end with {@code <br>}
     */
    public record Entry(List<String> keys, String formats, String value, String otherwise, String meaning) {}
}
