package livestream.simulator.kms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiFunction;
import livestream.simulator.http.ServiceError;

/**
 * What a key is set to: its description, and what none is ever given here, a policy of its own and a rotation of its material.
 *
 * <p>Source: KMS API reference, and developer guide, "Default key policy": the one of a key that was made without the console.
 */
final class KeySettings {

    private static final String ONLY = "default";

    private final Keys keys;
    private final String account;

    KeySettings(Keys keys, String account) {
        this.keys = keys;
        this.account = account;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put(
                "UpdateKeyDescription",
                (given, region) ->
                        keys.change(given, region, key -> key.set("Description", given.path("Description"))));
        operations.put("GetKeyPolicy", this::policy);
        operations.put("GetKeyRotationStatus", this::rotation);
    }

    /** UNKNOWN: what AWS says of another name than the only one that a policy can have. */
    private ObjectNode policy(ObjectNode given, String region) {
        keys.named(given.path("KeyId").asText(), region);
        if (!given.path("PolicyName").asText(ONLY).equals(ONLY)) {
            throw new ServiceError(400, "NotFoundException", "No such policy exists");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("Policy", """
                        {
                          "Version" : "2012-10-17",
                          "Id" : "key-default-1",
                          "Statement" : [ {
                            "Sid" : "Enable IAM User Permissions",
                            "Effect" : "Allow",
                            "Principal" : {
                              "AWS" : "arn:aws:iam::%s:root"
                            },
                            "Action" : "kms:*",
                            "Resource" : "*"
                          } ]
                        }""".formatted(account))
                .put("PolicyName", ONLY);
    }

    private ObjectNode rotation(ObjectNode given, String region) {
        ObjectNode key = keys.named(given.path("KeyId").asText(), region);
        return JsonNodeFactory.instance
                .objectNode()
                .put("KeyId", key.path("Arn").asText())
                .put("KeyRotationEnabled", false);
    }
}
