package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.schema.check.FormatKeys;
import livestream.schema.compose.Composition;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema file and the records say the same. */
class SchemaTest {
    private static final JsonNode SCHEMA = load();
    private static final Map<Format, Class<? extends Record>> PACKAGINGS = Map.of(
            Format.HLS, Packaging.Hls.class,
            Format.DASH, Packaging.Dash.class,
            Format.CMAF, Packaging.Cmaf.class,
            Format.MSS, Packaging.Mss.class);

    private static final List<String> ORIGINS = List.of("mediapackage", "mediastore", "s3", "http");

    /** What no page of AWS's is about. */
    private static final List<String> OURS = List.of(
            "#/(version|name|account|include|variables|environments|state|naming|segmentDuration|channels|channelDefaults|channelsFrom)",
            "#/(distributions|.defs/distribution/(match|shard)|.defs/(channel|channelSource)/distribution)",
            "#/(enabled|labels|routing|lifecycle|outputs|lint)",
            "#/.defs/(variable|entry|lifecycle|lint|cachePolicy)/.*",
            "#/.defs/(channel|channelSource)/(enabled|labels|segmentDuration|routing|range|file)",
            "#/.defs/state/(backend|key|region|encryption)",
            "#/.defs/state/properties/encryption/passphrase",
            "#/.defs/(mediastore|s3|http)/(manage|formats|entry)");

    /** Where the keys of a definition go in the shortest file that has it. */
    private static final Map<String, String> FILES = Map.of(
            "distribution", "mediapackage:\ndistribution: { %s }\n",
            "channel", "channels: { a: { mediapackage: , %s } }\n",
            "mediastore", "mediastore: { %s }\n",
            "s3", "s3: { %s }\n",
            "http", "http: { url: https://packager.example.net, %s }\n",
            "storageCors", "s3: { cors: { %s } }\n",
            "behavior", "mediapackage:\ndistribution: { behaviors: [ { path: a, origin: news/hls, %s } ] }\n",
            "distribution/properties/logging",
                    "mediapackage:\ndistribution: { logging: { destination: s3://bucket, %s } }\n",
            "distribution/properties/cors", "mediapackage:\ndistribution: { cors: { %s } }\n");

    @Test
    void documentHasTheKeysOfTheRecord() {
        Set<String> expected = keys(Livestream.class, "environment");
        expected.addAll(Set.of("version", "channelDefaults"));
        expected.addAll(Composition.OWN_KEYS);
        expected.addAll(keys(Channel.class, "key", "origin"));
        expected.addAll(ORIGINS);
        assertThat(properties(SCHEMA)).isEqualTo(expected);
    }

    @Test
    void channelHasTheKeysOfTheRecord() {
        Set<String> expected = keys(Channel.class, "key", "origin");
        expected.addAll(ORIGINS);
        assertThat(properties(def("channel"))).isEqualTo(expected);
        expected.addAll(Set.of("range", "file"));
        assertThat(properties(def("channelSource"))).isEqualTo(expected);
    }

    @Test
    void originsHaveTheKeysOfTheRecords() {
        assertThat(properties(def("mediastore"))).isEqualTo(storageKeys(MediaStore.class));
        Set<String> s3 = storageKeys(S3.class);
        s3.remove("path");
        s3.add("prefix");
        assertThat(properties(def("s3"))).isEqualTo(s3);
        Set<String> http = storageKeys(Http.class);
        http.removeAll(Set.of("domain", "connection", "path"));
        http.addAll(Set.of("url", "protocol", "port", "originPath"));
        assertThat(properties(def("http"))).isEqualTo(http);
        assertThat(properties(def("storageCors"))).isEqualTo(keys(StorageCors.class));
        assertThat(properties(def("entry"))).isEqualTo(words(Format.values(), Format::word));
    }

    /** An origin where files lie ready: the formats that it holds are the keys of its entries. */
    private static Set<String> storageKeys(Class<? extends Record> type) {
        Set<String> keys = keys(type, "entries");
        keys.addAll(Set.of("formats", "entry"));
        if (keys.remove("managed")) {
            keys.add("manage");
        }
        return keys;
    }

