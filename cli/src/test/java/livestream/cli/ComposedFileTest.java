package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments, variables, includes and secrets, as a person uses them. */
class ComposedFileTest {
    private static final Path GOLDENS = Path.of("src/test/resources/commands");
    private static final String CANARY = "7d1f0c52-canary";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void sports() throws IOException {
        terminal = new Terminal(folder).with("LIVESTREAM_VAR_priceClass", "200");
        Files.createDirectories(folder.resolve("common"));
        terminal.write("common/tags.yaml", "tags: { team: video, \"cost-center\": \"4711\" }\n");
        terminal.write("livestream.yaml", """
                version: 1
                name: sports
                region: us-west-2
                include: [common/tags.yaml]
                variables:
                  site: https://www.sports.example
                  priceClass: { default: all, allowed: ["100", "200", all] }
                  deploy: true
                  word: { default: hushhush, sensitive: true }
                environments:
                  dev:
                    variables: { deploy: false, site: "https://${environment}.sports.example" }
                    tags: { "cost-center": null }
                  prod:
                    mediapackage: { cdnAuthorization: create }
                mediapackage: { endpoints: { hls:, dash: { utcTiming: http-iso } } }
                distribution:
                  comment: "${name} ${environment} at $${5} ${var.word}"
                  priceClass: ${var.priceClass}
                  waitForDeployed: ${var.deploy}
                  cors: { origins: ["${var.site}"] }
                """);
    }

