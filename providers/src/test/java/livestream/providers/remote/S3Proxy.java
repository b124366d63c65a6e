package livestream.providers.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import livestream.machine.Jvm;
import livestream.providers.aws.NoExpectContinue;
import livestream.providers.aws.UncheckedIoAdapter;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A server of S3 that others wrote, in a process of its own, with one bucket. */
final class S3Proxy implements AutoCloseable {
    static final String BUCKET = "news-state";

    private final Process process;
    private final URI endpoint;

    private S3Proxy(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts it on a free port of loopback; it answers when this returns. */
    static S3Proxy start(Path folder) throws IOException {
        URI endpoint = URI.create("http://127.0.0.1:" + freePort());
        Path objects = Files.createDirectories(folder.resolve("objects"));
        Path properties = Files.write(
                folder.resolve("s3proxy.properties"),
                List.of(
                        "s3proxy.endpoint=" + endpoint,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=state",
                        "s3proxy.credential=of-the-test",
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + objects));
        Path log = folder.resolve("s3proxy.log");
        Process process = new ProcessBuilder(Jvm.command(
                        "-Xmx256m",
                        "-jar",
                        Path.of("target/s3proxy/s3proxy.jar").toString(),
                        "--properties",
                        properties.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        S3Proxy proxy = new S3Proxy(process, endpoint);
        boolean started = false;
        try {
            proxy.awaitBucket(log);
            started = true;
            return proxy;
        } finally {
            if (!started) {
                proxy.close();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /** Asks until it answers; the client's own retries pause in between. */
    private void awaitBucket(Path log) throws IOException {
        try (S3Client client = client(endpoint)) {
            while (process.isAlive()) {
                try {
                    client.createBucket(request -> request.bucket(BUCKET));
                    return;
                } catch (SdkException notYet) {
                    continue;
                }
            }
        }
        throw new IOException("s3proxy ended: " + Files.readString(log));
    }

    URI endpoint() {
        return endpoint;
    }

    static S3Client client(URI endpoint) {
        return client(endpoint, new ExecutionInterceptor() {});
    }

    static S3Client client(URI endpoint, ExecutionInterceptor interceptor) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .forcePathStyle(true)
                .overrideConfiguration(settings ->
                        settings.addExecutionInterceptor(new NoExpectContinue()).addExecutionInterceptor(interceptor))
                .httpClient(new UncheckedIoAdapter(UrlConnectionHttpClient.create()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("state", "of-the-test")))
                .build();
    }

    /** An object store of its own in the bucket. */
    static S3ObjectStore objectStore(URI endpoint, String folder) {
        S3Client client = client(endpoint);
        return new S3ObjectStore(() -> client, BUCKET, folder, null);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
