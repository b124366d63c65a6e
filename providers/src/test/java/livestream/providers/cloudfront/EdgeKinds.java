package livestream.providers.cloudfront;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;

/** One resource of each kind that a distribution refers to at the edge. */
public final class EdgeKinds {
    public static final Address ACCESS = Address.parse("cloudfront_origin_access_control.s3");
    public static final Address KEY = Address.parse("cloudfront_public_key.viewers");
    public static final Address GROUP = Address.parse("cloudfront_key_group.viewers");
    public static final Address FUNCTION = Address.parse("cloudfront_function.redirect");
    private static final Span SOMEWHERE = new Span("livestream.yaml", 1, 1, 1);

    private static final String PEM = generated();

    private EdgeKinds() {}

    /** All of them. */
    public static List<Resource> all() {
        return List.of(access(), key(KEY, "viewers"), group(KEY), function("first"));
    }

    public static Resource resource(Address address, Value.Fields inputs) {
        return Resource.of(address, inputs, SOMEWHERE);
    }

    static Resource access() {
        return resource(
                ACCESS,
                Value.fields(
                        "Name", "s3",
                        "Description", "",
                        "SigningProtocol", "sigv4",
                        "SigningBehavior", "always",
                        "OriginAccessControlOriginType", "s3"));
    }

    static Resource key(Address address, String name) {
        return resource(address, Value.fields("Name", name, "EncodedKey", PEM, "Comment", "livestream"));
    }

    static Resource group(Address... keys) {
        List<Value> ids = List.of(keys).stream()
                .<Value>map(key -> new Value.Reference(key, "Id"))
                .toList();
        return resource(GROUP, Value.fields("Name", "viewers", "Items", Value.items(ids), "Comment", "livestream"));
    }

    static Resource function(String code) {
        return resource(
                FUNCTION,
                Value.fields(
                        "Name",
                        "redirect",
                        "FunctionConfig",
                        Value.fields("Comment", "livestream", "Runtime", "cloudfront-js-2.0"),
                        "FunctionCode",
                        code));
    }

    private static String generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            byte[] der = generator.generateKeyPair().getPublic().getEncoded();
            return PublicKey.encoded("-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END PUBLIC KEY-----");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
