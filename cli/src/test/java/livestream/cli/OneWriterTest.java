package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/** What writes files, and no other class does: links, permissions and half a write are thought of in one place. */
class OneWriterTest {
    /** The tool's and the simulator's, which share no code. */
    private static final Set<String> WRITERS = Set.of("AtomicFile.java", "OwnFolder.java", "DataFiles.java");

    private static final List<String> MODULES = List.of("schema", "state", "engine", "providers", "cli", "simulator");

    private static final Pattern WRITES =
            Pattern.compile("\\bFiles\\s*\\.\\s*(write|writeString|newOutputStream|newBufferedWriter"
                    + "|newByteChannel|copy|move|create\\w*|delete\\w*|set\\w*)\\s*\\("
                    + "|\\b(FileChannel|AsynchronousFileChannel)\\s*\\.\\s*open\\b"
                    + "|\\bnew\\s+(FileWriter|RandomAccessFile)\\b|\\bnew\\s+FileOutputStream\\s*\\(\\s*(?!FileDescriptor)"
                    + "|\\bnew\\s+(PrintStream|PrintWriter|Formatter)\\s*\\(\\s*(\"|\\w*([fF]ile|[pP]ath)\\b)"
                    + "|\\.(mkdirs?|renameTo|createNewFile|deleteOnExit|setWritable|setReadable)\\s*\\("
                    + "|\\bimport static java\\.nio\\.file\\.Files\\b");

    @Test
    void noOtherClassWritesFiles() throws IOException {
        List<String> others = new ArrayList<>();
        int files = 0;
        for (String module : MODULES) {
            try (Stream<Path> sources = Files.walk(Golden.root().resolve(module).resolve("src/main/java"))) {
                for (Path source : sources.filter(each -> each.toString().endsWith(".java"))
                        .toList()) {
                    files++;
                    Matcher found = WRITES.matcher(Files.readString(source));
                    while (!WRITERS.contains(source.getFileName().toString()) && found.find()) {
                        others.add(source.getFileName() + ": " + found.group());
                    }
                }
            }
        }
        assertThat(others).isEmpty();
        assertThat(files).isGreaterThan(300);
    }

    @Test
    void knowsAWriterWhenItSeesOne() {
        for (String writes : List.of(
                "Files.writeString(path, text)",
                "Files . delete(path)",
                "FileChannel.open(file)",
                "new FileOutputStream(file)",
                "new PrintWriter(\"name\")",
                "file.mkdirs()")) {
            assertThat(WRITES.matcher(writes).find()).as(writes).isTrue();
        }
        for (String reads : List.of(
                "Files.readString(path)",
                "new FileOutputStream(FileDescriptor.out)",
                "new PrintWriter(console.out(), true)")) {
            assertThat(WRITES.matcher(reads).find()).as(reads).isFalse();
        }
    }
}
