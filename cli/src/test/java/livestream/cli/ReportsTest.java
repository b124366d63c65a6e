package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people reported of other tools for this job, and what newcomers ran into with this one, as sessions of a user:
 * {@code reports/<case>.session} and {@code first-contact/<case>.session} hold files ({@code -- name --}), and after {@code -- session --} what is typed and what is printed.
 *
 * <ul>
 *   <li>{@code $ livestream lint} runs a command on {@code livestream.yaml}, or on a file that it names; with {@code | tail -3},
 *       only the end of it is looked at;
 *   <li>{@code # write other.yaml} puts another file in the place of {@code livestream.yaml};
 *   <li>{@code # seed requests.json} has others make something in AWS before, {@code # others requests.json} meanwhile;
 *   <li>{@code # fault {...}} has the simulator do what docs/simulator.md tells of.
 * </ul>
 */
class ReportsTest {
    private static final Path FOLDER = Path.of("src/test/resources");

    /** Where sessions are, and the list in which each stands. */
    private static final Map<String, String> LISTS =
            Map.of("reports", "docs/maintainers/reports.md", "first-contact", "docs/maintainers/first-contact.md");

    private static final String SESSION = "-- session --\n";

    private static final Map<String, String> SETTINGS =
            Map.of("aws.accessKeyId", "simulator", "aws.secretAccessKey", "simulator");

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsRight() throws IOException {
        return sessions().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString().replace(".session", ""), () -> replay(file)));
    }

    @Test
    void everySessionStandsInItsList() throws IOException {
        for (Path session : sessions()) {
            String folder = session.getParent().getFileName().toString();
            assertThat(Files.readString(Golden.root().resolve(LISTS.get(folder))))
                    .contains(folder + "/" + session.getFileName());
        }
    }

    private static List<Path> sessions() throws IOException {
        List<Path> sessions = new ArrayList<>();
        for (String folder : LISTS.keySet().stream().sorted().toList()) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
                files.sorted().forEach(sessions::add);
            }
        }
        return sessions;
    }

    private void replay(Path file) throws IOException, InterruptedException {
        String text = Files.readString(file);
        int end = text.indexOf(SESSION) + SESSION.length();
        Path place = Files.createTempDirectory(folder, "report");
        files(text.substring(0, end - SESSION.length())).forEach((name, content) -> write(place, name, content));
        StringBuilder seen = new StringBuilder(text.substring(0, end));
        try (Simulator aws = Simulator.start(Simulator.Settings.inMemory())) {
            System.setProperty("aws.endpointUrl", aws.endpoint().toString());
            SETTINGS.forEach(System::setProperty);
            for (String line : text.substring(end).lines().toList()) {
                if (line.startsWith("$ livestream ")) {
                    seen.append(line).append('\n').append(run(place, line.substring("$ livestream ".length())));
                } else if (line.startsWith("# ")) {
                    seen.append(line).append('\n');
                    happens(aws, place, line.substring(2));
                }
            }
        }
        Golden.matches(file, seen.toString());
    }

    private static Map<String, String> files(String text) {
        Map<String, String> files = new TreeMap<>();
        for (String part : text.split("(?m)^-- (?=\\S+ --$)")) {
            int end = part.indexOf(" --\n");
            if (end > 0) {
                files.put(part.substring(0, end), part.substring(end + " --\n".length()));
            }
        }
        return files;
    }

    private static void write(Path place, String name, String content) {
        new Terminal(place).write(name, content);
    }

    private static String run(Path place, String typed) {
        String[] parts = typed.split(" \\| tail -", 2);
        String words =
                parts[0].contains(".yaml") ? parts[0].replaceAll("\\S+\\.yaml", place + "/$0") : parts[0] + " FILE";
        Answer answer = new Terminal(place).run(words);
        assertThat(answer.err()).as(typed).doesNotContain("This is a bug", "\tat ");
        List<String> lines = (answer.out() + answer.err())
                .lines()
                // Several things are made at once.
                .filter(line -> !line.matches("(creat|updat|delet)(ing|ed) .*"))
                .toList();
        int last = parts.length == 1 ? lines.size() : Math.min(Integer.parseInt(parts[1]), lines.size());
        String seen = String.join("\n", lines.subList(lines.size() - last, lines.size()));
        return Golden.masked(seen) + "\n" + (answer.code() == 0 ? "" : "exit " + answer.code() + "\n");
    }

    private static void happens(Simulator aws, Path place, String what) throws IOException, InterruptedException {
        List<String> words = List.of(what.split(" ", 2));
        switch (words.get(0)) {
            case "write" ->
                Files.copy(
                        place.resolve(words.get(1)),
                        place.resolve("livestream.yaml"),
                        StandardCopyOption.REPLACE_EXISTING);
            case "seed" -> aws.seed(place.resolve(words.get(1)));
            case "others" -> others(aws, place.resolve(words.get(1)));
            case "fault" -> fault(aws, words.get(1));
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static void others(Simulator aws, Path requests) throws IOException, InterruptedException {
        for (JsonNode request : new ObjectMapper().readTree(requests.toFile())) {
            String scope = "20261201/" + request.path("region").asText() + "/"
                    + request.path("service").asText() + "/aws4_request";
            HttpRequest.Builder sent = HttpRequest.newBuilder(
                            aws.endpoint().resolve(request.path("path").asText()))
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=others/" + scope
                                    + ", SignedHeaders=host;x-amz-date, Signature="
                                    + "0".repeat(64))
                    .header("x-amz-date", "20261201T000000Z")
                    .header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                    .method(
                            request.path("method").asText(),
                            HttpRequest.BodyPublishers.ofString(
                                    request.path("body").asText()));
            for (Map.Entry<String, JsonNode> header : request.path("headers").properties()) {
                sent.header(header.getKey(), header.getValue().asText());
            }
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(sent.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        }
    }

    private static void fault(Simulator aws, String json) throws IOException, InterruptedException {
        URI uri = aws.endpoint().resolve("/_simulator/faults");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }
}