    private void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(GOLDENS.resolve(name + ".txt"), Golden.masked(text));
    }

    @Test
    void configPrintsWhatIsRead() {
        golden("config", terminal.run("config FILE --env dev"));
        golden("config-explain", terminal.run("config FILE --env dev --var site=https://other.example --explain"));
        golden("config-explain-60-columns", terminal.typing("", 60).run("config FILE --env prod --explain"));
        assertThat(terminal.run("config FILE --env dev --explain --json").toString())
                .doesNotContain("hushhush");
    }

    @Test
    void configIsJsonToo() throws IOException {
        JsonNode config = new ObjectMapper()
                .readTree(terminal.run("config FILE --env dev --explain --json").out());
        assertThat(config.path("environment").asText()).isEqualTo("dev");
        JsonNode distribution = config.path("document").path("distribution");
        assertThat(distribution.path("waitForDeployed").isBoolean()).isTrue();
        assertThat(distribution.path("comment").asText()).isEqualTo("(sensitive)");
        assertThat(config.path("origins").findValuesAsText("path"))
                .contains("distribution.cors.origins[0]", "tags.team");
        assertThat(config.path("origins").toString())
                .contains("common/tags.yaml:1")
                .contains("LIVESTREAM_VAR_priceClass");
    }

    @Test
    void configIsTheSameFileAgain() {
        terminal.write("livestream.yaml", text().replace(" ${var.word}", ""));
        String once = terminal.run("config FILE --env prod").out();
        terminal.write("livestream.yaml", once);
        assertThat(terminal.run("config FILE").out()).isEqualTo(once).contains("$${5}");
    }

    @Test
    void twoEnvironmentsLiveSideBySide() throws IOException {
        for (String environment : new String[] {"dev", "prod"}) {
            Answer apply = terminal.run("apply FILE --simulate --yes --env " + environment);
            assertThat(apply.code()).as(apply.err()).isZero();
        }
        for (String environment : new String[] {"dev", "prod"}) {
            Answer plan = terminal.run("plan FILE --simulate --detailed-exitcode --env " + environment);
            assertThat(plan.code()).as(plan.out()).isZero();
            assertThat(plan.err()).isEmpty();
            assertThat(folder.resolve(".livestream/simulated/state/sports." + environment + ".json"))
                    .content()
                    .contains("sports-" + environment + "-us-west-2-manifest")
                    .contains("\"livestream:environment\" : \"" + environment + "\"");
        }
        assertThat(terminal.run("destroy FILE --simulate --yes --env dev").code())
                .isZero();
        Answer plan = terminal.run("plan FILE --simulate --detailed-exitcode --env prod");
        assertThat(plan.code()).as(plan.out()).isZero();
        assertThat(terminal.typing("sports\n", 80)
                        .run("destroy FILE --simulate --env prod")
                        .code())
                .isEqualTo(ExitCode.CONSENT_MISSING);
        assertThat(terminal.typing("sports.prod\n", 80)
                        .run("destroy FILE --simulate --env prod")
                        .code())
                .isZero();
        assertThat(isEmptyAws()).isTrue();
    }

    @Test
    void aRunWithoutAnEnvironmentIsWarnedOfThoseThatAreThere() {
        terminal.write("livestream.yaml", text().replace("${environment} at", "at"));
        assertThat(terminal.run("apply FILE --simulate --yes --env dev").code()).isZero();
        Answer plan = terminal.run("plan FILE --simulate");
        assertThat(plan.code()).isZero();
        golden("other-environment", new Answer(plan.code(), "", plan.err()));
    }

    @Test
    void namingIsFollowed() {
        terminal.write("livestream.yaml", text() + "naming: live-{region}_{name}-{channel}-{env}-{part}\n");
        String plan = terminal.run("expand FILE --simulate --env prod").out();
        assertThat(plan)
                .contains("live-us-west-2_sports-prod-manifest")
                .contains("live-us-west-2_sports-prod-hls")
                .containsPattern("Id +live-us-west-2_sports-prod\n");
    }

    @Test
    void findingsPointIntoTheEnvironment() {
        golden("unknown-environment", terminal.run("plan FILE --simulate --env prd"));
        golden("unknown-variable", terminal.run("plan FILE --simulate --env prod --var pricClass=100"));
    }

    @Test
    void secretsAreReadFromBothStores() throws IOException {
        terminal.write("simulator.json", """
                [ { "service": "secretsmanager", "region": "us-west-2", "method": "POST", "path": "/",
                    "headers": { "x-amz-target": "secretsmanager.CreateSecret" },
                    "body": { "Name": "partner/cdn", "ClientRequestToken": "0a1b2c3d-1111-4222-8333-444455556666",
                      "SecretString": "{\\"id\\": \\"%s\\"}" } },
                  { "service": "ssm", "region": "us-west-2", "method": "POST", "path": "/",
                    "headers": { "x-amz-target": "AmazonSSM.PutParameter" },
                    "body": { "Name": "/partner/cdn", "Type": "SecureString", "Value": "%s" } } ]
                """.formatted(CANARY, CANARY));
        foreign("${secret:sm:partner/cdn#id}");
        Answer apply = terminal.run("apply FILE --simulate --yes");
        assertThat(apply.code()).as(apply.err()).isZero();
        foreign("${secret:ssm:/partner/cdn}");
        Answer plan = terminal.run("plan FILE --simulate --detailed-exitcode");
        assertThat(plan.code())
                .as("the same secret from elsewhere: " + plan.out())
                .isZero();
        assertThat(apply.toString() + plan + terminal.run("config FILE --explain"))
                .doesNotContain(CANARY);
        assertThat(folder.resolve(".livestream/simulated/state/partner.json"))
                .content()
                .doesNotContain(CANARY);
    }

    @Test
    void aSecretThatIsNowhereIsNamed() {
        foreign("${secret:sm:partner/cdn#id}");
        golden("missing-secret-sm", terminal.run("plan FILE --simulate"));
        foreign("${secret:ssm:/partner/cdn}");
        golden("missing-secret-ssm", terminal.run("plan FILE --simulate"));
        foreign("${secret:sm:arn:aws:secretsmanager:eu-west-1:123456789012:secret:partner-AbCdEf#id}");
        terminal.write("livestream.yaml", text().replace("region: us-west-2\n", ""));
        assertThat(terminal.run("plan FILE --simulate").err()).contains("in eu-west-1 holds no secret");
        foreign("${secret:ssm:/partner/cdn}");
        terminal.write("livestream.yaml", text().replace("region: us-west-2\n", ""));
        assertThat(terminal.run("plan FILE --simulate").err()).contains("error[missing-region]");
    }

    @Test
    void aLinkOutOfTheProjectIsNoInclude(@TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.yaml"), "tags: { a: b }\n");
        Files.createSymbolicLink(folder.resolve("common/link.yaml"), secret);
        terminal.write("livestream.yaml", text().replace("[common/tags.yaml]", "[common/link.yaml]"));
        assertThat(terminal.run("validate FILE --env dev").err()).contains("error[include-outside]");
    }

    private void foreign(String value) {
        terminal.write("livestream.yaml", """
                version: 1
                name: partner
                region: us-west-2
                mediapackage:
                  endpoints:
                    hls: { url: "https://x.mediapackage.us-east-1.amazonaws.com/out/v1/064134724fd74667ba294657a674ae72/index.m3u8" }
                  cdnAuthorization: { value: "%s" }
                """.formatted(value));
    }

    private String text() {
        try {
            return Files.readString(folder.resolve("livestream.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isEmptyAws() throws IOException {
        Path data = folder.resolve(".livestream/simulated/aws");
        try (Simulator simulator = Simulator.start(Simulator.Settings.inMemory().withData(data))) {
            return simulator.isEmpty();
        }
    }
}
