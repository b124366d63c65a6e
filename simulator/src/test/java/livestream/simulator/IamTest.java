package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

class IamTest {

    static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "mediapackage.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
            """;
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:GetRole", "Resource": "*"}}
            """;

    private final Clients clients = Clients.inMemory();
    private final IamClient client = clients.iam();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void keepsARoleWithItsTrustAndTags() {
        client.createRole(r -> r.roleName("cdn")
                .path("/live/")
                .description("reads & writes")
                .assumeRolePolicyDocument(TRUST)
                .tags(tag("a", "1")));
        client.tagRole(r -> r.roleName("cdn").tags(tag("b", "2")));
        client.untagRole(r -> r.roleName("cdn").tagKeys("a"));
        Role role = client.getRole(r -> r.roleName("cdn")).role();
        assertThat(role.arn()).isEqualTo("arn:aws:iam::123456789012:role/live/cdn");
        assertThat(role.description()).isEqualTo("reads & writes");
        assertThat(role.maxSessionDuration()).isEqualTo(3600);
        assertThat(decoded(role.assumeRolePolicyDocument())).isEqualTo(TRUST);
        assertThat(role.tags()).extracting(t -> t.key() + "=" + t.value()).containsExactly("b=2");
        assertThat(client.listRoleTags(r -> r.roleName("cdn")).tags()).isEqualTo(role.tags());
        assertThat(client.listRoles(r -> r.pathPrefix("/live")).roles()).hasSize(1);
        assertThat(client.listRoles(r -> r.pathPrefix("/other")).roles()).isEmpty();
    }

