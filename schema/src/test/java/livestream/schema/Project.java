package livestream.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.compose.ProjectFiles;
import livestream.schema.read.ReadResult;

/**
 * A project in one test file. A first line {@code # $ LIVESTREAM_VAR_a=1 livestream validate --env prod --var b=2} is the
 * command that is run; a line {@code -- common/tags.yaml --} begins another file.
 */
final class Project implements ProjectFiles {
    private static final Pattern FILE = Pattern.compile("(?m)^-- (\\S+) --\n");
    private static final String COMMAND = "# $ ";

    private final Map<Path, byte[]> files = new LinkedHashMap<>();
    private final ReadOptions readOptions;

    private Project(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        Matcher more = FILE.matcher(text);
        List<Integer> ends = new ArrayList<>();
        while (more.find()) {
            ends.add(more.start());
        }
        ends.add(text.length());
        // Bytes as they are when there is nothing to take apart: some cases are not text.
        files.put(
                Path.of("livestream.yaml"),
                ends.size() == 1 ? content : text.substring(0, ends.get(0)).getBytes(StandardCharsets.UTF_8));
        more.reset();
        for (int i = 1; more.find(); i++) {
            String part = text.substring(more.end(), ends.get(i));
            files.put(Path.of(more.group(1)), part.getBytes(StandardCharsets.UTF_8));
        }
        readOptions =
                text.startsWith(COMMAND) ? invocation(text.lines().findFirst().orElse("")) : ReadOptions.BARE;
    }

    static Project of(Path file) throws IOException {
        return new Project(Files.readAllBytes(file));
    }

    static Project of(String text) {
        return new Project(text.getBytes(StandardCharsets.UTF_8));
    }

    ReadResult read(Diagnostics diagnostics) throws IOException {
        return LivestreamReader.read(
                "livestream.yaml", read(Path.of("livestream.yaml")), readOptions, this, diagnostics);
    }

    private static ReadOptions invocation(String line) {
        Map<String, String> process = new LinkedHashMap<>();
        Map<String, String> variables = new LinkedHashMap<>();
        String environment = null;
        List<String> words = new ArrayList<>();
        Collections.addAll(words, line.substring(COMMAND.length()).split(" "));
        for (int i = 0; i < words.size(); i++) {
            String[] pair = words.get(i).split("=", 2);
            if (words.get(i).equals("--env")) {
                environment = words.get(++i);
            } else if (words.get(i).equals("--var")) {
                String[] variable = words.get(++i).split("=", 2);
                variables.put(variable[0], variable[1]);
            } else if (pair.length == 2) {
                process.put(pair[0], pair[1]);
            }
        }
        return new ReadOptions(environment, variables, process);
    }

    @Override
    public Path real(Path file) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path name = here.relativize(file);
        boolean folder = file.equals(here);
        if (!folder && !files.containsKey(name)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    @Override
    public byte[] read(Path file) throws IOException {
        byte[] content = files.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content;
    }
}
