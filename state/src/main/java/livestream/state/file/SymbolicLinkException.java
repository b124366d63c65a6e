package livestream.state.file;

import java.io.IOException;
import java.nio.file.Path;

/** Thrown when a link stands where a file or folder of livestream's own is to be written: a repository that was cloned may hold it. */
public final class SymbolicLinkException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Because of this link. */
    public SymbolicLinkException(Path link) {
        super("`" + link + "` is a link, and livestream writes nothing through a link.");
    }
}
