package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import livestream.golden.Golden;
import livestream.machine.Jvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/first-hour.md} is what a newcomer types, block after block in one folder, and what they see. */
class FirstHourTest {
    private static final Path PAGE = Golden.root().resolve("docs/first-hour.md");
    private static final Path EDITOR = Golden.root().resolve("schema/src/test/resources");
    private static final Pattern BLOCK = Pattern.compile("(`{3,4})(\\w+)(?: (\\S+))?\n(.*?)\\1\n", Pattern.DOTALL);

    @Test
    void everyBlockIsTrue(@TempDir Path folder) throws IOException, InterruptedException {
        String page = Files.readString(PAGE);
        StringBuilder again = new StringBuilder();
        String shown = "";
        int end = 0;
        for (MatchResult block : BLOCK.matcher(page).results().toList()) {
            again.append(page, end, block.start());
            end = block.end();
            String text = block.group(4);
            switch (block.group(2)) {
                case "sh" -> shown = run(text, folder);
                case "yaml" -> Files.writeString(folder.resolve(block.group(3)), text);
                default -> text = block.group(3) == null ? shown : Files.readString(EDITOR.resolve(block.group(3)));
            }
            again.append(page, block.start(), block.start(4))
                    .append(text)
                    .append(block.group(1))
                    .append('\n');
        }
        Golden.matches(PAGE, again + page.substring(end));
    }

    private static String run(String commands, Path folder) throws IOException, InterruptedException {
        String program = "livestream() { " + Jvm.line("livestream.cli.Main") + " \"$@\"; }\n";
        Path output = Files.createTempFile("shown", ".txt");
        Process process = new ProcessBuilder("sh", "-c", program + commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor()).isIn(ExitCode.DONE, ExitCode.CHANGES, ExitCode.FILE_HAS_ERRORS);
        String shown = Golden.masked(Files.readString(output, StandardCharsets.UTF_8));
        Files.delete(output);
        return shown;
    }
}
