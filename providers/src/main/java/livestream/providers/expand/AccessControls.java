package livestream.providers.expand;

import java.util.HashSet;
import java.util.Set;
import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;

/** Origin access controls, by which CloudFront signs its requests to an origin; one for each kind of origin. */
final class AccessControls {
    private final ExpansionContext context;
    private final Set<String> made = new HashSet<>();

    AccessControls(ExpansionContext context) {
        this.context = context;
    }

    /** The id of the one for a kind of origin, in the API's word: {@code s3} or {@code mediastore}. */
    Value of(String kind, Span at) {
        Address address = new Address("cloudfront_origin_access_control", kind);
        if (made.add(kind)) {
            Value.Fields inputs = Value.fields(
                    "Name", ResourceNames.limited(context.resourceNames().policy(kind), 64),
                    "Description", "livestream: signs requests to the origin",
                    "SigningProtocol", "sigv4",
                    "SigningBehavior", "always",
                    "OriginAccessControlOriginType", kind);
            context.graph().add(Resource.of(address, inputs, at));
        }
        return new Value.Reference(address, "Id");
    }
}
