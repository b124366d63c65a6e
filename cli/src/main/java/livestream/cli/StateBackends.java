package livestream.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import livestream.providers.aws.AwsClients;
import livestream.providers.aws.NamedProfile;
import livestream.providers.expand.InputSource;
import livestream.providers.remote.KmsKeyProvider;
import livestream.providers.remote.S3ObjectStore;
import livestream.providers.secretsmanager.AwsSecretResolver;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.SecretSource;
import livestream.schema.Span;
import livestream.schema.StateSettings;
import livestream.schema.StateSettings.Encryption;
import livestream.state.StateStore;
import livestream.state.encryption.KeyProvider;
import livestream.state.encryption.PassphraseKeyProvider;
import livestream.state.store.FileObjectStore;
import livestream.state.store.JournaledStore;
import livestream.state.store.ObjectStore;
import org.jspecify.annotations.Nullable;

/** Where a file wants its state to be: in which place, and encrypted with what. */
final class StateBackends {
    private final DeploymentIdentity deployment;
    private final StateSettings settings;
    private final Path folder;
    private final String name;
    private final InputSource inputSource;
    private final Diagnostics diagnostics;
    /** Needed from the first look at the state to the release of its lock, which is as long as the process lives. */
    private final AwsClients clients;

    /**
     * @param folder for a state that is kept on this machine
     */
    StateBackends(
            DeploymentIdentity deployment,
            Path folder,
            InputSource inputSource,
            Diagnostics diagnostics,
            Map<String, String> environment) {
        this.deployment = deployment;
        this.settings = deployment.state();
        this.folder = folder;
        this.name = deployment.stateName();
        this.inputSource = inputSource;
        this.diagnostics = diagnostics;
        boolean asOther = settings.asksAws() && (settings.profile() != null || settings.role() != null);
        this.clients = asOther
                ? AwsClients.as(settings.profile(), settings.role(), region(), environment)
                : AwsClients.real(environment);
    }

    StateStore store() {
        if (settings.profile() != null) {
            NamedProfile.missing(settings.profile()).ifPresent(finding -> {
                throw stop(settings.place().of("profile"), finding);
            });
        }
        Optional<KeyProvider> key = Optional.ofNullable(settings.encryption()).map(this::key);
        if (!settings.isShared()) {
            return new JournaledStore(new FileObjectStore(folder), name + ".json", key, InstantSource.system());
        }
        String object = settings.key() == null ? "livestream/" + name + ".json" : settings.key();
        int slash = object.lastIndexOf('/') + 1;
        ObjectStore objectStore = new S3ObjectStore(
                () -> clients.s3(region()),
                Objects.requireNonNull(settings.bucket()),
                object.substring(0, slash),
                settings.serverSide());
        return new JournaledStore(objectStore, object.substring(slash), key, InstantSource.system());
    }

    private String region() {
        return Objects.requireNonNull(
                settings.region() == null ? deployment.region() : settings.region(), "checked when the file was read");
    }

    private KeyProvider key(Encryption encryption) {
        if (encryption.kms() != null) {
            return new KmsKeyProvider(() -> clients.kms(region()), encryption.kms());
        }
        return passphrase(
                Objects.requireNonNull(encryption.passphrase()),
                encryption.place().of("passphrase"));
    }

    /** What a state was encrypted with before. */
    Optional<KeyProvider> oldKey(String words) {
        int colon = words.indexOf(':');
        if (words.equals("clear")) {
            return Optional.empty();
        } else if (words.equals("kms")) {
            // Which key it was stands beside what it encrypted.
            return Optional.of(new KmsKeyProvider(() -> clients.kms(region()), ""));
        } else if (colon <= 0) {
            throw stop(
                    null,
                    Diagnostic.error("unknown-key-source", "`" + words + "` is nothing that a state is encrypted with.")
                            .help("write `clear`, `kms`, or where the passphrase is, as in `env:OLD_PASSPHRASE`."));
        }
        return Optional.of(passphrase(new SecretSource(words.substring(0, colon), words.substring(colon + 1)), null));
    }

    /** The passphrase of a source, which is long enough; stops when there is none. */
    private KeyProvider passphrase(SecretSource source, @Nullable Span at) {
        String text = secret(source)
                .orElseThrow(
                        () -> stop(
                                at,
                                Diagnostic.error(
                                                "missing-secret",
                                                "There is nothing at `" + source + "` to open the state with.")
                                        .help(
                                                "put the passphrase there that the state was written with; nothing was changed.")));
        if (text.length() < PassphraseKeyProvider.SHORTEST) {
            throw stop(
                    at,
                    Diagnostic.error(
                                    "short-passphrase",
                                    "The passphrase at `" + source + "` has fewer than "
                                            + PassphraseKeyProvider.SHORTEST + " characters.")
                            .help("take a longer one, such as six random words; nothing was changed."));
        }
        return new PassphraseKeyProvider(text);
    }

    private CommandFailure stop(@Nullable Span at, Diagnostic diagnostic) {
        diagnostics.add(at == null ? diagnostic : diagnostic.at(at));
        return new CommandFailure(ExitCode.FAILED, diagnostics);
    }

    private Optional<String> secret(SecretSource source) {
        if (!AwsSecretResolver.keeps(source)) {
            return inputSource.secret(source);
        }
        String region =
                AwsSecretResolver.region(source, settings.region() == null ? deployment.region() : settings.region());
        return region == null ? Optional.empty() : new AwsSecretResolver(clients).read(source, region);
    }
}
