package livestream.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file or folder could not be used, in the words of a shell instead of Java's. */
public final class DiskTrouble {
    private DiskTrouble() {}

    /** As in {@code nodir/urls.lock: no such file or folder}. */
    public static String words(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        } else if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        } else if (e instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + ": " + file.getClass().getSimpleName();
        }
        return String.valueOf(e.getMessage());
    }
}
