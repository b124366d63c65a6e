package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InvalidKeyIdException;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.ParametersFilter;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

class ParameterStoreTest {

    private final Clients clients = Clients.inMemory();
    private final SsmClient client = clients.ssm();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void showsASecureStringOnlyDecrypted() {
        put("/live/cdn", "do-not-tell");
        Parameter shown = client.getParameter(r -> r.name("/live/cdn").withDecryption(true))
                .parameter();
        assertThat(shown.value()).isEqualTo("do-not-tell");
        assertThat(shown.version()).isEqualTo(1);
        assertThat(shown.arn()).isEqualTo("arn:aws:ssm:us-west-2:123456789012:parameter/live/cdn");
        assertThat(client.getParameter(r -> r.name("/live/cdn")).parameter().value())
                .doesNotContain("do-not-tell");
        assertThat(client.getParameter(r -> r.name(shown.arn()).withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("do-not-tell");
    }

    @Test
    void countsVersions() {
        put("cdn", "one");
        assertThat(refusal(() -> put("cdn", "two"))).isEqualTo("ParameterAlreadyExists 400");
        assertThat(client.putParameter(r -> r.name("cdn").value("two").overwrite(true))
                        .version())
                .isEqualTo(2);
        assertThat(client.getParameter(r -> r.name("cdn:2").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("two");
        assertThat(refusal(() -> client.getParameter(r -> r.name("cdn:7")))).isEqualTo("ParameterVersionNotFound 400");
        assertThat(refusal(() -> client.putParameter(
                        r -> r.name("cdn").value("x").type(ParameterType.STRING).overwrite(true))))
                .isEqualTo("HierarchyTypeMismatchException 400");
    }

    /** As callers have reported it (segmentio/chamber#355, cloudposse/docs#152). */
    @Test
    void encryptsWithAKeyThatIsThereAlone() {
        KmsClient kms = clients.kms();
        String key = kms.createKey().keyMetadata().keyId();
        kms.createAlias(a -> a.aliasName("alias/cdn").targetKeyId(key));
        for (String good : List.of(key, "alias/cdn", "alias/aws/ssm")) {
            assertThat(refusal(() -> putWithKey(good))).isEqualTo("not refused");
        }
        assertThat(catchThrowable(() -> putWithKey("alias/none")))
                .isInstanceOf(InvalidKeyIdException.class)
                .hasMessageStartingWith("Alias arn:aws:kms:us-west-2:123456789012:alias/none is not found. (Service:"
                        + " AWSKMS; Status Code: 400; Error Code: NotFoundException; Request ID: ");
        kms.scheduleKeyDeletion(k -> k.keyId(key));
        assertThat(catchThrowable(() -> putWithKey(key)))
                .hasMessageContaining(" is pending deletion. (Service: AWSKMS; Status Code: 400; Error Code:"
                        + " KMSInvalidStateException; Request ID: ");
    }

    private void putWithKey(String key) {
        client.putParameter(r -> r.name("cdn")
                .value("one")
                .type(ParameterType.SECURE_STRING)
                .overwrite(true)
                .keyId(key));
    }

    /** As AWS says it, of a parameter that is there and of one that is not (hashicorp/terraform-provider-aws#18550). */
    @Test
    void takesNoTagsWithAnOverwrite() {
        put("cdn", "one");
        for (String name : List.of("cdn", "new")) {
            assertThat(catchThrowable(() -> client.putParameter(r -> r.name(name)
                            .value("two")
                            .type(ParameterType.SECURE_STRING)
                            .overwrite(true)
                            .tags(Tag.builder().key("team").value("live").build()))))
                    .hasMessageStartingWith("Invalid request: tags and overwrite can't be used together. To create a"
                            + " parameter with tags, please remove overwrite flag. To update tags for an existing"
                            + " parameter, please use AddTagsToResource or RemoveTagsFromResource.");
        }
        assertThat(client.getParameter(r -> r.name("cdn")).parameter().version())
                .isEqualTo(1);
    }

    /** The one tries every way to divide a text, the other goes one call deeper for each letter. */
    @ParameterizedTest
    @CsvSource({"(a+)+b", "(a|ab|b?)*c", "((((a*)*)*)*)*d"})
    void doesNotBusyItselfWithAnAllowedPattern(String pattern) {
        assertThat(refusal(() -> client.putParameter(r -> r.name("cdn")
                        .value("a".repeat(4000) + "!")
                        .type(ParameterType.STRING)
                        .allowedPattern(pattern))))
                .isIn("InvalidAllowedPatternException 400", "ParameterPatternMismatchException 400");
    }

    @Test
    void listsWithoutValuesAndForgetsWhatIsDeleted() {
        put("/a/one", "1");
        put("/b/two", "2");
        assertThat(client.describeParametersPaginator(r -> r.maxResults(1)).stream()
                        .flatMap(page -> page.parameters().stream()))
                .extracting(ParameterMetadata::name)
                .containsExactly("/a/one", "/b/two");
        ParameterStringFilter filter = ParameterStringFilter.builder()
                .key("Name")
                .option("BeginsWith")
                .values("/b/")
                .build();
        assertThat(client.describeParameters(r -> r.parameterFilters(filter)).parameters())
                .hasSize(1);
        client.deleteParameter(r -> r.name("/a/one"));
        client.deleteParameter(r -> r.name("/b/two"));
        assertThat(refusal(() -> client.deleteParameter(r -> r.name("/a/one")))).isEqualTo("ParameterNotFound 400");
        assertThat(refusal(() -> client.getParameter(r -> r.name("/a/one")))).isEqualTo("ParameterNotFound 400");
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "aws/cdn, ValidationException 400",
        "/SSM/cdn, ValidationException 400",
        "live/cdn, ValidationException 400",
        "two words, ValidationException 400",
        "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16, HierarchyLevelLimitExceededException 400",
    })
    void refusesAName(String name, String expected) {
        assertThat(refusal(() -> put(name, "x"))).isEqualTo(expected);
    }

    @Test
    void refusesAValueWithoutTellingIt() {
        assertThat(refusal(() -> put("cdn", "x".repeat(4097)))).isEqualTo("ValidationException 400");
        assertThat(refusal(() -> client.putParameter(r -> r.name("cdn").value("x"))))
                .as("without a type")
                .isEqualTo("ValidationException 400");
        assertThat(catchThrowable(() -> client.putParameter(r -> r.name("cdn")
                        .value("do-not-tell")
                        .type(ParameterType.STRING)
                        .allowedPattern("[0-9]+"))))
                .hasMessageContaining("allowed pattern")
                .message()
                .doesNotContain("do-not-tell");
    }

    @Test
    void readsAnOlderVersionAndANameWithASlashBeforeIt() {
        put("cdn", "one");
        client.putParameter(r -> r.name("/cdn").value("two").overwrite(true));
        Parameter old =
                client.getParameter(r -> r.name("cdn:1").withDecryption(true)).parameter();
        assertThat(old.value()).isEqualTo("one");
        assertThat(old.version()).isEqualTo(1);
        assertThat(client.getParameter(r -> r.name("/cdn").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("two");
        ParameterMetadata listed = client.describeParameters().parameters().get(0);
        assertThat(listed.name()).isEqualTo("cdn");
        assertThat(listed.dataType()).isEqualTo("text");
        assertThat(listed.lastModifiedUser()).isEqualTo("arn:aws:iam::123456789012:user/simulator");
    }

    @Test
    void forgetsTheOldestOfAHundredVersions() {
        put("cdn", "1");
        for (int i = 2; i <= 101; i++) {
            String value = String.valueOf(i);
            client.putParameter(r -> r.name("cdn").value(value).overwrite(true));
        }
        assertThat(refusal(() -> client.getParameter(r -> r.name("cdn:1")))).isEqualTo("ParameterVersionNotFound 400");
        assertThat(client.getParameter(r -> r.name("cdn:2").withDecryption(true))
                        .parameter()
                        .value())
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "Name, Equals, /live/a, /live/a",
        "Name, Contains, ve/b, /live/b/c",
        "Path, OneLevel, /live, /live/a",
        "Path, Recursive, /live/b, /live/b/c",
        "tag:team, Equals, news, plain",
        "Type, Equals, String, plain"
    })
    void filters(String key, String option, String value, String found) {
        put("/live/a", "1");
        put("/live/b/c", "1");
        client.putParameter(r -> r.name("plain")
                .value("1")
                .type(ParameterType.STRING)
                .tags(Tag.builder().key("team").value("news").build()));
        assertThat(described(key, option, value)).containsExactly(found);
    }

    private List<String> described(String key, String option, String... values) {
        ParameterStringFilter filter = ParameterStringFilter.builder()
                .key(key)
                .option(option)
                .values(values)
                .build();
        return client.describeParameters(r -> r.parameterFilters(filter)).parameters().stream()
                .map(ParameterMetadata::name)
                .toList();
    }

    @Test
    void takesTheOlderFilters() {
        put("/p/a", "1");
        put("/p/b", "1");
        ParametersFilter filter =
                ParametersFilter.builder().key("Name").values("/p/a").build();
        assertThat(client.describeParameters(r -> r.filters(filter)).parameters())
                .extracting(ParameterMetadata::name)
                .containsExactly("/p/a");
    }

    @Test
    void refusesFiltersThatCannotBe() {
        assertThat(refusal(() -> described("Label", "Equals", "x"))).isEqualTo("InvalidFilterKey 400");
        assertThat(refusal(() -> described("Owner", "Equals", "x"))).isEqualTo("ValidationException 400");
        assertThat(refusal(() -> described("Path", "Equals", "/x"))).isEqualTo("InvalidFilterOption 400");
        assertThat(refusal(() -> described("Path", "OneLevel", "x"))).isEqualTo("ValidationException 400");
        assertThat(refusal(() -> described("Name", "Equals"))).isEqualTo("InvalidFilterValue 400");
        assertThat(refusal(() -> client.putParameter(
                        r -> r.name("cdn").value("x").type(ParameterType.STRING).dataType("weird"))))
                .isEqualTo("ValidationException 400");
    }

    @Test
    void listsTenAPageUnlessAsked() {
        for (int i = 0; i < 11; i++) {
            put("p" + i, "1");
        }
        assertThat(client.describeParameters().parameters()).hasSize(10);
    }

    @Test
    void tagsAParameter() {
        put("/live/cdn", "one");
        ResourceTypeForTagging parameter = ResourceTypeForTagging.PARAMETER;
        client.addTagsToResource(t -> t.resourceType(parameter)
                .resourceId("/live/cdn")
                .tags(tag("team", "live"), tag("edition", "one"), tag("edition", "two")));
        assertThat(tags("/live/cdn")).containsExactly(tag("team", "live"), tag("edition", "two"));
        client.removeTagsFromResource(
                t -> t.resourceType(parameter).resourceId("/live/cdn").tagKeys("team", "none"));
        assertThat(tags("/live/cdn")).containsExactly(tag("edition", "two"));
        client.putParameter(r -> r.name("/live/cdn").value("two").overwrite(true));
        assertThat(tags("/live/cdn")).containsExactly(tag("edition", "two"));
        assertThat(refusal(() -> tags("/live/none"))).isEqualTo("InvalidResourceId 400");
        assertThat(refusal(() -> client.listTagsForResource(
                        l -> l.resourceType("Document").resourceId("/live/cdn"))))
                .isEqualTo("InvalidResourceId 400");
        Tag[] tooMany = IntStream.range(0, 50).mapToObj(i -> tag("tag" + i, "")).toArray(Tag[]::new);
        assertThat(refusal(() -> client.addTagsToResource(
                        t -> t.resourceType(parameter).resourceId("/live/cdn").tags(tooMany))))
                .isEqualTo("TooManyTagsError 400");
    }

    private List<Tag> tags(String name) {
        return client.listTagsForResource(
                        l -> l.resourceType(ResourceTypeForTagging.PARAMETER).resourceId(name))
                .tagList();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private void put(String name, String value) {
        client.putParameter(r -> r.name(name).value(value).type(ParameterType.SECURE_STRING));
    }
}