    @Test
    void mediaPackageHasTheKeysOfTheRecord() {
        Set<String> expected = keys(MediaPackage.class, "managed");
        expected.add("manage");
        assertThat(properties(def("mediapackage"))).isEqualTo(expected);
        JsonNode keys = def("mediapackage").path("properties");
        assertThat(properties(keys.path("accessLogs"))).isEqualTo(keys(MediaPackage.AccessLogs.class));
        Set<String> authorization = keys(CdnAuthorization.Existing.class);
        authorization.addAll(keys(CdnAuthorization.Agreed.class));
        assertThat(properties(keys.path("cdnAuthorization"))).isEqualTo(authorization);
        assertThat(properties(keys.path("endpoints"))).isEqualTo(words(Format.values(), Format::word));
    }

    @Test
    void endpointHasTheKeysOfTheRecordAndOfEveryPackaging() {
        Set<String> expected = keys(Endpoint.class, "key", "foreign", "packaging", "pathPrefix");
        expected.addAll(keys(ExternalOrigin.class));
        expected.addAll(Set.of("format", "url", "path"));
        PACKAGINGS.values().forEach(packaging -> expected.addAll(keys(packaging)));
        assertThat(properties(def("endpoint"))).isEqualTo(expected);
        JsonNode keys = def("endpoint").path("properties");
        assertThat(properties(keys.path("streamSelection"))).isEqualTo(keys(Endpoint.StreamSelection.class));
        Set<String> encryption = properties(def("speke"));
        encryption.add("method");
        assertThat(encryption).isEqualTo(keys(Packaging.Encryption.class));
    }

    @Test
    void formatsHaveTheKeysOfTheirPackaging() {
        PACKAGINGS.values().stream()
                .flatMap(packaging -> keys(packaging).stream())
                .distinct()
                .forEach(key -> {
                    Set<Format> expected = EnumSet.noneOf(Format.class);
                    PACKAGINGS.forEach((format, packaging) -> {
                        if (keys(packaging).contains(key)) {
                            expected.add(format);
                        }
                    });
                    assertThat(FormatKeys.formats(key)).as(key).isEqualTo(expected);
                });
    }

