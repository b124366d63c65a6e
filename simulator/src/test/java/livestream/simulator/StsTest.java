package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    void assumesARole() {
        try (Clients clients = Clients.inMemory()) {
            var assumed = clients.sts().assumeRole(r -> r.roleArn("arn:aws:iam::123456789012:role/live/deployer")
                    .roleSessionName("test"));
            assertThat(assumed.assumedRoleUser().arn())
                    .isEqualTo("arn:aws:sts::123456789012:assumed-role/deployer/test");
            assertThat(Clients.refusal(() ->
                            clients.sts().assumeRole(r -> r.roleArn("deployer").roleSessionName("test"))))
                    .isEqualTo("ValidationError 400");
        }
    }
}
