package livestream.providers.expand;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import livestream.engine.Resource;
import livestream.providers.cloudfront.PublicKey;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.PublicKeyPem;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.schema.ViewerAccess;

/**
 * Whose signatures let a viewer in: a key group, made of public keys or existing.
 *
 * <p>A key cannot be exchanged in place, nor deleted while a group has it, so another content is another key: it has a part
 * of its digest in its name.
 */
final class ViewerKeys {
    private final ExpansionContext context;
    private final Set<Address> made = new HashSet<>();
    private final Map<Value, Address> groups = new HashMap<>();

    ViewerKeys(ExpansionContext context) {
        this.context = context;
    }

    /**
     * What a behaviour that is not open to everybody is told.
     *
     * @param distribution its key, by which a group is called that is not the first
     */
    Value trusted(ViewerAccess.KeyGroup keyGroup, String distribution, Span at) {
        Value id = keyGroup instanceof ViewerAccess.KeyGroup.Existing existing
                ? Value.text(existing.id())
                : made((ViewerAccess.KeyGroup.OfFiles) keyGroup, distribution, at);
        return Value.fields("Enabled", true, "Items", Value.items(List.of(id)));
    }

    /** The key; empty with a finding when there is none, or something that nobody may see. */
    private String encoded(String path, Span at) {
        Optional<String> pem = context.inputSource().file(path);
        if (pem.isEmpty()) {
            context.diagnostics().add(EdgeFunctionResources.missing("public key", path, at));
            return "";
        }
        Optional<Diagnostic> wrong = PublicKeyPem.wrong(path, pem.get().getBytes(StandardCharsets.UTF_8));
        wrong.ifPresent(finding -> context.diagnostics().add(finding.at(at)));
        return wrong.isPresent() ? "" : PublicKey.encoded(pem.get());
    }

    private Value made(ViewerAccess.KeyGroup.OfFiles files, String distribution, Span at) {
        List<Value> keys = new ArrayList<>();
        for (String path : files.publicKeys()) {
            String encoded = encoded(path, at);
            Address address = new Address(
                    "cloudfront_public_key", EdgeFunctionResources.stem(path) + "-" + ResourceNames.digest(encoded));
            Value.Fields inputs = Value.fields(
                    "Name", ResourceNames.limited(context.resourceNames().policy(address.key()), 128),
                    "EncodedKey", encoded,
                    "Comment", ResourceNames.limited("livestream: " + path, 128));
            if (made.add(address)) {
                context.graph().add(Resource.of(address, inputs, at));
            }
            Value id = new Value.Reference(address, "Id");
            if (!keys.contains(id)) {
                keys.add(id);
            }
        }
        Value items = Value.items(keys);
        Address known = groups.get(items);
        if (known != null) {
            return new Value.Reference(known, "Id");
        }
        Address group = new Address("cloudfront_key_group", groups.isEmpty() ? "viewers" : "viewers-" + distribution);
        groups.put(items, group);
        Value.Fields inputs = Value.fields(
                "Name",
                ResourceNames.limited(context.resourceNames().policy(group.key()), 128),
                "Items",
                items,
                "Comment",
                "livestream: who may watch");
        context.graph().add(Resource.of(group, inputs, at));
        return new Value.Reference(group, "Id");
    }
}
