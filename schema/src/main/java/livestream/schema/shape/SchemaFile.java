package livestream.schema.shape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The schema that files are checked with and that editors complete from, as text. */
public final class SchemaFile {
    private static final String RESOURCE = "/livestream/schema/livestream.schema.json";

    private SchemaFile() {}

    /** JSON Schema, draft 2020-12, with the words that editors show. */
    public static String text() {
        try (InputStream content = open()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open() {
        return Objects.requireNonNull(SchemaFile.class.getResourceAsStream(RESOURCE));
    }
}
