package livestream.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import livestream.golden.Golden;

/** A valid file to which something has happened. */
final class Mutation {
    private static final List<String> FILES = files();
    private static final String[] SNIPPETS = {
        "&a",
        "*a",
        "<<: *a",
        "!!int",
        "!x",
        "---",
        "...",
        "${x}",
        "$${",
        "[",
        "]",
        "{",
        "}",
        ":",
        ": ",
        ",",
        "\n",
        "\r\n",
        "\t",
        "\"",
        "'",
        "|",
        ">",
        "#",
        "?",
        "-",
        "- ",
        "%",
        "@",
        "`",
        "\\",
        "null",
        "~",
        "true",
        "0123",
        "-1",
        "1e9",
        ".inf",
        "99999999999999999999",
        "\uFEFF",
        "\u0000",
        "\u0085",
        "\u2028",
        "é",
        "🎥",
        "チ",
        "  ",
        "url:",
        "channels:",
        "1d",
        "24h",
        "é\u0301"
    };

    private Mutation() {}

    /** One of the examples and of the files of ReadsTest, changed in one to four places. */
    static byte[] of(Random random) {
        StringBuilder text = new StringBuilder(FILES.get(random.nextInt(FILES.size())));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutate(text, random);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, SNIPPETS[random.nextInt(SNIPPETS.length)]);
            case 2 -> text.replace(at, end, SNIPPETS[random.nextInt(SNIPPETS.length)]);
            case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
            default -> {
                String[] lines = text.toString().split("\n", -1);
                String line = lines[random.nextInt(lines.length)];
                int to = random.nextInt(lines.length);
                lines[to] =
                        random.nextBoolean() ? line + "\n" + lines[to] : " ".repeat(random.nextInt(4)) + line.strip();
                text.setLength(0);
                text.append(String.join("\n", lines));
            }
        }
    }

    private static List<String> files() {
        return Stream.of(Path.of("src/test/resources/reads"), Golden.root().resolve("examples"))
                .flatMap(Mutation::files)
                .toList();
    }

    private static Stream<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.toString().contains(".livestream"))
                    .sorted()
                    .map(Mutation::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
