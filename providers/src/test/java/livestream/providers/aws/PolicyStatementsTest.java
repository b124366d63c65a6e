package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import livestream.schema.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PolicyStatementsTest {
    private static final Value.Fields OURS =
            Value.fields("Sid", "ours", "Effect", "Allow", "Principal", "*", "Action", Value.texts(List.of("s3:Get*")));

    @Provide
    Arbitrary<List<String>> foreign() {
        Arbitrary<String> member = Arbitraries.of(
                "\"Effect\":\"Deny\"",
                "\"Action\":[\"s3:*\",\"x\"]",
                "\"Action\":\"one\"",
                "\"Condition\":{\"NumericLessThan\":{\"s3:max-keys\":1.50}}",
                "\"Note\":null",
                "\"Principal\":{\"AWS\":[]}");
        Arbitrary<String> sid = Arbitraries.of("", "\"Sid\":\"theirs\",", "\"Sid\":\"OURS\",");
        return Combinators.combine(sid, member)
                .as((name, rest) -> "{" + name + rest + "}")
                .list()
                .ofMaxSize(5);
    }

    private static String policy(List<String> statements) {
        return "{\"Version\":\"2008-10-17\",\"Id\":\"theirs\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    @Property
    void puttingAndRemovingLeavesEveryOtherStatementAsItWasWritten(@ForAll("foreign") List<String> foreign) {
        String before = policy(foreign);
        PolicyStatements with = PolicyStatements.read(before).with(OURS);
        List<String> all = new ArrayList<>(foreign);
        all.add("{\"Sid\":\"ours\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[\"s3:Get*\"]}");
        assertThat(with.write()).isEqualTo(policy(all));
        assertThat(with.find("ours", Set.of())).contains(OURS);
        assertThat(PolicyStatements.read(with.write()).without("ours").write()).isEqualTo(before);
    }

    @Property
    void puttingAgainReplacesInPlace(@ForAll("foreign") List<String> before, @ForAll("foreign") List<String> after) {
        List<String> all = new ArrayList<>(before);
        all.add("{\"Sid\":\"ours\",\"Effect\":\"Deny\"}");
        all.addAll(after);
        PolicyStatements changed = PolicyStatements.read(policy(all)).with(OURS);
        all.set(before.size(), "{\"Sid\":\"ours\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[\"s3:Get*\"]}");
        assertThat(changed.write()).isEqualTo(policy(all));
        assertThat(changed.with(OURS).write()).isEqualTo(changed.write());
    }

    @Test
    void readsASingleStatementAsAListOfOne() {
        PolicyStatements policy = PolicyStatements.read("{\"Statement\":{\"Sid\":\"theirs\",\"Effect\":\"Deny\"}}");
        assertThat(policy.find("theirs", Set.of())).contains(Value.fields("Sid", "theirs", "Effect", "Deny"));
        assertThat(policy.with(OURS).without("ours").write())
                .isEqualTo("{\"Statement\":[{\"Sid\":\"theirs\",\"Effect\":\"Deny\"}]}");
        assertThat(policy.without("theirs").isEmpty()).isTrue();
        assertThat(PolicyStatements.read("{}").with(OURS).isEmpty()).isFalse();
    }

    @Test
    void beginsWithAVersionAndNoStatement() {
        assertThat(PolicyStatements.none().isEmpty()).isTrue();
        assertThat(PolicyStatements.none().find("ours", Set.of())).isEmpty();
        assertThat(PolicyStatements.none().with(Value.fields("Sid", "a")).write())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a\"}]}");
    }

    @Test
    void opensSecretsInWhatIsSentAndHidesThemInWhatIsRead() {
        Value secret = Value.Secret.of("env:KEY", "canary");
        Value.Fields guarded = Value.fields(
                "Sid",
                "ours",
                "Condition",
                Value.fields(
                        "StringEquals",
                        Value.fields("aws:Referer", Value.items(List.of(secret, secret)), "aws:UserAgent", "seen")));
        String sent = PolicyStatements.none().with(guarded).write();
        assertThat(sent).contains("{\"aws:Referer\":[\"canary\",\"canary\"],\"aws:UserAgent\":\"seen\"}");
        Set<String> secrets = Set.of("Condition.StringEquals.aws:Referer");
        for (String text : List.of(sent, sent.replace("aws:Referer", "AWS:referer"))) {
            Value.Fields read =
                    PolicyStatements.read(text).find("ours", secrets).orElseThrow();
            assertThat(read.toString()).contains("(secret)").contains("seen").doesNotContain("canary");
        }
    }
}
