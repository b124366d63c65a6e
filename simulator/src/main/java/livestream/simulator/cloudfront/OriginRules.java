package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What CloudFront refuses in the origins and origin groups of a distribution.
 *
 * <p>Source: CloudFront developer guide, "Origin settings", "Add custom headers to origin requests", origin failover and
 * quotas; texts about the domain name as callers have reported them. Origin Shield is offered in the regions of the guide's page about it. UNKNOWN: the code for another region (here InvalidArgument),
 * and whether VpcOriginConfig needs an existing VPC origin (here: accepted as it is).
 */
final class OriginRules {

    private static final int ORIGINS = 100;
    private static final int GROUPS = 10;
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)++");
    private static final Pattern BUCKET =
            Pattern.compile("[a-z0-9._-]+\\.s3([.-][a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?");
    private static final Set<Integer> FAILOVER_CODES = Set.of(400, 403, 404, 416, 429, 500, 502, 503, 504);
    private static final Set<String> SHIELD_REGIONS = Set.of(
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "ap-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "eu-central-1",
            "eu-west-1",
            "eu-west-2",
            "sa-east-1");
    private static final Set<String> CONFIGS = Set.of("S3OriginConfig", "CustomOriginConfig", "VpcOriginConfig");

    private final OriginAccessControls accessControls;
    private final OriginAccessIdentities identities;

    OriginRules(OriginAccessControls accessControls, OriginAccessIdentities identities) {
        this.accessControls = accessControls;
        this.identities = identities;
    }

    /** Refuses bad origins and groups of a distribution, whose id is empty when it is new; returns what a behaviour may target. */
    Set<String> check(ObjectNode config, String distribution) {
        List<ObjectNode> origins = QuantityLists.items(config, "Origins");
        if (origins.size() > ORIGINS) {
            throw Errors.refusal("TooManyOrigins");
        }
        Set<String> ids = new HashSet<>();
        for (ObjectNode origin : origins) {
            String id = QuantityLists.text(origin, "Id");
            if (id.isBlank() || id.length() > 128) {
                throw Errors.invalid("The parameter Origin Id is not valid.");
            }
            if (!ids.add(id)) {
                throw Errors.invalid("The parameter Origin Id " + id + " occurs more than once.");
            }
            checkOrigin(origin, distribution);
        }
        return checkGroups(config, ids);
    }

    private void checkOrigin(ObjectNode origin, String distribution) {
        checkDomain(origin);
        checkPath(QuantityLists.text(origin, "OriginPath"));
        OriginHeaders.check(QuantityLists.items(origin, "CustomHeaders"));
        between(origin, "ConnectionAttempts", 1, 3);
        between(origin, "ConnectionTimeout", 1, 10);
        if (origin.get("CustomOriginConfig") instanceof ObjectNode custom) {
            checkCustom(custom);
        }
        checkCompletionTimeout(origin);
        checkShield(origin.path("OriginShield"));
        checkAccess(origin, distribution);
    }

    private static void checkShield(JsonNode shield) {
        String region = QuantityLists.text(shield, "OriginShieldRegion");
        if (shield.path("Enabled").asBoolean() == region.isEmpty()) {
            throw Errors.invalid("The parameter OriginShieldRegion does not match OriginShield Enabled.");
        }
        if (!region.isEmpty() && !SHIELD_REGIONS.contains(region)) {
            throw Errors.invalid("The parameter OriginShieldRegion is not a region that offers Origin Shield.");
        }
    }

    private static void checkDomain(ObjectNode origin) {
        String domain = QuantityLists.text(origin, "DomainName");
        if (domain.contains(":")) {
            throw Errors.invalid("The parameter origin name cannot contain a colon.");
        }
        if (!DOMAIN.matcher(domain).matches() || domain.length() > 253) {
            throw Errors.invalid("The parameter origin name must be a domain name.");
        }
        long configs = CONFIGS.stream().filter(origin::has).count();
        if (configs != 1) {
            throw Errors.invalid("Exactly one of CustomOriginConfig and S3OriginConfig must be specified");
        }
        if (origin.has("S3OriginConfig") && !BUCKET.matcher(domain).matches()) {
            throw Errors.invalid("The parameter Origin DomainName does not refer to a valid S3 bucket.");
        }
    }

    private static void checkPath(String path) {
        boolean shaped = path.isEmpty() || (path.startsWith("/") && !path.endsWith("/"));
        if (!shaped || path.length() > 255 || path.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw Errors.refusal("InvalidRelativePath");
        }
    }

    private static void checkCustom(ObjectNode custom) {
        for (String port : new String[] {"HTTPPort", "HTTPSPort"}) {
            int number = custom.path(port).asInt();
            if (number != 80 && number != 443 && (number < 1024 || number > 65535)) {
                throw Errors.invalid("The parameter " + port + " is not valid.");
            }
        }
        if (outside(custom, "OriginReadTimeout", 1, 120)) {
            throw Errors.refusal("InvalidOriginReadTimeout");
        }
        if (outside(custom, "OriginKeepaliveTimeout", 1, 120)) {
            throw Errors.refusal("InvalidOriginKeepaliveTimeout");
        }
        List<String> protocols = QuantityLists.words(custom, "OriginSslProtocols");
        if (protocols.isEmpty() || new HashSet<>(protocols).size() < protocols.size()) {
            throw Errors.invalid("The parameter OriginSslProtocols is empty or contains a protocol twice.");
        }
    }

    private static void checkCompletionTimeout(ObjectNode origin) {
        long read = origin.path("CustomOriginConfig").path("OriginReadTimeout").asLong();
        if (origin.has("ResponseCompletionTimeout")
                && origin.path("ResponseCompletionTimeout").asLong() < read) {
            throw Errors.invalid("The parameter ResponseCompletionTimeout must not be less than OriginReadTimeout.");
        }
    }

    private void checkAccess(ObjectNode origin, String distribution) {
        String control = QuantityLists.text(origin, "OriginAccessControlId");
        String identity = QuantityLists.text(origin.path("S3OriginConfig"), "OriginAccessIdentity");
        if (!control.isEmpty() && !identity.isEmpty()) {
            throw Errors.refusal("IllegalOriginAccessConfiguration");
        }
        if (!identity.isEmpty()) {
            identities.checkUse(identity);
        }
        if (!control.isEmpty()) {
            accessControls.checkUse(control, origin, distribution);
        }
    }

    private static Set<String> checkGroups(ObjectNode config, Set<String> originIds) {
        List<ObjectNode> groups = QuantityLists.items(config, "OriginGroups");
        if (groups.size() > GROUPS) {
            throw Errors.refusal("TooManyOriginGroupsPerDistribution");
        }
        Set<String> targets = new HashSet<>(originIds);
        for (ObjectNode group : groups) {
            String id = QuantityLists.text(group, "Id");
            if (id.isBlank() || !targets.add(id)) {
                throw Errors.invalid("The parameter Origin Group Id " + id + " is empty or occurs more than once.");
            }
            List<String> members = QuantityLists.items(group, "Members").stream()
                    .map(member -> QuantityLists.text(member, "OriginId"))
                    .toList();
            if (members.size() != 2 || members.get(0).equals(members.get(1))) {
                throw Errors.invalid("The origin group " + id + " must have exactly two members.");
            }
            if (!originIds.containsAll(members)) {
                throw Errors.refusal("NoSuchOrigin");
            }
            JsonNode codes = group.path("FailoverCriteria").path("StatusCodes").path("Items");
            for (JsonNode code : codes) {
                if (!FAILOVER_CODES.contains(code.asInt())) {
                    throw Errors.invalid("The status code " + code.asInt() + " cannot be used for origin failover.");
                }
            }
        }
        return targets;
    }

    private static void between(ObjectNode tree, String member, long min, long max) {
        if (outside(tree, member, min, max)) {
            throw Errors.invalid("The parameter " + member + " must be between " + min + " and " + max + ".");
        }
    }

    private static boolean outside(ObjectNode tree, String member, long min, long max) {
        long value = tree.path(member).asLong();
        return value < min || value > max;
    }
}
