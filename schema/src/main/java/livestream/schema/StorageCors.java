package livestream.schema;

import java.util.List;

/**
 * Which web pages a container or bucket itself lets read, with GET and HEAD.
 *
 * @param origins {@code *} or origins such as {@code https://www.example.com}
 */
public record StorageCors(List<String> origins) {
    public StorageCors {
        origins = List.copyOf(origins);
    }
}
