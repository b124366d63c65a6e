package livestream.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Another process writes to the folder of a state and does not end, where an instant is usual. */
public final class FolderBusyException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param waited how long for */
    public FolderBusyException(Path folder, Duration waited) {
        super("Another process has been writing to `" + folder + "` for more than " + waited.toSeconds()
                + " s and does not end.");
    }
}
