package livestream.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text files that hold what a person should see. A missing file is written, {@code -Dgolden=write} rewrites, and both fail
 * the run, so that nothing is blessed unseen.
 */
public final class Golden {
    private Golden() {}

    /** Holds a text against a file below the module, as in {@code src/test/resources/plans/first/plan.txt}. */
    public static void matches(Path file, String actual) {
        try {
            boolean write = "write".equals(System.getProperty("golden"));
            if (!Files.exists(file) || (write && !Files.readString(file).equals(actual))) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
                fail("golden file written, read it as a user would: " + file);
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same text with what differs from run to run (ids that AWS makes up) replaced by what it is. */
    public static String masked(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>")
                .replaceAll("\\(request [0-9A-Z]{16}\\)", "(request <id>)")
                .replaceAll("\\b[0-9a-f]{32}\\b", "<id>")
                .replaceAll("\\b[0-9a-f]{16}\\.mediapackage", "<host>.mediapackage")
                .replaceAll("\\bE[0-9A-Z]{13}\\b", "<distribution>")
                .replaceAll("\\bd[0-9a-z]{13}\\.cloudfront", "<domain>.cloudfront");
    }

    /** The root of the checkout, for files that belong to no module. */
    public static Path root() {
        String root = System.getProperty("root");
        return root == null || root.isEmpty() ? Path.of("..").toAbsolutePath().normalize() : Path.of(root);
    }
}
