package livestream.schema.read;

import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.SecretSource;
import livestream.schema.StateSettings;
import livestream.schema.StateSettings.Encryption;
import livestream.schema.check.LiteralSecret;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** The {@code state} block. */
final class StateDecoder {
    private static final Set<String> OF_S3 = Set.of("bucket", "key", "sse", "kmsKey");

    private final MappingReader section;
    private final @Nullable String environment;
    private final Diagnostics diagnostics;

    StateDecoder(MappingReader section, @Nullable String environment, Diagnostics diagnostics) {
        this.section = section;
        this.environment = environment;
        this.diagnostics = diagnostics;
    }

    StateSettings settings(@Nullable String documentRegion) {
        StateSettings settings = new StateSettings(
                section.text("backend", "local"),
                section.text("bucket"),
                section.text("key"),
                section.text("region"),
                encryption(section.entry("encryption")),
                section.text("sse"),
                section.text("kmsKey"),
                section.text("profile"),
                section.text("role"),
                section.place());
        if (settings.asksAws() && !section.has("region") && documentRegion == null) {
            missing("The file has no region, so the state needs one.", "write `region` in `state`.");
        }
        if (settings.isShared()) {
            checkBucket(settings);
            checkKmsKey();
        } else {
            section.mapping().entries().values().stream()
                    .filter(entry -> OF_S3.contains(entry.key()))
                    .findFirst()
                    .ifPresent(this::needless);
        }
        return settings;
    }

    private void checkBucket(StateSettings settings) {
        if (!section.has("bucket")) {
            missing("`backend: s3` needs a `bucket`.", "name the bucket, as in `bucket: my-livestream-state`.");
        }
        String key = settings.key();
        if (key != null && environment != null && !key.contains(environment)) {
            diagnostics.add(
                    Diagnostic.error(
                                    "shared-state-key",
                                    "`key` is the same for every environment, expected one that says `" + environment
                                            + "`.")
                            .at(settings.place().of("key"))
                            .help(
                                    "each environment has a state of its own: put `${environment}` into the key, or leave the key out."));
        }
    }

    private void checkKmsKey() {
        String algorithm = section.text("sse");
        Entry key = section.entry("kmsKey");
        if (key != null && (algorithm == null || !algorithm.startsWith("aws:kms"))) {
            diagnostics.add(Diagnostic.error(
                            algorithm == null ? "missing-key" : "conflicting-keys",
                            algorithm == null
                                    ? "`kmsKey` needs `sse`, which says that S3 is to encrypt with it."
                                    : "`kmsKey` is for `sse: aws:kms`, found `sse: " + algorithm + "`.")
                    .at(key.at())
                    .help("write `sse: aws:kms` beside it."));
        }
    }

    private void missing(String message, String help) {
        diagnostics.add(
                Diagnostic.error("missing-key", message).at(section.self()).help(help));
    }

    private void needless(Entry entry) {
        diagnostics.add(Diagnostic.error(
                        "conflicting-keys",
                        "`" + entry.key() + "` is for a state in S3, and this state is kept in a folder.")
                .at(entry.at())
                .help("write `backend: s3` beside it to keep the state in S3, or take `" + entry.key() + "` out."));
    }

    private @Nullable Encryption encryption(@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        MappingReader keys = MappingReader.of(entry);
        Entry passphrase = keys.entry("passphrase");
        if (keys.has("kms") == (passphrase != null)) {
            diagnostics.add(Diagnostic.error(
                            keys.has("kms") ? "conflicting-keys" : "missing-key",
                            keys.has("kms")
                                    ? "`passphrase` and `kms` stand together, expected one of the two."
                                    : "`encryption` is empty, expected `passphrase` or `kms`.")
                    .at(passphrase == null ? entry.place() : passphrase.at())
                    .help("write `passphrase: ${secret:env:NAME}`, or `kms:` with the id or alias of a key."));
        }
        SecretSource source = passphrase == null ? null : LiteralSecret.source(passphrase, diagnostics);
        return new Encryption(source, keys.text("kms"), keys.place());
    }
}
