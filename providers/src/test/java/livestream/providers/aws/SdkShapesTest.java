package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.engine.Facts;
import livestream.engine.ResourceType;
import livestream.providers.AwsCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.KeyGroupConfig;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlConfig;
import software.amazon.awssdk.services.cloudfront.model.PublicKeyConfig;
import software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicyConfig;
import software.amazon.awssdk.services.mediapackage.model.CreateChannelRequest;
import software.amazon.awssdk.services.mediapackage.model.CreateOriginEndpointRequest;
import software.amazon.awssdk.services.mediapackage.model.DescribeOriginEndpointResponse;
import software.amazon.awssdk.services.mediapackage.model.UpdateChannelRequest;
import software.amazon.awssdk.services.mediapackage.model.UpdateOriginEndpointRequest;
import software.amazon.awssdk.services.mediastore.model.Container;
import software.amazon.awssdk.services.mediastore.model.CreateContainerRequest;
import software.amazon.awssdk.services.mediastore.model.PutCorsPolicyRequest;
import software.amazon.awssdk.services.mediastore.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.mediastore.model.PutMetricPolicyRequest;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** What the resource classes declare, held against the shapes of the pinned SDK. */
class SdkShapesTest {
    private static final Map<String, SdkPojo> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("cloudfront_cache_policy", CachePolicyConfig.builder().build());
        SHAPES.put(
                "cloudfront_response_headers_policy",
                ResponseHeadersPolicyConfig.builder().build());
        SHAPES.put(
                "cloudfront_origin_access_control",
                OriginAccessControlConfig.builder().build());
        SHAPES.put("cloudfront_public_key", PublicKeyConfig.builder().build());
        SHAPES.put("cloudfront_key_group", KeyGroupConfig.builder().build());
        SHAPES.put("cloudfront_distribution", DistributionConfig.builder().build());
        SHAPES.put("mediapackage_channel", CreateChannelRequest.builder().build());
        SHAPES.put(
                "mediapackage_origin_endpoint",
                CreateOriginEndpointRequest.builder().build());
    }

    /** S3 has one shape a setting of a bucket; the classes name them as CloudFormation does, or shorter. */
    @Test
    void settingsOfBucketsHaveTheMembersThatAreDeclared() {
        Set<String> cors = new TreeSet<>();
        collect(CORSConfiguration.builder().build(), "", false, cors);
        assertThat(cors)
                .contains(
                        "CORSRules[].ID",
                        "CORSRules[].AllowedMethods",
                        "CORSRules[].AllowedOrigins",
                        "CORSRules[].AllowedHeaders",
                        "CORSRules[].ExposeHeaders",
                        "CORSRules[].MaxAgeSeconds");
        Set<String> lifecycle = new TreeSet<>();
        collect(BucketLifecycleConfiguration.builder().build(), "", false, lifecycle);
        assertThat(lifecycle).contains("Rules[].ID", "Rules[].Filter.Prefix", "Rules[].Expiration.Days");
        assertThat(members(PublicAccessBlockConfiguration.builder().build()))
                .containsExactly("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");
    }

    static Stream<String> kinds() {
        return SHAPES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyDeclaredPathExistsInTheShape(String kind) {
        boolean quantified = kind.startsWith("cloudfront");
        Set<String> paths = new TreeSet<>();
        collect(SHAPES.get(kind), "", quantified, paths);
        try (AwsClients clients = AwsClients.real()) {
            ResourceType type = new AwsCatalog(clients, () -> "us-west-2").type(kind);
            assertThat(paths).containsAll(type.facts().immutable());
            assertThat(paths).containsAll(type.facts().keyed().keySet());
            assertThat(paths).containsAll(type.facts().unordered());
            assertThat(paths).containsAll(type.facts().caseless());
            assertThat(paths).containsAll(type.facts().secret());
            type.facts().keyed().forEach((path, keyed) -> assertThat(paths).contains(path + "[]." + keyed.member()));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyMemberIsOfATypeThatTheWalkerKnows(String kind) {
        List<String> unknown = new ArrayList<>();
        visit(SHAPES.get(kind), "", (path, field) -> {
            MarshallingType<?> type = field.marshallingType();
            if (!List.of(
                            MarshallingType.STRING,
                            MarshallingType.BOOLEAN,
                            MarshallingType.INTEGER,
                            MarshallingType.LONG,
                            MarshallingType.DOUBLE,
                            MarshallingType.LIST,
                            MarshallingType.MAP,
                            MarshallingType.SDK_POJO)
                    .contains(type)) {
                unknown.add(path);
            }
        });
        assertThat(unknown).isEmpty();
    }

    /** A container has a call for each of its parts; its facts are about what these carry. */
    @Test
    void everyDeclaredPathOfAContainerExistsInARequestThatCarriesIt() {
        Set<String> paths = new TreeSet<>();
        List<SdkPojo> requests = List.of(
                CreateContainerRequest.builder().build(),
                PutCorsPolicyRequest.builder().build(),
                PutLifecyclePolicyRequest.builder().build(),
                PutMetricPolicyRequest.builder().build(),
                Container.builder().build());
        requests.forEach(request -> collect(request, "", false, paths));
        try (AwsClients clients = AwsClients.real()) {
            Facts facts = new AwsCatalog(clients, () -> "us-west-2")
                    .type("mediastore_container")
                    .facts();
            assertThat(paths).containsAll(facts.immutable());
            assertThat(paths).containsAll(facts.unordered());
            assertThat(paths).containsAll(facts.afterwards());
            assertThat(members(CreateContainerRequest.builder().build()))
                    .as("what a create takes needs no second step")
                    .doesNotContainAnyElementsOf(facts.afterwards());
            facts.keyed().forEach((path, keyed) -> assertThat(paths).contains(path + "[]." + keyed.member()));
        }
    }

    /** Whatever the SDK hides when it prints a shape is a secret, and must be declared as one. */
    @Test
    void everythingThatTheSdkHidesIsDeclaredSecret() {
        try (AwsClients clients = AwsClients.real()) {
            ResourceType type = new AwsCatalog(clients, () -> "us-west-2").type("cloudfront_distribution");
            var header = software.amazon.awssdk.services.cloudfront.model.OriginCustomHeader.builder()
                    .headerName("marker-name")
                    .headerValue("marker-value")
                    .build();
            assertThat(header.toString()).contains("marker-name").doesNotContain("marker-value");
            assertThat(type.facts().secret()).contains("Origins[].CustomHeaders[].HeaderValue");
        }
    }

    @Test
    void membersThatAnUpdateOfAnEndpointDoesNotTakeAreImmutableOrHaveTheirOwnCall() {
        Set<String> fixed = members(CreateOriginEndpointRequest.builder().build());
        fixed.removeAll(members(UpdateOriginEndpointRequest.builder().build()));
        assertThat(fixed).containsExactlyInAnyOrder("ChannelId", "Tags");
        Set<String> outputs = members(DescribeOriginEndpointResponse.builder().build());
        outputs.removeAll(members(CreateOriginEndpointRequest.builder().build()));
        assertThat(outputs).containsExactlyInAnyOrder("Arn", "CreatedAt", "Url");
    }

    @Test
    void membersThatAnUpdateOfAChannelDoesNotTakeHaveTheirOwnCall() {
        Set<String> fixed = members(CreateChannelRequest.builder().build());
        fixed.removeAll(members(UpdateChannelRequest.builder().build()));
        assertThat(fixed).containsExactly("Tags");
    }

    private static Set<String> members(SdkPojo shape) {
        return shape.sdkFields().stream().map(SdkField::memberName).collect(Collectors.toCollection(TreeSet::new));
    }

    private interface Visitor {
        void visit(String path, SdkField<?> field);
    }

    private static void visit(SdkPojo shape, String path, Visitor visitor) {
        for (SdkField<?> field : shape.sdkFields()) {
            String inner = path.isEmpty() ? field.memberName() : path + "." + field.memberName();
            visitor.visit(inner, field);
            descend(field, inner, visitor);
        }
    }

    private static void descend(SdkField<?> field, String path, Visitor visitor) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            visit(field.constructor().get(), path, visitor);
        } else if (field.marshallingType() == MarshallingType.LIST) {
            descend(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), path + "[]", visitor);
        } else if (field.marshallingType() == MarshallingType.MAP) {
            descend(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), path + ".*", visitor);
        }
    }

    /** Paths as the walker makes them: a pure list of CloudFront stands where its structure does. */
    private static void collect(SdkPojo shape, String path, boolean quantified, Set<String> paths) {
        visit(shape, path, (inner, field) -> paths.add(quantified ? inner.replace(".Items[]", "[]") : inner));
        if (quantified) {
            paths.addAll(paths.stream()
                    .filter(each -> each.endsWith(".Items"))
                    .map(each -> each.substring(0, each.length() - ".Items".length()))
                    .toList());
        }
    }
}
