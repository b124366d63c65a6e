package livestream.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a file or folder could not be used, in the words of a shell instead of Java's, and what to do about it. */
public final class IoErrorText {
    private IoErrorText() {}

    /** As in {@code nodir/urls.lock: no such file or folder}. */
    public static String words(IOException e) {
        FileSystemException file = ofFile(e).orElse(null);
        if (file == null) {
            return String.valueOf(e.getMessage());
        } else if (file instanceof NoSuchFileException) {
            return file.getFile() + ": no such file or folder";
        } else if (file instanceof AccessDeniedException) {
            return file.getFile() + ": permission denied";
        } else if (file instanceof FileAlreadyExistsException || file instanceof NotDirectoryException) {
            return file.getFile() + ": a file is where a folder should be";
        } else if (file.getReason() == null) {
            return file.getFile() + ": " + file.getClass().getSimpleName();
        }
        return file.getFile() + ": " + file.getReason().toLowerCase(Locale.ROOT);
    }

    /** Whether it was the file system that said no. */
    static boolean isDisk(IOException e) {
        return ofFile(e).isPresent();
    }

    /** As in {@code make room on its disk}. */
    public static String help(IOException e) {
        String words = words(e);
        if (words.endsWith("no space left on device") || words.endsWith("quota exceeded")) {
            return "make room on its disk";
        } else if (words.endsWith("permission denied") || words.endsWith("operation not permitted")) {
            return "give your user the right to write it";
        } else if (words.endsWith("read-only file system")) {
            return "mount its disk for writing, or work in a copy elsewhere";
        } else if (words.endsWith("a file is where a folder should be") || words.endsWith("not a directory")) {
            return "move that file away";
        }
        return words.endsWith("and no file") ? "move it away" : "make it writable, or make room on its disk";
    }

    /** What the file system said, however it was wrapped. */
    private static Optional<FileSystemException> ofFile(IOException e) {
        return Stream.<Throwable>iterate(e, thrown -> thrown != null, Throwable::getCause)
                .filter(FileSystemException.class::isInstance)
                .map(FileSystemException.class::cast)
                .findFirst();
    }
}
