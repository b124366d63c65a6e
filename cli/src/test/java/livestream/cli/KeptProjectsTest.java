package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.TreeMap;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Projects as versions of livestream left them: a file, its state with journal and backup, a simulated world with a log, and a saved
 * plan. They stay as they are; a new format gets a folder of its own.
 */
class KeptProjectsTest {
    private static final Path KEPT = Path.of("src/test/resources/kept");

    /** Where the project was. */
    private static final String BEFORE = "/srv/news";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    private Path folder;

    static Stream<Path> formats() throws IOException {
        try (Stream<Path> formats = Files.list(KEPT)) {
            return formats.sorted().toList().stream();
        }
    }

    private Terminal copy(Path kept) throws IOException {
        try (Stream<Path> files = Files.walk(kept)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path own = folder.resolve(kept.relativize(file).toString().replace("dot-livestream", ".livestream"));
                Files.createDirectories(own.getParent());
                Files.copy(file, own);
            }
        }
        return new Terminal(folder);
    }

    private static Answer done(Terminal terminal, String line) {
        Answer answer = terminal.run(line);
        assertThat(answer.code()).as(line + "\n" + answer.out() + answer.err()).isZero();
        return answer;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isGoneOnFrom(Path kept) throws IOException {
        Terminal terminal = copy(kept);
        assertThat(done(terminal, "state list FILE --simulate").out())
                .contains("mediapackage_origin_endpoint.news/dash")
                .doesNotContain("mediapackage_origin_endpoint.news/mss");
        // The world knows what its log says: the endpoint that was deleted last is not there.
        assertThat(done(terminal, "drift FILE --simulate").out()).isNotEmpty();
        done(terminal, "apply FILE --simulate --yes --accept url-change");
        done(terminal, "plan FILE --simulate --detailed-exitcode");
        done(terminal, "destroy FILE --simulate --yes");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void carriesOutItsPlan(Path kept) throws IOException {
        Terminal terminal = copy(kept);
        String plan = folder.resolve("news.plan").toString();
        assertThat(terminal.run("apply " + plan + " --accept url-change").err()).contains("error[");
        hereAndNow(Path.of(plan));
        assertThat(done(terminal, "apply " + plan + " --accept url-change").out())
                .contains("mediapackage_origin_endpoint.news/cmaf", "Deployed.");
        done(terminal, "plan FILE --simulate --detailed-exitcode");
    }

    /** A plan is of one place and for one day; all else of it stays. */
    private void hereAndNow(Path plan) throws IOException {
        String text = Files.readString(plan).replace(BEFORE, folder.toString());
        ObjectNode root = (ObjectNode) JSON.readTree(text);
        root.put("expires", "2999-01-01T00:00:00Z");
        root.remove("digest");
        root.put("digest", digest(root));
        Files.write(plan, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private static String digest(JsonNode root) {
        try {
            byte[] text = sorted(root).toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(sorted(item)));
            return array;
        } else if (node.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                members.put(name, sorted(node.get(name)));
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach(object::set);
            return object;
        }
        return node;
    }
}
