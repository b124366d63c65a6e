package livestream.providers.aws;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Observation;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.ResourceType;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** A kind of resource whose exceptions of the SDK become refusals that the engine understands. */
public final class ErrorTranslatingType implements ResourceType {
    private static final Set<String> CHANGED =
            Set.of("PreconditionFailed", "InvalidIfMatchVersion", "DistributionNotDisabled");

    /** Amazon S3 API Reference, Error responses; IAM API Reference, ConcurrentModification. */
    private static final Set<String> BUSY = Set.of("OperationAborted", "ConcurrentModification");

    private static final Set<String> EXISTS = Set.of("BucketAlreadyOwnedByYou", "ResourceExists");
    private static final Set<String> IN_USE = Set.of("CannotDeleteEntityWhileInUse", "DeleteConflict");

    /** Says that an alias is taken, not what should be made. */
    private static final String NAME_OF_ANOTHER = "CNAMEAlreadyExists";

    /** The code of an answer that AWS cannot have given. */
    public static final String UNREADABLE = "UnreadableAnswer";

    private final ResourceType type;

    /** Stands in front of a kind. */
    public ErrorTranslatingType(ResourceType type) {
        this.type = type;
    }

    /** Makes a call outside of a resource kind, with the same translation. */
    public static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw refused(natureOf(e), e);
        } catch (UnreadableResponseException e) {
            throw silent(UNREADABLE, e);
        } catch (SdkClientException e) {
            throw silent("NoAnswer", e);
        } catch (SdkException e) {
            throw silent("SdkFailure", e);
        }
    }

    /**
     * The rest of a create of several calls, once the thing exists: a refusal there is {@link ErrorKind#PARTIAL}, since
     * something was made already.
     */
    public static <T> T afterMaking(Supplier<T> rest) {
        try {
            return translated(rest);
        } catch (ProviderException refused) {
            throw new ProviderException(
                            ErrorKind.PARTIAL, refused.code(), String.valueOf(refused.getMessage()), refused)
                    .advice(refused.advice());
        }
    }

    /**
     * An answer that has all its members, of which one says what AWS never says.
     *
     * @param message a sentence; must hold no secret
     */
    public static ProviderException unreadable(String message) {
        return new ProviderException(ErrorKind.UNKNOWN, UNREADABLE, message, new IllegalStateException(message));
    }

    /** What AWS said, by a kind that knows better of what nature it is. */
    public static ProviderException refused(ErrorKind kind, AwsServiceException e) {
        String code = code(e);
        String message = message(e);
        return new ProviderException(kind, code, message, e)
                .request(e.requestId())
                .attempts(attempts(e))
                .advice(advice(code, message));
    }

    private static ProviderException silent(String code, SdkException e) {
        return new ProviderException(ErrorKind.UNKNOWN, code, String.valueOf(e.rawMessage()), e).attempts(attempts(e));
    }

    private static String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "HTTP " + e.statusCode() : details.errorCode();
    }

    private static String message(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorMessage() == null ? "no message" : details.errorMessage();
    }

    private static int attempts(SdkException e) {
        return e.numAttempts() == null ? 1 : e.numAttempts();
    }

    /**
     * From AWS's code. Throttling is HTTP 400 at CloudFront and 429 elsewhere; the SDK knows the codes. A distribution that is
     * still being disabled counts as a change, because it passes by looking again.
     */
    private static ErrorKind natureOf(AwsServiceException e) {
        String code = code(e).replaceFirst("Exception$", "");
        if (e.isThrottlingException()) {
            return ErrorKind.THROTTLED;
        } else if (e.statusCode() >= 500) {
            return ErrorKind.UNKNOWN;
        } else if (e.statusCode() == 412 || CHANGED.contains(code)) {
            return ErrorKind.CHANGED;
        } else if (BUSY.contains(code)) {
            return ErrorKind.BUSY;
        } else if (EXISTS.contains(code) || code.endsWith("AlreadyExists") && !code.equals(NAME_OF_ANOTHER)) {
            return ErrorKind.EXISTS;
        } else if (e.statusCode() == 404 || code.startsWith("NoSuch") || code.endsWith("NotFound")) {
            return ErrorKind.NOT_FOUND;
        }
        return IN_USE.contains(code) || code.endsWith("InUse") ? ErrorKind.IN_USE : ErrorKind.REJECTED;
    }

    /**
     * A quota that is used up does not come back by trying again. MediaPackage says the same of a rate and of a quota (API
     * reference, TooManyRequestsException).
     */
    private static @Nullable String advice(String code, String message) {
        if (code.startsWith("TooMany") && !message.contains("Rate exceeded") || message.contains("limit exceeded")) {
            return "A quota of this account is used up, and trying again does not help: remove what is not needed, have the"
                    + " quota raised, or share more (`cache: managed` needs no cache policies). What was done so far is"
                    + " recorded.";
        }
        return null;
    }

    @Override
    public String name() {
        return type.name();
    }

    @Override
    public Facts facts() {
        return type.facts();
    }

    @Override
    public Impact impact(FieldDiff diff, Value.Fields before, Value.Fields after) {
        return type.impact(diff, before, after);
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return type.identity(inputs, token);
    }

    @Override
    public Optional<String> find(String identity) {
        return translated(() -> type.find(identity));
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        return translated(() -> type.observe(ids));
    }

    @Override
    public Observation.Present create(String identity, Value.Fields inputs) {
        return Redaction.redacted(inputs, () -> translated(() -> type.create(identity, inputs)));
    }

    @Override
    public Observation.Present update(String id, Value.Fields applied, Value.Fields inputs) {
        return Redaction.redacted(inputs, () -> translated(() -> type.update(id, applied, inputs)));
    }

    @Override
    public void delete(String id) {
        translated(() -> {
            type.delete(id);
            return "";
        });
    }

    @Override
    public Collection<String> users(String id) {
        return translated(() -> type.users(id));
    }
}
