package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/language.md} says what the schema says, and every file in it can be used as it stands. */
class LanguageReferenceTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final String INTRO = """
            # livestream.yaml

            Every key of the file. The tables come from the schema that the tool checks a file with, so none is
            missing; a key that is not here is an error.

            The smallest file makes a MediaPackage channel with one HLS endpoint, and a CloudFront distribution in front of it:

            ```yaml
            version: 1
            name: news
            region: us-west-2
            mediapackage:
            ```

            A mapping without settings may be a bare key, as `mediapackage:` above. One channel stands at the top of the file
            and is called like `name`; several stand below `channels`, with what they share in `channelDefaults`:

            ```yaml
            version: 1
            name: sports
            region: us-west-2
            channelDefaults:
              segmentDuration: 4s
            channels:
              arena:
                mediapackage:
                  endpoints:
                    hls: { startoverWindow: 24h, adMarkers: daterange }
                    dash: { startoverWindow: 24h, utcTiming: http-iso }
                  cdnAuthorization: create
              training:
                mediapackage: { endpoints: [hls] }
            distribution:
              routing: name
              priceClass: "100"
              errorCaching: { 404: 1s, 503: 2s }
              cache:
                manifest: { minTtl: 1s, defaultTtl: 2s }
                segment: { defaultTtl: 12h }
              cors: { origins: ["https://www.sports.example"] }
            ```

            YAML is read as YAML 1.2: `yes`, `no`, `on` and `off` are words, not booleans. A key that stands twice is an error.

            ## Durations

            `6s`, `5m`, `24h`, `14d`, or units together from large to small, `1h30m`. A bare integer is seconds.

            ## Managed, existing and foreign endpoints

            * **Managed**: `channel` is left out. The channel and its endpoints are created, changed and deleted from here. With
              `channel` and `manage: true`, a channel that is already there is taken over, else it is created under that id.
            * **Existing**: `channel` is given. The channel and its endpoints are only read, and found by format, or by `id`. A
              setting that would have to be changed on them has no effect, and a warning says so.
            * **Foreign**: each endpoint has a `url`, or `domain`, `originPath` and `manifestName` (with CMAF also `manifestId`). They belong
              to another account, so MediaPackage is not asked at all, and what only their owner can set is an error. The file
              needs no `region`.

            An existing channel:

            ```yaml
            version: 1
            name: news
            region: us-west-2
            mediapackage:
              channel: news-24
              endpoints: [hls, dash]
            ```

            Endpoints of another account:

            ```yaml
            version: 1
            name: partner-feed
            mediapackage:
              endpoints:
                hls:
                  url: https://cf98fa7b2ee4450e.mediapackage.us-east-1.amazonaws.com/out/v1/064134724fd74667ba294657a674ae72/index.m3u8
                dash:
                  domain: cf98fa7b2ee4450e.mediapackage.us-east-1.amazonaws.com
                  originPath: /out/v1/997cbb27697d4863bb65488133bff26f
                  manifestName: index
              cdnAuthorization: { value: "${secret:env:PARTNER_CDN_ID}" }
            ```

            ## Variables

            `${var.domain}` in a value stands for a variable. Its value comes from, in this order: `--var domain=...`,
            `LIVESTREAM_VAR_domain` of the process environment, `variables` of the chosen environment, its `default`. A value
            that is one reference and nothing else takes the variable's type; within a text a value becomes text. A variable
            that is nowhere given is an error when it is used, and so is an unknown one.

            ```yaml
            version: 1
            name: sports
            region: us-west-2
            variables:
              frontPage: https://www.sports.example
              priceClass: { default: all, allowed: ["100", "200", all], description: where viewers are served }
              deploy: { type: boolean, default: true }
            mediapackage: { endpoints: [hls] }
            distribution:
              comment: "${name} in ${region}, by ${env.USER:-nobody}"
              priceClass: ${var.priceClass}
              cors: { origins: ["${var.frontPage}"] }
              waitForDeployed: ${var.deploy}
            ```

            * `${name}`, `${environment}` and `${region}` are those of the document, `${channel}` in a channel or in
              `channelDefaults` is the channel's name.
            * `${env.X}` is the text of an environment variable, and an error when it is not set; `${env.X:-text}` has a text
              that stands in.
            * `$${` is a plain `${`. A default may have references in it, text from outside of the file has none.
            * A `sensitive` variable is kept out of findings and of `livestream config`. A plan and the state show what AWS is
              told, whatever it came from: what must stay secret is a secret.

            ## Secrets

            A secret is not written in the file, but where it is found. It is read when a plan needs it, and shown nowhere:

            | reference | what it reads |
            | --- | --- |
            | `${secret:env:NAME}` | an environment variable |
            | `${secret:file:PATH}` | the first line of a file, relative to the main file |
            | `${secret:sm:NAME#KEY}` | a key of the JSON of a secret of Secrets Manager, by name or ARN; without `#KEY` all of its text |
            | `${secret:ssm:PATH}` | a parameter of Systems Manager Parameter Store, decrypted |

            Secrets Manager and Parameter Store are asked in the `region` of the file, or in that of an ARN. A key that takes a
            secret takes no plain text; a variable may have such a reference for its value.

            ## Environments

            An environment is a partial file that `--env` lays over the file: maps merge, lists and single values replace, a
            bare key keeps the map that was there, and a written `null` removes. Its `variables` give values to variables.

            ```yaml
            version: 1
            name: sports
            region: us-west-2
            variables: { comment: test }
            environments:
              dev:
                distribution: { priceClass: "100", waitForDeployed: false }
              prod:
                account: "111122223333"
                variables: { comment: the real one }
            mediapackage: { endpoints: [hls, dash] }
            distribution: { comment: "${var.comment}" }
            ```

            Each environment has a state and, through `{env}` in `naming`, names of its own, and its resources carry the tag
            `livestream:environment`. Without `--env` the file is taken as it stands, as a delivery of its own beside those of
            its environments, if it is valid so: what only an environment gives is then missing and an error.

            ## Includes

            `include: [common/tags.yaml]` lays the file under this one; the merge is that of environments. A path is relative to
            the file that it stands in, and stays within the folder of the main file.

            Everything is put together in this order: included files, the environment, `channelDefaults` under each channel,
            references. What comes out is checked and read; `livestream config --explain` prints it with the place of each value.

            ## Routing

            How viewer URLs, and with them CloudFront's path patterns, are told apart. `routing` of the distribution is for all
            channels, `routing` of a channel for that channel.

            """;

    private static final Map<String, String> PROSE = Map.of(
            "Document",
            "The top of the file. `mediapackage`, `timeShift`, `manifestFilter` and `routing` are keys of the one channel and"
                    + " do not stand beside `channels`. Channels that are created need `region`; an existing one"
                    + " may have a region of its own, and foreign endpoints need none.",
            "channel",
            "One live channel with its origin. With one channel these keys stand at the top of the file; the places below are"
                    + " given that way, with several channels they begin with `channels.<name>`.",
            "endpoint",
            "One origin endpoint. The name is yours to choose; a name that is a format needs no `format`. A key that the"
                    + " endpoint's format does not have is an error.",
            "cache policy",
            "What is left out has its default, so a map with one key is enough.",
            "cdnAuthorization",
            "How MediaPackage knows that a request comes through this CDN. Three forms: `create` for managed endpoints,"
                    + " `secret` and `role` for managed or existing ones, `value` for foreign ones.",
            "errorCaching",
            "Left out, each of the eleven statuses is remembered for `1s`; one duration instead is for all of them. A map"
                    + " replaces all eleven: only the statuses that are written are sent, and the others are left to"
                    + " CloudFront's own default.");

    private static final JsonNode SCHEMA = load();

    @Test
    void pageSaysWhatTheSchemaSays() {
        Golden.matches(Golden.root().resolve("docs/language.md"), page());
    }

    @TestFactory
    Stream<DynamicTest> everyFileOnThePageIsValid() {
        assertThat(BLOCK.matcher(page()).results()).isNotEmpty();
        return BLOCK.matcher(page())
                .results()
                .map((MatchResult block) -> block.group(1))
                .map(file ->
                        DynamicTest.dynamicTest(file.lines().skip(1).findFirst().orElse(file), () -> valid(file)));
    }

    private static void valid(String file) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read("livestream.yaml", file.getBytes(StandardCharsets.UTF_8), diagnostics);
        } catch (Diagnostics.Stopped e) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        String findings = new DiagnosticPrinter(diagnostics.sources(), 100, false).text(diagnostics.all());
        assertThat(findings).as(file).isEmpty();
    }

    private static String page() {
        return INTRO + routing() + new LanguagePage(SCHEMA, PROSE).text();
    }

    private static String routing() {
        JsonNode forms = SCHEMA.path("$defs").path("routing");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < forms.path("enum").size(); i++) {
            text.append("* `")
                    .append(forms.path("enum").get(i).asText())
                    .append("`: ")
                    .append(forms.path("enumDescriptions").get(i).asText())
                    .append("\n");
        }
        return text.append("\n").toString();
    }

    private static JsonNode load() {
        try (InputStream json = Objects.requireNonNull(
                LanguageReferenceTest.class.getResourceAsStream("/livestream/schema/livestream.schema.json"))) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
