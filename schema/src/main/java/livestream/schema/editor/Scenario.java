package livestream.schema.editor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import livestream.schema.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/** A way to deliver a stream, with a commented file to begin with. */
public enum Scenario {
    MEDIAPACKAGE("a new MediaPackage channel", Input.NAME, Input.REGION, Input.FORMATS),
    MEDIAPACKAGE_EXISTING("a MediaPackage channel that exists", Input.NAME, Input.REGION, Input.CHANNEL, Input.FORMATS),
    MEDIAPACKAGE_URL("a MediaPackage endpoint of another account", Input.NAME, Input.MANIFEST),
    S3("a new bucket that an encoder writes to", Input.NAME, Input.REGION, Input.FORMATS),
    S3_EXISTING("a bucket that exists", Input.NAME, Input.REGION, Input.BUCKET, Input.FORMATS),
    HTTP("any packager that serves over HTTPS", Input.NAME, Input.URL, Input.FORMATS),
    MEDIASTORE_EXISTING(
            "a MediaStore container that exists; AWS has ended the service",
            Input.NAME,
            Input.REGION,
            Input.CONTAINER,
            Input.FORMATS);

    private final String title;
    private final List<Input> inputs;

    Scenario(String title, Input... inputs) {
        this.title = title;
        this.inputs = List.of(inputs);
    }

    /** What only the user knows. */
    public enum Input {
        NAME("Name of the stream, which every resource's name begins with", "news", "news"),
        REGION("AWS region", "us-west-2", "us-west-2"),
        FORMATS("Formats, some of hls, dash, cmaf, mss", "hls, dash", "hls, dash"),
        CHANNEL("Id of the channel", null, "news-24"),
        BUCKET("Name of the bucket", null, "news-live-origin"),
        CONTAINER("Name of the container", null, "news-live"),
        MANIFEST(
                "URL of its manifest",
                null,
                "https://cf98fa7b2ee4450e.mediapackage.us-east-1.amazonaws.com/out/v1/064134724fd74667ba294657a674ae72/news.m3u8"),
        URL("URL of the folder that it serves from", null, "https://packager.example.net/live/news");

        private final String question;
        private final @Nullable String usual;
        private final String example;

        Input(String question, @Nullable String usual, String example) {
            this.question = question;
            this.usual = usual;
            this.example = example;
        }

        /** As in {@code channel}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What to ask a person. */
        public String question() {
            return question;
        }

        /** What it is when nobody says otherwise. */
        public Optional<String> usual() {
            return Optional.ofNullable(usual);
        }

        /** What it may be like. */
        public String example() {
            return example;
        }

        private String yaml(String answer) {
            return this == FORMATS
                    ? "[" + String.join(", ", answer.trim().split("[,\\s]+")) + "]"
                    : YamlText.scalar(answer);
        }
    }

    /** As in {@code mediapackage-existing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is delivered, in a few words. */
    public String title() {
        return title;
    }

    /** What it needs to know, in the order in which a person expects to be asked. */
    public List<Input> inputs() {
        return inputs;
    }

    /** A file of this scenario with these answers; for what is left out, an example stands in. */
    public String file(Map<Input, String> answers) {
        return template().lines().map(line -> filled(line, answers)).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Comments stay in their column where there is room. */
    private static String filled(String line, Map<Input, String> answers) {
        String filled = line;
        for (Input input : Input.values()) {
            filled = filled.replace("<" + input.key() + ">", input.yaml(answers.getOrDefault(input, input.example)));
        }
        int comment = line.indexOf(" # ");
        if (comment < 0 || filled.equals(line)) {
            return filled;
        }
        String words = filled.substring(0, filled.indexOf(" # ")).stripTrailing();
        return words + " ".repeat(Math.max(1, comment + 1 - words.length())) + line.substring(comment + 1);
    }

    private String template() {
        String resource = "/livestream/schema/scenarios/" + key() + ".yaml";
        try (InputStream content = Objects.requireNonNull(Scenario.class.getResourceAsStream(resource))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