    @Test
    void distributionHasTheKeysOfTheRecords() {
        Set<String> ofOneOfSeveral = new TreeSet<>(keys(Distribution.class));
        ofOneOfSeveral.addAll(List.of("match", "shard"));
        assertThat(properties(def("distribution"))).isEqualTo(ofOneOfSeveral);
        assertThat(properties(def("cache"))).isEqualTo(Set.of("manifest", "segment", "queryStrings"));
        assertThat(properties(def("cachePolicy"))).isEqualTo(keys(Distribution.CachePolicy.Own.class));
        JsonNode keys = def("distribution").path("properties");
        assertThat(properties(keys.path("cors"))).isEqualTo(keys(Distribution.Cors.class));
        Livestream shortest = read("");
        assertThat(properties(keys.path("errorCaching")))
                .isEqualTo(shortest.distribution().errorCaching().keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.toSet()));
    }

    @Test
    void partsOfTheDistributionHaveTheKeysOfTheirRecords() {
        JsonNode keys = def("distribution").path("properties");
        assertThat(properties(keys.path("geo"))).isEqualTo(keys(Distribution.Geo.class));
        assertThat(properties(keys.path("logging"))).isEqualTo(keys(Distribution.Logging.class));
        assertThat(properties(keys.path("originTimeouts"))).isEqualTo(keys(Distribution.OriginTimeouts.class));
        assertThat(properties(keys.path("errorPages"))).isEqualTo(properties(keys.path("errorCaching")));
        assertThat(properties(def("errorPage"))).isEqualTo(keys(Distribution.ErrorPage.class));
        assertThat(properties(keys.path("functions")))
                .isEqualTo(words(Distribution.BehaviorKind.values(), Distribution.BehaviorKind::word));
        assertThat(properties(def("edgeFunctions"))).isEqualTo(keys(EdgeFunctions.class));
        JsonNode access = def("viewerAccess");
        assertThat(properties(access)).isEqualTo(keys(ViewerAccess.class));
        assertThat(properties(access.path("properties").path("keyGroup")))
                .isEqualTo(keys(ViewerAccess.KeyGroup.OfFiles.class));
        Set<String> behavior = keys(CustomBehavior.class, "first");
        behavior.add("precedence");
        assertThat(properties(def("behavior"))).isEqualTo(behavior);
        assertThat(properties(def("lint"))).isEqualTo(keys(LintSettings.class));
        assertThat(properties(def("state"))).isEqualTo(keys(StateSettings.class));
        assertThat(properties(def("state").path("properties").path("encryption")))
                .isEqualTo(keys(StateSettings.Encryption.class));
        assertThat(properties(def("lifecycle"))).isEqualTo(keys(LifecycleSettings.class));
    }

    @Test
    void policiesOfAwsAreKnownByTheirNames() {
        assertThat(def("behavior").at("/properties/cachePolicy/default").asText())
                .satisfies(name -> assertThat(ManagedPolicies.CACHE.id(name)).isPresent());
        Pattern form = Pattern.compile(def("policyName").path("pattern").asText());
        for (ManagedPolicies kind : ManagedPolicies.values()) {
            kind.ids().forEach((name, id) -> {
                assertThat(name).matches(form);
                assertThat(kind.id(name)).contains(id);
                assertThat(kind.id(id)).contains(id).get().asString().matches(form);
                assertThat(ManagedPolicies.having(name)).contains(kind);
            });
        }
    }

    @Test
    void wordsAreThoseOfTheEnums() {
        assertThat(texts(def("format").path("enum"))).isEqualTo(words(Format.values(), Format::word));
        assertThat(texts(def("routing").path("enum"))).isEqualTo(words(RoutingMode.values(), RoutingMode::word));
    }

    @TestFactory
    Stream<DynamicTest> everyDefaultIsWhatReadingGives() {
        List<DynamicTest> tests = new ArrayList<>();
        def("endpoint").path("properties").properties().forEach(key -> {
            if (key.getValue().has("default")) {
                for (Format format : FormatKeys.formats(key.getKey())) {
                    String bare = "mediapackage: { endpoints: { " + format.word() + ": { %s } } }\n";
                    tests.add(sameAsLeftOut(bare, key.getKey(), key.getValue().path("default"), format.word()));
                }
            }
        });
        FILES.forEach((definition, file) -> SCHEMA.at("/$defs/" + definition + "/properties")
                .properties()
                .forEach(key -> {
                    JsonNode value = key.getValue().has("default")
                            ? key.getValue().path("default")
                            : target(key.getValue()).path("default");
                    if (!value.isMissingNode()) {
                        tests.add(sameAsLeftOut(file, key.getKey(), value, definition));
                    }
                }));
        assertThat(tests).hasSizeGreaterThan(60);
        return tests.stream();
    }

    private static DynamicTest sameAsLeftOut(String file, String key, JsonNode value, String where) {
        return DynamicTest.dynamicTest(
                where + " " + key, () -> assertThat(withoutPlaces(read(file.formatted(key + ": " + value))))
                        .isEqualTo(withoutPlaces(read(file.formatted("")))));
    }

    /** An example that a person takes from a hover is not refused. */
    @Test
    void everyExampleIsValid() {
        List<String> wrong = new ArrayList<>();
        ObjectNode whole = SCHEMA.deepCopy();
        whole.remove("required");
        examples("#", SCHEMA, (path, example) -> {
            ObjectNode only = whole.deepCopy();
            only.removeAll();
            only.set("$defs", SCHEMA.path("$defs").deepCopy());
            ((ObjectNode) only.path("$defs")).set("root", whole.deepCopy());
            only.put("$ref", path.startsWith("#/$defs") ? path : "#/$defs/root" + path.substring(1));
            List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(only)
                    .validate(example);
            errors.forEach(error -> wrong.add(path + ": " + example + " " + error));
        });
        assertThat(wrong).isEmpty();
    }

    private static void examples(String path, JsonNode schema, BiConsumer<String, JsonNode> told) {
        schema.path("examples").forEach(example -> told.accept(path, example));
        schema.properties().forEach(child -> {
            if (child.getValue().isObject() && !child.getKey().equals("examples")) {
                examples(path + "/" + child.getKey(), child.getValue(), told);
            }
        });
    }

    @Test
    void everyKeyIsExplained() {
        List<String> missing = new ArrayList<>();
        explained("#", SCHEMA, missing);
        assertThat(missing).isEmpty();
    }

    /** What an editor shows: a title, and words that lead to AWS's page where AWS has one. */
    private static List<String> unexplained(String path, JsonNode key, JsonNode target) {
        List<String> missing = new ArrayList<>();
        String description =
                key.path("description").asText(target.path("description").asText());
        JsonNode shown = key.has("description") ? key : target;
        String markdown = shown.path("markdownDescription").asText();
        if (!key.has("title") && !target.has("title")) {
            missing.add(path + " has no title");
        }
        if (!markdown.isEmpty()
                && !markdown.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                        .startsWith(description.replaceFirst("[.]$", ""))) {
            missing.add(path + " says two different things");
        }
        if (markdown.isEmpty() && OURS.stream().noneMatch(path::matches)) {
            missing.add(path + " does not lead to AWS's page");
        }
        return missing;
    }

    private static void explained(String path, JsonNode schema, List<String> missing) {
        schema.path("properties").properties().forEach(key -> {
            JsonNode target = target(key.getValue());
            boolean status = key.getKey().matches("[0-9]{3}");
            if (!status) {
                missing.addAll(unexplained(path + "/" + key.getKey(), key.getValue(), target));
            }
            if (!key.getValue().has("description") && !target.has("description") && !status) {
                missing.add(path + "/" + key.getKey() + " has no description");
            }
        });
        if (schema.has("pattern")
                && !schema.path("patternErrorMessage").asText().matches("Expected .*[.]")) {
            missing.add(path + " has a pattern without a readable message");
        }
        boolean words = false;
        for (JsonNode word : schema.path("enum")) {
            words |= word.isTextual();
        }
        if (words
                && schema.path("enum").size() > 2
                && !schema.path("enum").toString().contains("true")
                && schema.path("enumDescriptions").size() != schema.path("enum").size()
                && !path.endsWith("/version")) {
            missing.add(path + " does not describe each word");
        }
        schema.properties().forEach(child -> {
            if (child.getValue().isObject()) {
                explained(path + "/" + child.getKey(), child.getValue(), missing);
            }
        });
    }

    private static JsonNode target(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : SCHEMA.at(reference.substring(1));
    }

    private static Livestream read(String text) {
        String head = "version: 1\nname: news\nregion: us-west-2\n" + (text.isEmpty() ? "mediapackage:\n" : text);
        return LivestreamReader.read("livestream.yaml", head.getBytes(StandardCharsets.UTF_8), new Diagnostics());
    }

    private static String withoutPlaces(Livestream livestream) {
        return RecordText.of(livestream).replaceAll("(?m)^ *place:.*\n", "");
    }

    private static JsonNode def(String name) {
        return SCHEMA.path("$defs").path(name);
    }

    private static Set<String> properties(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("properties").properties().forEach(property -> names.add(property.getKey()));
        return names;
    }

    private static Set<String> keys(Class<? extends Record> type, String... without) {
        Set<String> names = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        names.remove("place");
        names.removeAll(Arrays.asList(without));
        return names;
    }

    private static <T> Set<String> words(T[] values, java.util.function.Function<T, String> word) {
        return Arrays.stream(values).map(word).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static JsonNode load() {
        try (InputStream json = Objects.requireNonNull(
                SchemaTest.class.getResourceAsStream("/livestream/schema/livestream.schema.json"))) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
