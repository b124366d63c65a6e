package livestream.schema;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * AWS's own policies of each kind, by the names that the console shows; their ids are the same in every account.
 *
 * <p>Source: CloudFront developer guide, "Use managed cache policies", "Use managed origin request policies" and "Use managed
 * response headers policies". The API calls most of them {@code Managed-<name>}.
 */
public enum ManagedPolicies {
    CACHE(
            "cache policy",
            "Amplify",
            "2e54312d-136d-493c-8eb9-b001f22f67d2",
            "CachingDisabled",
            "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
            "CachingOptimized",
            "658327ea-f89d-4fab-a63d-7e88639e58f6",
            "CachingOptimizedForUncompressedObjects",
            "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
            "Elemental-MediaPackage",
            "08627262-05a9-4f76-9ded-b50ca2e3a84f",
            "UseOriginCacheControlHeaders",
            "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
            "UseOriginCacheControlHeaders-QueryStrings",
            "4cc15a8a-d715-48a4-82b8-cc0b614638fe"),
    ORIGIN_REQUEST(
            "origin request policy",
            "AllViewer",
            "216adef6-5c7f-47e4-b989-5492eafa07d3",
            "AllViewerExceptHostHeader",
            "b689b0a8-53d0-40ab-baf2-68738e2966ac",
            "AllViewerAndCloudFrontHeaders-2022-06",
            "33f36d7e-f396-46d9-90e0-52428a34d9dc",
            "CORS-CustomOrigin",
            "59781a5b-3903-41f3-afcb-af62929ccde1",
            "CORS-S3Origin",
            "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
            "Elemental-MediaTailor-PersonalizedManifests",
            "775133bc-15f2-49f9-abea-afb2e0bf67d2",
            "HostHeaderOnly",
            "bf0718e1-ba1e-49d1-88b1-f726733018ae",
            "UserAgentRefererHeaders",
            "acba4595-bd28-49b8-b9fe-13317c0390fa"),
    RESPONSE_HEADERS(
            "response headers policy",
            "SimpleCORS",
            "60669652-455b-4ae9-85a4-c4c02393f86c",
            "CORS-With-Preflight",
            "5cc3b908-e619-4b99-88e5-2cf7f45965bd",
            "SecurityHeadersPolicy",
            "67f7725c-6f97-4210-82d7-5512b31e9d03",
            "CORS-and-SecurityHeadersPolicy",
            "e61eb60c-9c35-4d20-a928-2b84e02af89c",
            "CORS-with-preflight-and-SecurityHeadersPolicy",
            "eaab4381-ed33-4a86-88ca-d9558dc6cd63");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String words;
    private final Map<String, String> ids = new TreeMap<>();

    ManagedPolicies(String words, String... namesAndIds) {
        this.words = words;
        for (int i = 0; i < namesAndIds.length; i += 2) {
            ids.put(namesAndIds[i], namesAndIds[i + 1]);
        }
    }

    /** The kind in CloudFront's words, as in "cache policy". */
    public String words() {
        return words;
    }

    /** Names to ids, in alphabetical order. */
    public Map<String, String> ids() {
        return new TreeMap<>(ids);
    }

    /** The id of the policy that a user wrote by name or by id; empty for a name that AWS has not. */
    public Optional<String> id(String written) {
        return ID.matcher(written).matches() ? Optional.of(written) : Optional.ofNullable(ids.get(written));
    }

    /** The name of the policy of this id, of whatever kind; empty when AWS has no policy of its own by it. */
    public static Optional<String> nameOf(String id) {
        return Arrays.stream(values())
                .flatMap(kind -> kind.ids.entrySet().stream())
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The kind that has a policy of this name; empty when none has. */
    public static Optional<ManagedPolicies> having(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.ids.containsKey(name))
                .findFirst();
    }
}
