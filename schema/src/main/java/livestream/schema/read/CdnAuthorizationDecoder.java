package livestream.schema.read;

import livestream.schema.CdnAuthorization;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.SecretSource;
import livestream.schema.check.LiteralSecret;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** The three forms of {@code cdnAuthorization}: a word, two ARNs, or a value agreed with somebody else. */
final class CdnAuthorizationDecoder {
    private final Entry entry;
    private final MappingReader section;
    private final Diagnostics diagnostics;

    CdnAuthorizationDecoder(Entry entry, Diagnostics diagnostics) {
        this.entry = entry;
        this.section = MappingReader.of(entry);
        this.diagnostics = diagnostics;
    }

    @Nullable
    CdnAuthorization authorization() {
        if (!(entry.value() instanceof Node.Mapping)) {
            return new CdnAuthorization.Create();
        }
        Entry value = section.entry("value");
        Entry arn = section.has("secret") ? section.entry("secret") : section.entry("role");
        if (value != null) {
            SecretSource source = LiteralSecret.source(value, diagnostics);
            if (arn != null) {
                diagnostics.add(
                        Diagnostic.error(
                                        "conflicting-keys",
                                        "`" + arn.key() + "` and `value` stand together, expected one of the two.")
                                .at(arn.at())
                                .note("note", "`value` is here", value.at())
                                .help(
                                        "keep `secret` and `role` for endpoints of this account, `value` for endpoints of another."));
            }
            return source == null ? null : new CdnAuthorization.Agreed(source);
        }
        String secret = section.text("secret");
        String role = section.text("role");
        if (secret != null && role != null) {
            return new CdnAuthorization.Existing(secret, role, section.place());
        }
        if (!section.has("secret") || !section.has("role")) {
            String missing = section.has("secret") ? "role" : "secret";
            diagnostics.add(Diagnostic.error(
                            "missing-key",
                            arn == null
                                    ? "`cdnAuthorization` is empty, expected `create`, `secret` and `role`, or `value`."
                                    : "`cdnAuthorization` needs the key `" + missing + "` beside `" + arn.key() + "`.")
                    .at(arn == null ? entry.place() : arn.at())
                    .help("write both ARNs, or `cdnAuthorization: create` to have the secret and the role made."));
        }
        return null;
    }
}
