package livestream.machine;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a test needs that takes a permission away: a user who is bound by it, which root is not. */
public final class OrdinaryUser {
    private OrdinaryUser() {}

    /** Skips the test where it would prove nothing, and says so aloud. */
    public static void isNeededFor(String test) throws IOException {
        Path folder = Files.createTempDirectory("closed");
        try {
            if (folder.toFile().setWritable(false) && Files.isWritable(folder)) {
                System.err.println(
                        "SKIPPED, for this user may write everywhere: " + test + ". Run it as another user.");
                abort("this user may write everywhere");
            }
        } finally {
            Files.delete(folder);
        }
    }
}
