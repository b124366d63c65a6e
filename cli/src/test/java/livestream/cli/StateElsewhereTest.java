package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import livestream.cli.Terminal.Answer;
import livestream.providers.aws.AwsClients;
import livestream.simulator.Simulator;
import livestream.simulator.Simulator.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A state in a bucket that is reached by other credentials than the rest, or that wants to be told how to encrypt. */
class StateElsewhereTest {
    private static final List<String> SETTINGS =
            List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl", "aws.configFile");

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}]}""";

    private Simulator aws;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        aws = Simulator.start(Simulator.Settings.inMemory());
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        signIn();
        try (AwsClients clients = AwsClients.real()) {
            clients.s3("us-west-2").createBucket(bucket -> bucket.bucket("shared-state")
                    .createBucketConfiguration(place -> place.locationConstraint("us-west-2")));
            String key = clients.kms("us-west-2").createKey().keyMetadata().keyId();
            clients.kms("us-west-2")
                    .createAlias(alias -> alias.aliasName("alias/states").targetKeyId(key));
            clients.iam().createRole(role -> role.roleName("state").assumeRolePolicyDocument(TRUST));
        }
    }

    @AfterEach
    void stop() {
        SETTINGS.forEach(System::clearProperty);
        aws.close();
    }

    private static void signIn() {
        System.setProperty("aws.accessKeyId", "simulator");
        System.setProperty("aws.secretAccessKey", "simulator");
    }

    private static void signOut() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private Terminal terminal(String more) {
        Terminal terminal = new Terminal(folder);
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\ns3:\nstate: { backend: s3, bucket: shared-state" + more
                        + " }\n");
        return terminal;
    }

    private static void done(Answer answer) {
        assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    }

    @Test
    void tellsS3WhatToEncryptWith() {
        done(terminal(", sse: \"aws:kms\", kmsKey: alias/states").run("apply FILE --yes"));
        try (AwsClients clients = AwsClients.real()) {
            S3Client s3 = clients.s3("us-west-2");
            List<String> objects = s3.listObjectsV2(request -> request.bucket("shared-state")).contents().stream()
                    .map(object -> object.key())
                    .toList();
            assertThat(objects).hasSizeGreaterThan(1).allSatisfy(key -> {
                HeadObjectResponse head =
                        s3.headObject(request -> request.bucket("shared-state").key(key));
                assertThat(head.serverSideEncryptionAsString()).as(key).isEqualTo("aws:kms");
                assertThat(head.ssekmsKeyId()).as(key).isNotBlank();
            });
        }
    }

    @Test
    void assumesTheRoleOfTheStateForTheStateAlone() {
        String role = ", role: \"arn:aws:iam::123456789012:role/state\"";
        done(terminal(role).run("apply FILE --yes"));
        assertThat(aws.calls()).extracting(Call::operation).contains("AssumeRole");
        aws.forgetCalls();
        done(terminal("").run("plan FILE"));
        assertThat(aws.calls()).extracting(Call::operation).doesNotContain("AssumeRole");
    }

    @Test
    void readsTheStateByItsProfile() throws IOException {
        done(terminal("").run("apply FILE --yes"));
        signOut();
        Path config = folder.resolve("config");
        System.setProperty("aws.configFile", config.toString());
        Files.writeString(
                config,
                "[default]\nregion = us-west-2\n[profile tooling]\naws_access_key_id = AK\naws_secret_access_key = SK\n");

        Answer own = terminal("").run("state list FILE");
        assertThat(own.code()).isEqualTo(ExitCode.FAILED);
        assertThat(own.err()).contains("no-credentials");
        Answer others = terminal(", profile: tooling").run("state list FILE");
        done(others);
        assertThat(others.out()).contains("s3_bucket.news");
    }

    @Test
    void keepsTheStateInAnotherPartition() throws IOException {
        Path config = folder.resolve("config");
        System.setProperty("aws.configFile", config.toString());
        Files.writeString(
                config,
                "[default]\nregion = us-west-2\n[profile gov]\naws_access_key_id = AK\naws_secret_access_key = SK\n");
        try (AwsClients clients = AwsClients.real()) {
            clients.s3("us-gov-west-1").createBucket(bucket -> bucket.bucket("gov-state")
                    .createBucketConfiguration(place -> place.locationConstraint("us-gov-west-1")));
        }
        Terminal terminal = terminal("");
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\ns3:\n"
                        + "state: { backend: s3, bucket: gov-state, region: us-gov-west-1, profile: gov }\n");
        done(terminal.run("apply FILE --yes"));
        assertThat(terminal.run("state list FILE").out()).contains("s3_bucket.news");
        assertThat(terminal.run("plan FILE").out()).contains("No changes");
    }

    @Test
    void saysThatAProfileIsNotThere() throws IOException {
        Path config = folder.resolve("config");
        System.setProperty("aws.configFile", config.toString());
        Files.writeString(config, "[profile tooling]\naws_access_key_id = AK\naws_secret_access_key = SK\n");
        Answer answer = terminal(", profile: toolign").run("plan FILE");
        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err())
                .contains("error[unknown-profile]: There is no profile `toolign`.")
                .contains("livestream.yaml:5:")
                .contains("did you mean `tooling`?");
    }
}
