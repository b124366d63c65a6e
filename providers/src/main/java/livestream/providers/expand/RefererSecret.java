package livestream.providers.expand;

import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;

/** The secret by which a container knows that CloudFront asks; made once, one for all containers of the file. */
final class RefererSecret {
    private final Draft draft;
    private boolean made;

    RefererSecret(Draft draft) {
        this.draft = draft;
    }

    /** Its text, which nobody reads but CloudFront and MediaStore. */
    Value value(Span at) {
        Address address = new Address("secretsmanager_secret", "referer");
        if (!made) {
            made = true;
            Value.Fields inputs = Value.fields(
                    "Name", draft.names().policy("referer"),
                    "Description",
                            "Referer by which MediaStore knows the CDN of "
                                    + draft.livestream().name(),
                    "GenerateSecretString", Value.fields("GenerateStringKey", "Referer"),
                    "Tags", draft.names().tags(address));
            draft.graph().add(Resource.of(address, inputs, at));
        }
        return new Value.Reference(address, "Value");
    }
}
