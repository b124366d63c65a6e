package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drives Terraform and its AWS provider, tools written by others, against a simulator. Skipped where there is no Terraform, or where
 * it does not find the provider on this machine: as the file that {@code TF_CLI_CONFIG_FILE} names says, or else in the folders that it
 * looks into by itself, such as {@code ~/.terraform.d/plugins}.
 */
@Tag("sweep")
@Tag("long")
class TerraformTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SOURCE = Path.of("src/test/terraform");
    private static final Pattern REQUESTED =
            Pattern.compile("aws_acm_certificate\\.site: Creation complete after .* \\[id=(arn:.*)]");
    private static final Pattern PLANNED = Pattern.compile(" {2}# (\\S+) will be (.*)");
    private static final Pattern ATTRIBUTE = Pattern.compile(" {6}[~+-] (\\w+) .*");

    /**
     * What an import cannot know, for no API tells it: what only the provider does with it, and how something was asked for once. The
     * policy is there for a reason of Terraform's own, which reads a document late when it names a resource that is to be changed.
     */
    private static final String[] UNTOLD = {
        "aws_cloudfront_distribution.site wait_for_deployment",
        "aws_cloudfront_function.redirects publish",
        "aws_kms_key.secrets bypass_policy_lockout_safety_check",
        "aws_kms_key.secrets deletion_window_in_days",
        "aws_s3_bucket_policy.recordings policy",
        "aws_s3_object.slate content",
        "aws_s3_object.slate force_destroy",
        "aws_s3_object.slate version_id",
    };

    /** Delays that end before the provider looks for the first time, which it does 30 and 10 seconds after a change. */
    private final Clients clients = new Clients(Simulator.Settings.inMemory()
            .withDeployDelay(Duration.ofSeconds(10))
            .withContainerDelay(Duration.ofSeconds(5)));

    private final String publicKey = Samples.publicKey("EC", 256);

    @TempDir
    private Path directory;

    /** What Terraform printed. */
    private record Printed(int exit, List<String> lines) {

        String text() {
            return String.join("\n", lines);
        }

        /** What a plan in it would change: resources, each with an attribute. What is made, read and imported alone is left out. */
        List<String> changed() {
            List<String> changed = new ArrayList<>();
            String resource = "";
            for (String line : lines) {
                Matcher planned = PLANNED.matcher(line);
                Matcher attribute = ATTRIBUTE.matcher(line);
                if (planned.matches()) {
                    resource = planned.group(2).startsWith("updated") ? planned.group(1) : "";
                } else if (!resource.isEmpty() && attribute.matches()) {
                    changed.add(resource + " " + attribute.group(1));
                }
            }
            return changed;
        }
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
        // Terraform links to the provider, and JUnit warns of a link that leads out of the folder.
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void livesAStacksLife() throws Exception {
        findTheProvider();
        copy("stack.tf");
        assertThat(run("first", "apply", "-auto-approve").text())
                .contains("Apply complete! Resources: 29 added, 0 changed, 0 destroyed.");
        assertThat(run("first", "plan").text()).contains("No changes.");

        // The version of a secret is never changed; another one takes its place.
        assertThat(run("second", "apply", "-auto-approve").text())
                .contains("Apply complete! Resources: 1 added, 25 changed, 1 destroyed.");
        assertThat(run("second", "plan").text()).contains("No changes.");

        forgetAndImport();
        Printed imported = run("second", "apply", "-auto-approve");
        assertThat(imported.text())
                .contains("Apply complete! Resources: 28 imported, 1 added, 4 changed, 0 destroyed.");
        assertThat(imported.changed()).containsExactlyInAnyOrder(UNTOLD);
        assertThat(run("second", "plan").text()).contains("No changes.");

        assertThat(run("second", "destroy", "-auto-approve").text())
                .contains("Destroy complete! Resources: 29 destroyed.");
        assertThat(clients.simulator().isEmpty()).as("nothing is left").isTrue();
        assertThat(clients.simulator().calls())
                .as("whatever the provider asks for is simulated")
                .noneMatch(call -> call.status() >= 500 || call.operation().equals("Unknown"));
    }

    /** Has the provider in the folder, from this machine alone. */
    private void findTheProvider() throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
        copy("versions.tf");
        boolean found = installed && run("first", "init").exit() == 0;
        if (!found) {
            System.err.println(
                    "SKIPPED: TerraformTest needs Terraform on PATH, and its AWS provider, version 5.100 or later"
                            + " before 6, in a folder that `terraform init` looks into, such as ~/.terraform.d/plugins.");
        }
        assumeTrue(found, "there is no Terraform, or it does not find its AWS provider on this machine");
    }

    private void copy(String file) throws IOException {
        Files.copy(SOURCE.resolve(file), directory.resolve(file));
    }

    /** Loses the state, and asks for an import of all that was in it, but for the wait for a certificate, which is none. */
    private void forgetAndImport() throws IOException {
        Path state = directory.resolve("terraform.tfstate");
        StringBuilder imports = new StringBuilder();
        for (JsonNode resource : MAPPER.readTree(state.toFile()).path("resources")) {
            String type = resource.path("type").asText();
            if (resource.path("mode").asText().equals("managed") && !type.equals("aws_acm_certificate_validation")) {
                JsonNode attributes = resource.path("instances").path(0).path("attributes");
                String bucket =
                        type.equals("aws_s3_object") ? attributes.path("bucket").asText() + "/" : "";
                imports.append("import {\n  to = %s.%s\n  id = \"%s%s\"\n}\n"
                        .formatted(
                                type,
                                resource.path("name").asText(),
                                bucket,
                                attributes.path("id").asText()));
            }
        }
        Files.writeString(directory.resolve("imports.tf"), imports);
        Files.delete(state);
    }

    /** Runs Terraform, and issues the certificate when it says that it has asked for one. */
    private Printed run(String edition, String command, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("terraform", command, "-no-color", "-input=false"));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        surround(builder.environment(), edition);
        Process terraform = builder.redirectErrorStream(true).start();
        try (BufferedReader out = terraform.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                Matcher requested = REQUESTED.matcher(line);
                if (requested.matches()) {
                    Samples.issue(clients, requested.group(1));
                }
            }
            return new Printed(terraform.waitFor(), List.copyOf(lines));
        } finally {
            terraform.destroy();
        }
    }

    private void surround(Map<String, String> environment, String edition) {
        String config = environment.get("TF_CLI_CONFIG_FILE");
        environment.keySet().retainAll(List.of("PATH", "HOME"));
        if (config != null && Files.exists(Path.of(config))) {
            environment.put("TF_CLI_CONFIG_FILE", config);
        }
        String simulator = clients.simulator().endpoint().toString();
        // Whoever looks for a registry, for AWS or for a newer version finds a proxy that is none.
        environment.put("HTTP_PROXY", simulator);
        environment.put("HTTPS_PROXY", simulator);
        environment.put("NO_PROXY", "127.0.0.1");
        environment.put("CHECKPOINT_DISABLE", "1");
        // The provider starts several times a run, and ends before it pays to collect its garbage.
        environment.put("GOGC", "400");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", directory.resolve("none").toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString());
        environment.put("TF_VAR_endpoint", simulator);
        environment.put("TF_VAR_edition", edition);
        environment.put("TF_VAR_public_key", publicKey);
    }
}
