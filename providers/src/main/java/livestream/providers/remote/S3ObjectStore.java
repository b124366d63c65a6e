package livestream.providers.remote;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.ProviderException;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.schema.StateSettings.ServerSide;
import livestream.state.BackendDeniedException;
import livestream.state.ConditionalWritesIgnoredException;
import livestream.state.store.ObjectStore;
import livestream.state.store.VersionConflictException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket, whose objects are replaced by conditional writes: {@code If-None-Match: *} for a first one, {@code If-Match} with
 * the ETag that was seen for every other (S3 User Guide, Conditional writes). The age of an object is told by two clocks of S3,
 * never by one of this machine.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final int NOT_AS_SEEN = 412;
    private static final int AT_THE_SAME_TIME = 409;
    private static final int NOT_THERE = 404;

    /** Of two writes at the same time S3 may take neither, and says to try again; a look may be behind a write. */
    private static final int TRIES = 10;

    private final Supplier<S3Client> client;
    private final String bucket;
    private final String folder;
    private final @Nullable ServerSide sse;

    /** Whether it was seen that a write is refused whose condition is not met. */
    private volatile boolean guarded;

    /**
     * Keeps objects in a bucket that exists.
     *
     * @param folder what stands before the names of objects: empty, or ending with a slash
     * @param sse what S3 is told to encrypt them with; null leaves it to the bucket
     */
    public S3ObjectStore(Supplier<S3Client> client, String bucket, String folder, @Nullable ServerSide sse) {
        this.client = client;
        this.bucket = bucket;
        this.folder = folder;
        this.sse = sse;
    }

    @Override
    public Optional<StoredObject> read(String name) throws IOException {
        try {
            ResponseBytes<GetObjectResponse> object = client.get()
                    .getObjectAsBytes(request -> request.bucket(bucket).key(folder + name));
            GetObjectResponse answer = object.response();
            return Optional.of(new StoredObject(object.asByteArrayUnsafe(), version(name, answer.eTag()), age(answer)));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (SdkException e) {
            throw BackendErrors.of(location(name), e);
        }
    }

    /** What the next write is conditional on; every answer of S3 has it (S3 API Reference, GetObject and PutObject). */
    private String version(String name, @Nullable String eTag) throws BackendDeniedException {
        if (eTag == null) {
            ProviderException unreadable = ErrorTranslatingType.unreadable("S3 answered without an ETag.");
            throw new BackendDeniedException(location(name), unreadable.words(), unreadable);
        }
        return eTag;
    }

    /** S3 says in the same answer when the object was written and what time it is now. */
    private static Duration age(GetObjectResponse answer) {
        Instant now = answer.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .flatMap(S3ObjectStore::time)
                .orElseGet(Instant::now);
        return Duration.between(answer.lastModified(), now);
    }

    private static Optional<Instant> time(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String write(String name, @Nullable String seen, byte[] bytes) throws IOException, VersionConflictException {
        for (int tries = 1; ; tries++) {
            try {
                String version = put(name, seen, bytes);
                prove(name, seen, bytes);
                return version;
            } catch (SdkException e) {
                int status = e instanceof S3Exception refused ? refused.statusCode() : 0;
                boolean tells = status == 0
                        || status == NOT_AS_SEEN
                        || status == AT_THE_SAME_TIME
                        || status == NOT_THERE && e instanceof NoSuchKeyException;
                // Who is told that it was superseded looks and writes again, for ever if it was not.
                if (tells && isSuperseded(name, seen)) {
                    throw new VersionConflictException(name);
                } else if (status != AT_THE_SAME_TIME && status != NOT_AS_SEEN || tries == TRIES) {
                    throw BackendErrors.of(location(name), e);
                }
            }
        }
    }

    /** After its first write, which is that of a lock: the same once more must be refused, but not every server of S3 looks. */
    private void prove(String name, @Nullable String seen, byte[] bytes) throws IOException {
        if (guarded) {
            return;
        }
        try {
            put(name, seen, bytes);
        } catch (S3Exception refused) {
            guarded = true;
            return;
        } catch (SdkException unheard) {
            return; // the next write shows it
        }
        throw new ConditionalWritesIgnoredException(location(name));
    }

    private String put(String name, @Nullable String seen, byte[] bytes) throws BackendDeniedException {
        PutObjectResponse answer = client.get()
                .putObject(
                        request -> {
                            request.bucket(bucket).key(folder + name);
                            if (sse != null) {
                                request.serverSideEncryption(sse.algorithm()).ssekmsKeyId(sse.kmsKey());
                            }
                            if (seen == null) {
                                request.ifNoneMatch("*");
                            } else {
                                request.ifMatch(seen);
                            }
                        },
                        body(bytes));
        return version(name, answer.eTag());
    }

    /**
     * Whether there is another object than the one that was seen. A server that refuses a write before it has read the body, and
     * then closes the connection, is heard of as a connection that broke; and the answer to a write that took effect may be lost.
     */
    private boolean isSuperseded(String name, @Nullable String seen) {
        try {
            return !read(name).map(StoredObject::version).equals(Optional.ofNullable(seen));
        } catch (IOException unable) {
            return false; // the write's own failure says more
        }
    }

    /** Not a copy: a state may be a hundred megabytes. */
    private static RequestBody body(byte[] bytes) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(bytes), bytes.length, "application/octet-stream");
    }

    /** S3 has no way to add to an object that exists. */
    @Override
    public String append(String name, String seen, byte[] before, byte[] more, Patch patch)
            throws IOException, VersionConflictException {
        return write(name, seen, patch.onto(before, more));
    }

    @Override
    public boolean isOfThisMachine() {
        return false;
    }

    @Override
    public String location(String name) {
        return "s3://" + bucket + "/" + folder + name;
    }
}
