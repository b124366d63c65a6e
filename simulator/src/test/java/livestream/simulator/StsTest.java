package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

class StsTest {

    @Test
    void saysWhoTheCallerIs() {
        try (Clients clients = new Clients(Simulator.Settings.inMemory().withAccount("111122223333"))) {
            var identity = clients.sts().getCallerIdentity();
            assertThat(identity.account()).isEqualTo("111122223333");
            assertThat(identity.arn()).isEqualTo("arn:aws:iam::111122223333:user/simulator");
        }
    }

    @Test
    void assumesARoleOfTheAccount() {
        try (Clients clients = Clients.inMemory()) {
            Role role = role(clients);
            AssumeRoleResponse assumed =
                    clients.sts().assumeRole(r -> r.roleArn(role.arn()).roleSessionName("test"));
            assertThat(assumed.assumedRoleUser().arn())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/deployer/test");
            assertThat(assumed.assumedRoleUser().assumedRoleId()).isEqualTo(role.roleId() + ":test");
            clients.iam().deleteRole(r -> r.roleName("deployer"));
            assertThat(clients.simulator().isEmpty()).isTrue();
        }
    }

    @Test
    void knowsASessionUntilItIsOver() {
        SettableClock clock = new SettableClock();
        try (Clients clients = new Clients(Simulator.Settings.inMemory().withClock(clock))) {
            String arn = role(clients).arn();
            String key = clients.sts()
                    .assumeRole(r -> r.roleArn(arn).roleSessionName("test").durationSeconds(900))
                    .credentials()
                    .accessKeyId();
            StsClient session = clients.sts(key);
            assertThat(session.getCallerIdentity().arn())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/deployer/test");
            clock.advance(Duration.ofSeconds(900));
            assertThat(Clients.refusal(session::getCallerIdentity)).isEqualTo("ExpiredToken 403");
        }
    }

    @Test
    void refusesWhatCannotBeAssumed() {
        try (Clients clients = Clients.inMemory()) {
            String arn = role(clients).arn();
            StsClient client = clients.sts();
            assertThatThrownBy(() -> client.assumeRole(
                            r -> r.roleArn(arn.replace("deployer", "nobody")).roleSessionName("test")))
                    .hasMessageContaining("User: arn:aws:iam::123456789012:user/simulator is not authorized to perform:"
                            + " sts:AssumeRole on resource: arn:aws:iam::123456789012:role/live/nobody")
                    .hasMessageContaining("Status Code: 403");
            assertThatThrownBy(() -> client.assumeRole(r -> r.roleArn(arn).roleSessionName("a b")))
                    .hasMessageContaining("1 validation error detected: Value at 'roleSessionName' failed to satisfy"
                            + " constraint: Member must satisfy regular expression pattern: ");
            assertThatThrownBy(() -> client.assumeRole(
                            r -> r.roleArn(arn.replace("role", "user")).roleSessionName("test")))
                    .hasMessageContaining("ARN is invalid");
            assertThatThrownBy(() -> client.assumeRole(
                            r -> r.roleArn(arn).roleSessionName("test").durationSeconds(10)))
                    .hasMessageContaining(
                            "'durationSeconds' failed to satisfy constraint: Member must have value greater"
                                    + " than or equal to 900");
            assertThatThrownBy(() -> client.assumeRole(
                            r -> r.roleArn(arn).roleSessionName("test").durationSeconds(7200)))
                    .hasMessageContaining("exceeds the MaxSessionDuration set for this role");
        }
    }

    private static Role role(Clients clients) {
        String trust = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"AWS": "123456789012"}}}
                """;
        return clients.iam()
                .createRole(r -> r.roleName("deployer").path("/live/").assumeRolePolicyDocument(trust))
                .role();
    }
}
