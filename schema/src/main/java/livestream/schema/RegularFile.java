package livestream.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A file that is read to its end, because it has one: a pipe would be waited for, and a device may never end. */
public final class RegularFile {
    /** What one array of Java can hold. */
    private static final long LONGEST = Integer.MAX_VALUE - 16L;

    /** In bytes, more than any text has that a person edits or reviews. */
    private static final long LONGEST_TEXT = 64L * 1024 * 1024;

    /** What a user pipes into a command is named here, by the shell or by hand, and is meant to be waited for. */
    private static final Path STREAMS = Path.of("/dev");

    private RegularFile() {}

    /** Throws where there is a pipe, a device or a socket. */
    public static void check(Path file) throws IOException {
        attributes(file);
    }

    /** Opens it. */
    public static InputStream open(Path file) throws IOException {
        check(file);
        return Files.newInputStream(file);
    }

    /** All of it; throws for what cannot be opened, and for what is too large to be anything of ours. */
    public static byte[] read(Path file) throws IOException {
        return read(file, LONGEST);
    }

    /** The same as a text; throws for what is none, too. */
    public static String text(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(read(file, LONGEST_TEXT));
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private static byte[] read(Path file, long longest) throws IOException {
        if (attributes(file).size() > longest) {
            throw new FileSystemException(file.toString(), null, "is too large");
        }
        return Files.readAllBytes(file);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isOther() && !file.toAbsolutePath().startsWith(STREAMS)) {
            throw new FileSystemException(file.toString(), null, "is a pipe or a device, and no file");
        }
        return attributes;
    }
}
