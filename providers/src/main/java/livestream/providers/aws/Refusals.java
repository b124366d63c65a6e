package livestream.providers.aws;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.Difference;
import livestream.engine.Facts;
import livestream.engine.Impact;
import livestream.engine.Observation;
import livestream.engine.Refused;
import livestream.engine.ResourceType;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** A kind of resource whose exceptions of the SDK become refusals that the engine understands. */
public final class Refusals implements ResourceType {
    private final ResourceType type;

    /** Stands in front of a kind. */
    public Refusals(ResourceType type) {
        this.type = type;
    }

    /** Makes a call outside of a resource kind, with the same translation. */
    public static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            AwsErrorDetails details = e.awsErrorDetails();
            String code =
                    details == null || details.errorCode() == null ? "HTTP " + e.statusCode() : details.errorCode();
            String message = details == null || details.errorMessage() == null ? "no message" : details.errorMessage();
            throw new Refused(code, message, e.requestId(), e.statusCode() < 500, advice(code, message), e);
        } catch (SdkClientException e) {
            throw new Refused("NoAnswer", String.valueOf(e.getMessage()), null, false, e);
        } catch (SdkException e) {
            throw new Refused("SdkFailure", String.valueOf(e.getMessage()), null, false, e);
        }
    }

    /** A quota that is used up does not come back by trying again. */
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
    public Impact impact(Difference difference, Value.Fields before, Value.Fields after) {
        return type.impact(difference, before, after);
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
        return translated(() -> type.create(identity, inputs));
    }

    @Override
    public Observation.Present update(String id, Value.Fields applied, Value.Fields inputs) {
        return translated(() -> type.update(id, applied, inputs));
    }

    @Override
    public void delete(String id) {
        translated(() -> {
            type.delete(id);
            return "";
        });
    }
}
