package livestream.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.acm.Issuance;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * What a seed says of the account beside requests, for no request of a service that is simulated could make it so.
 *
 * @param told {@code quotas} that AWS has raised, {@code certificates} that are issued, {@code serverCertificates} of IAM,
 *     {@code lambdaVersions}, {@code webAcls} and {@code bucketsOfOthers}
 */
record SeededAccount(JsonNode told) {

    private static final Set<String> MEMBERS =
            Set.of("quotas", "certificates", "serverCertificates", "lambdaVersions", "webAcls", "bucketsOfOthers");
    private static final String LAMBDA = "arn:aws:lambda:us-east-1:%s:function:[A-Za-z0-9_-]{1,64}:[0-9]+";
    private static final String WEB_ACL =
            "arn:aws:wafv2:us-east-1:%s:global/webacl/[A-Za-z0-9_-]{1,128}/[0-9a-f-]{36}|[0-9a-f-]{36}";

    /** Whether a part of a seed is one and not a request. */
    static boolean isOne(JsonNode part) {
        return MEMBERS.stream().anyMatch(part::has);
    }

    /** Makes it so. Throws an IllegalArgumentException when the account cannot be like that. */
    void make(SimulatorContext context) {
        for (Map.Entry<String, JsonNode> member : told.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw new IllegalArgumentException("A seed has no " + member.getKey() + ", only requests and "
                        + MEMBERS.stream().sorted().toList() + ".");
            }
        }
        told.path("quotas")
                .properties()
                .forEach(raised ->
                        context.raise(raised.getKey(), raised.getValue().asInt()));
        told.path("certificates").forEach(new Issuance(context)::seed);
        make("serverCertificates", context.serverCertificates(), "[A-Z0-9]{1,32}");
        make("lambdaVersions", context.lambdaVersions(), LAMBDA.formatted(context.account()));
        make("webAcls", context.webAcls(), WEB_ACL.formatted(context.account()));
        told.path("bucketsOfOthers").properties().forEach(bucket -> context.bucketsOfOthers()
                .put(
                        bucket.getKey(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("Region", bucket.getValue().asText())));
    }

    private void make(String member, Table table, String form) {
        for (JsonNode one : told.path(member)) {
            if (!Pattern.matches(form, one.asText())) {
                throw new IllegalArgumentException(one.asText() + " cannot be among the " + member
                        + " of this account; they have the form " + form);
            }
            table.put(one.asText(), JsonNodeFactory.instance.objectNode());
        }
    }
}
