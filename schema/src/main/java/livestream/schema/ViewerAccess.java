package livestream.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may watch.
 *
 * @param signed {@code urls} or {@code cookies}: what the viewer's side carries; null when a token function decides alone
 * @param keyGroup whose signatures count; null exactly when {@code signed} is
 * @param token a function that looks at every request of a viewer; null for none
 * @param except path patterns of behaviours that stay open
 */
public record ViewerAccess(
        @Nullable String signed,
        @Nullable KeyGroup keyGroup,
        @Nullable EdgeFunction token,
        List<String> except,
        KeySpans place) {

    /** Keys that may sign. */
    public sealed interface KeyGroup {

        /** A key group that exists, by id. */
        record Existing(String id) implements KeyGroup {}

        /** A key group made of public keys, each a PEM file named relative to the file. */
        record OfFiles(List<String> publicKeys) implements KeyGroup {
            public OfFiles {
                publicKeys = List.copyOf(publicKeys);
            }
        }
    }

    public ViewerAccess {
        except = List.copyOf(except);
    }
}
