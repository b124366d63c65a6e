package livestream.providers.expand;

import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;

/** The secret by which a container knows that CloudFront asks; made once, one for all containers of the file. */
final class RefererSecret {
    private final ExpansionContext context;
    private boolean made;

    RefererSecret(ExpansionContext context) {
        this.context = context;
    }

    /** Its text, which nobody reads but CloudFront and MediaStore. */
    Value value(Span at) {
        Address address = new Address("secretsmanager_secret", "referer");
        if (!made) {
            made = true;
            Value.Fields inputs = Value.fields(
                    "Name", context.resourceNames().policy("referer"),
                    "Description",
                            "Referer by which MediaStore knows the CDN of "
                                    + context.livestream().name(),
                    "GenerateSecretString", Value.fields("GenerateStringKey", "Referer"),
                    "Tags", context.resourceNames().tags(address));
            context.graph().add(Resource.of(address, inputs, at));
        }
        return new Value.Reference(address, "Value");
    }
}
