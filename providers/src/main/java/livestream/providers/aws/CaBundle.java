package livestream.providers.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import livestream.schema.Diagnostic;
import livestream.schema.RegularFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of certificates in PEM that are trusted in the place of those of the Java runtime: {@code AWS_CA_BUNDLE}, {@code ca_bundle}
 * of the profile, or {@code REQUESTS_CA_BUNDLE}, in the order of the AWS CLI (AWS CLI Reference, Configuration variables).
 *
 * @param name as the user wrote it
 */
record CaBundle(String name, String path) {

    static Optional<CaBundle> of(Map<String, String> environment) {
        return named("AWS_CA_BUNDLE", environment.get("AWS_CA_BUNDLE"))
                .or(() -> NamedProfile.found()
                        .flatMap(profile -> profile.property("ca_bundle"))
                        .flatMap(path -> named("ca_bundle of the profile " + NamedProfile.name(), path)))
                .or(() -> named("REQUESTS_CA_BUNDLE", environment.get("REQUESTS_CA_BUNDLE")));
    }

    /** Empty is unset: to the AWS CLI it means that nothing is checked, which nobody should get by a slip. */
    private static Optional<CaBundle> named(String name, @Nullable String path) {
        return path == null || path.isBlank() ? Optional.empty() : Optional.of(new CaBundle(name, path.strip()));
    }

    /** TLS with these authorities; throws {@link InvalidSettingException} when the file has none. */
    SSLSocketFactory sockets() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (Certificate certificate : certificates()) {
                trusted.setCertificateEntry(String.valueOf(trusted.size()), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw wrong("could not be used", e);
        }
    }

    private Collection<? extends Certificate> certificates() {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(RegularFile.read(Path.of(path))));
            if (found.isEmpty()) {
                throw wrong("has no certificate in PEM in it", null);
            }
            return found;
        } catch (NoSuchFileException e) {
            throw wrong("is not there", null);
        } catch (CertificateException e) {
            throw wrong("is no file of certificates in PEM", e);
        } catch (IOException | InvalidPathException e) {
            throw wrong("cannot be read", e);
        }
    }

    private InvalidSettingException wrong(String what, @Nullable Exception cause) {
        Diagnostic wrong =
                Diagnostic.error("wrong-setting", "`" + name + "` names `" + path + "`, which " + what + ".");
        Diagnostic explained = cause == null ? wrong : wrong.note("cause", String.valueOf(cause.getMessage()));
        return new InvalidSettingException(explained.help(
                "name a file with the certificates of your network's authorities, each between `-----BEGIN"
                        + " CERTIFICATE-----` and `-----END CERTIFICATE-----`, or unset it. Nothing was changed."));
    }
}
