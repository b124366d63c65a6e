package livestream.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority that nothing trusts by itself, and a server that it vouches for. The JDK's keytool makes both. */
public final class TestAuthority {
    private static final String PASSWORD = "changeit";

    private final Path keys;
    private final Path pem;

    private TestAuthority(Path keys, Path pem) {
        this.keys = keys;
        this.pem = pem;
    }

    /**
     * Makes one.
     *
     * @param names of the server, where a star stands for one label
     */
    public static TestAuthority in(Path folder, List<String> names) throws IOException {
        TestAuthority authority = new TestAuthority(folder.resolve("keys.p12"), folder.resolve("authority.pem"));
        String server = names.stream().map(name -> "dns:" + name).collect(Collectors.joining(","));
        authority.keytool(
                "-genkeypair", "-alias", "authority", "-dname", "CN=Authority of a test", "-ext", "bc:critical");
        authority.keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-signer",
                "authority",
                "-dname",
                "CN=server",
                "-ext",
                "san=" + server);
        authority.keytool("-exportcert", "-rfc", "-alias", "authority", "-file", authority.pem.toString());
        return authority;
    }

    private void keytool(String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
        if (words[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "30"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(said).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What a client has to trust. */
    public Path pem() {
        return pem;
    }

    /** TLS as the server has it. */
    public SSLContext server() throws IOException {
        try (InputStream stored = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stored, PASSWORD.toCharArray());
            store.deleteEntry("authority");
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Names that the endpoints of AWS have in a region, and those of services without one. */
    public static List<String> namesOfAws(String... regions) {
        Stream<String> regional = Stream.of(regions)
                .flatMap(region -> Stream.of(
                        "*." + region + ".amazonaws.com",
                        "*.s3." + region + ".amazonaws.com",
                        "*.dualstack." + region + ".amazonaws.com",
                        "*." + region + ".api.aws"));
        return Stream.concat(Stream.of("localhost", "*.amazonaws.com", "*.api.aws", "*.global.api.aws"), regional)
                .toList();
    }
}
