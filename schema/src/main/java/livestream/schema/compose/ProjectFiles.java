package livestream.schema.compose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import livestream.schema.RegularFile;

/** Where the files that a document names are read from. */
public interface ProjectFiles {
    /** The disk. */
    ProjectFiles DISK = new ProjectFiles() {
        /** One byte more than any file that is read, enough to tell that a file is larger. */
        private static final int ENOUGH = 8 * 1024 * 1024 + 1;

        @Override
        public Path real(Path file) throws IOException {
            return file.toRealPath();
        }

        @Override
        public byte[] read(Path file) throws IOException {
            try (InputStream in = RegularFile.open(file)) {
                return in.readNBytes(ENOUGH);
            }
        }
    };

    /** The file or folder itself, links followed; throws when it is not there. */
    Path real(Path file) throws IOException;

    /** The content, as far as a file may be long and one byte more. */
    byte[] read(Path file) throws IOException;
}
