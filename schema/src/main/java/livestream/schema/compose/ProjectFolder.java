package livestream.schema.compose;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The folder of the main file. Every other file that a document names is below it, links followed: a project is whole wherever
 * it is checked out, and a change to a document cannot make whoever runs it read or write other files of theirs. This is the one
 * place that decides so. What must be elsewhere is a secret, which has sources of its own.
 */
public final class ProjectFolder {
    /** A path that leads out of the folder. */
    public static final class Outside extends IOException {
        private static final long serialVersionUID = 1L;

        private Outside(String path) {
            super(path + " leads out of the folder of the main file");
        }
    }

    private final Path main;
    private final Path folder;
    private final ProjectFiles files;

    /** The folder that a main file is in, named as findings name it. */
    public ProjectFolder(Path main, ProjectFiles files) {
        this.main = main;
        this.folder = main.toAbsolutePath().normalize().resolveSibling("");
        this.files = files;
    }

    /**
     * The file that a path means, as findings show it.
     *
     * @param from the file that the path is written in, or is relative to
     * @throws Outside when it leads out of the folder, by itself or by a link
     * @throws NoSuchFileException when nothing is there
     */
    Path file(Path from, String path) throws IOException {
        Path target = resolved(from, path);
        if (!files.real(target.toAbsolutePath().normalize()).startsWith(files.real(folder))) {
            throw new Outside(path);
        }
        return target;
    }

    /**
     * The file that a path relative to the main file means, as findings show it.
     *
     * @throws Outside when it leads out of the folder, by itself or by a link
     * @throws NoSuchFileException when nothing is there
     */
    public Path file(String path) throws IOException {
        return file(main, path);
    }

    /**
     * The content of the file that a path relative to the main file means, as far as a file may be long and one byte more.
     *
     * @throws Outside when it leads out of the folder, by itself or by a link
     */
    public byte[] read(String path) throws IOException {
        return files.read(file(path));
    }

    /**
     * Where a file is written that a path relative to the main file means; it need not be there, nor the folders that it is in.
     * Who writes puts a new file in the place of what is there, for that may be a link.
     *
     * @throws Outside when that is not in the folder
     */
    public Path place(String path) throws IOException {
        Path target = resolved(main, path).toAbsolutePath().normalize();
        Path above = target.getParent();
        while (above != null && above.startsWith(folder)) {
            try {
                if (files.real(above).startsWith(files.real(folder))) {
                    return target;
                }
                break;
            } catch (NoSuchFileException notThereYet) {
                above = above.getParent();
            }
        }
        throw new Outside(path);
    }

    private Path resolved(Path from, String path) throws IOException {
        try {
            Path target = from.resolveSibling(path).normalize();
            if (!target.toAbsolutePath().normalize().startsWith(folder)) {
                throw new Outside(path);
            }
            return target;
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(path);
        }
    }
}