    @Test
    void updatesARole() {
        client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(TRUST));
        client.updateRole(r -> r.roleName("cdn").description("new").maxSessionDuration(7200));
        client.updateAssumeRolePolicy(r -> r.roleName("cdn").policyDocument(TRUST.strip()));
        Role role = client.getRole(r -> r.roleName("cdn")).role();
        assertThat(role.description()).isEqualTo("new");
        assertThat(role.maxSessionDuration()).isEqualTo(7200);
        assertThat(decoded(role.assumeRolePolicyDocument())).isEqualTo(TRUST.strip());
        assertThat(client.updateRoleDescription(r -> r.roleName("cdn").description("newer"))
                        .role()
                        .description())
                .isEqualTo("newer");
        assertThat(refusal(() -> client.updateRole(r -> r.roleName("cdn").maxSessionDuration(60))))
                .isEqualTo("ValidationError 400");
    }

    @Test
    void deletesARoleOnlyWithoutPolicies() {
        client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(TRUST));
        client.putRolePolicy(p -> p.roleName("cdn").policyName("read").policyDocument(POLICY));
        assertThat(client.listRolePolicies(p -> p.roleName("cdn")).policyNames())
                .containsExactly("read");
        assertThat(decoded(client.getRolePolicy(p -> p.roleName("cdn").policyName("read"))
                        .policyDocument()))
                .isEqualTo(POLICY);
        assertThat(client.listAttachedRolePolicies(p -> p.roleName("cdn")).attachedPolicies())
                .isEmpty();
        assertThat(client.listInstanceProfilesForRole(p -> p.roleName("cdn")).instanceProfiles())
                .isEmpty();
        assertThat(refusal(() -> client.deleteRole(r -> r.roleName("cdn")))).isEqualTo("DeleteConflict 409");
        client.deleteRolePolicy(p -> p.roleName("cdn").policyName("read"));
        client.deleteRole(r -> r.roleName("cdn"));
        assertThat(refusal(() -> client.getRole(r -> r.roleName("cdn")))).isEqualTo("NoSuchEntity 404");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void refusesANameThatIsTakenWhateverItsCase() {
        client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(TRUST));
        assertThat(refusal(() -> client.createRole(r -> r.roleName("CDN").assumeRolePolicyDocument(TRUST))))
                .isEqualTo("EntityAlreadyExists 409");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"Statement\": []}",
                "{\"Version\": \"2020\", \"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Maybe\", \"Principal\": \"*\", \"Action\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}"
            })
    void refusesATrustThatIsNoPolicy(String document) {
        assertThat(refusal(() -> client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(document))))
                .isEqualTo("MalformedPolicyDocument 400");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Service": "none.example.com"}                               | "SERVICE":"none.example.com"
            {"Service": ["s3.amazonaws.com", "amazonaws.com"]}            | "SERVICE":"amazonaws.com"
            {"AWS": "arn:aws:iam::123456789012:role/none"}                | "AWS":"arn:aws:iam::123456789012:role/none"
            {"AWS": "12345"}                                              | "AWS":"12345"
            {"User": "*"}                                                 | "USER":"*"
            """)
    void refusesToTrustNobody(String principal, String told) {
        assertThatThrownBy(() -> client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(trust(principal))))
                .isInstanceOf(MalformedPolicyDocumentException.class)
                .hasMessageContaining("Invalid principal in policy: " + told + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"*\"",
                "{\"AWS\": \"*\"}",
                "{\"AWS\": [\"444455556666\", \"arn:aws:iam::444455556666:root\"]}",
                "{\"AWS\": \"arn:aws:iam::444455556666:role/live/there\"}",
                "{\"AWS\": \"arn:aws:iam::123456789012:role/live/there\"}",
                "{\"Service\": [\"edgelambda.amazonaws.com\", \"alexa-appkit.amazon.com\"]}",
                "{\"Federated\": \"cognito-identity.amazonaws.com\"}"
            })
    void trustsWhoMayBeThere(String principal) {
        client.createRole(r -> r.roleName("there").path("/live/").assumeRolePolicyDocument(TRUST));
        client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(trust(principal)));
        assertThat(decoded(client.getRole(r -> r.roleName("cdn")).role().assumeRolePolicyDocument()))
                .isEqualTo(trust(principal));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GetObject        | *                | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.
            s3:a:GetObject   | *                | Actions/Condition can contain only one colon.
            s3:GetObject     | news-live/*      | Resource news-live/* must be in ARN format or "*".
            """)
    void refusesPermissionsThatMeanNothing(String action, String resource, String told) {
        client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(TRUST));
        String document = POLICY.replace("iam:GetRole", action).replace("\"*\"", '"' + resource + '"');
        assertThatThrownBy(() -> client.putRolePolicy(
                        p -> p.roleName("cdn").policyName("read").policyDocument(document)))
                .isInstanceOf(MalformedPolicyDocumentException.class)
                .hasMessageStartingWith(told);
    }

    @Test
    void answersAnUpdateWithAResultThatIsEmpty() {
        Raw raw = new Raw(clients.simulator(), "iam", "us-east-1");
        client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(TRUST));
        assertThat(raw.send("POST", "/", "Action=UpdateRole&RoleName=cdn&Description=x")
                        .body())
                .contains("<UpdateRoleResult></UpdateRoleResult>");
        assertThat(raw.send("POST", "/", "Action=DeleteRole&RoleName=cdn").body())
                .doesNotContain("Result");
    }

    @Test
    void tellsTheTagsOfANewRoleAndNotHowLongItsSessionsMayBe() {
        Role made = client.createRole(
                        r -> r.roleName("cdn").assumeRolePolicyDocument(TRUST).tags(tag("a", "1")))
                .role();
        assertThat(made.tags()).containsExactly(tag("a", "1"));
        assertThat(made.maxSessionDuration()).isNull();
        Role listed = client.listRoles().roles().get(0);
        assertThat(listed.hasTags()).isFalse();
        assertThat(listed.maxSessionDuration()).isEqualTo(3600);
    }

    @Test
    void refusesCharactersThatNoAnswerCouldHold() {
        assertThatThrownBy(() -> client.createRole(
                        r -> r.roleName("cdn").description("a\u0001b").assumeRolePolicyDocument(TRUST)))
                .hasMessageContaining(
                        "1 validation error detected: Value at 'description' failed to satisfy constraint:"
                                + " Member must satisfy regular expression pattern: ")
                .hasMessageContaining("Status Code: 400");
        assertThat(refusal(() -> client.createRole(
                        r -> r.roleName("cdn").tags(tag("a", "\u0001")).assumeRolePolicyDocument(TRUST))))
                .isEqualTo("ValidationError 400");
        assertThat(refusal(() -> client.getRole(r -> r.roleName("\u0001")))).isEqualTo("ValidationError 400");
        assertThat(client.listRoles().roles()).isEmpty();
    }

    @Test
    void refusesTagsThatAreNoTags() {
        Raw raw = new Raw(clients.simulator(), "iam", "us-east-1");
        client.createRole(r -> r.roleName("cdn").assumeRolePolicyDocument(TRUST));
        assertThat(raw.send("POST", "/", "Action=TagRole&RoleName=cdn").body())
                .contains("Value null at 'tags' failed to satisfy constraint: Member must not be null");
        assertThat(raw.send("POST", "/", "Action=TagRole&RoleName=cdn&Tags.member.1.Key=a")
                        .body())
                .contains("1 validation error detected: Value null at 'tags.1.member.value'");
        assertThat(refusal(() -> client.tagRole(r -> r.roleName("cdn").tags(tag("aws:a", "1")))))
                .isEqualTo("InvalidInput 400");
    }

    /** A document that lets this principal assume a role. */
    private static String trust(String principal) {
        return "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": " + principal
                + ", \"Action\": \"sts:AssumeRole\"}}";
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, StandardCharsets.UTF_8);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
