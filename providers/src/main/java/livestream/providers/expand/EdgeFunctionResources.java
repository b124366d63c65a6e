package livestream.providers.expand;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import livestream.engine.Resource;
import livestream.providers.aws.Quotas;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.EdgeFunction;
import livestream.schema.EdgeFunctions;
import livestream.schema.Span;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** Functions at the edge: those that come from files become resources, one a file. */
final class EdgeFunctionResources {
    private static final String FUNCTION = "cloudfront_function";
    private static final String VIEWER_REQUEST = "viewer-request";
    private static final String REFUSES_ALL = """
            // Off the air: nobody is answered, and every URL stays what it is.
            function handler(event) {
              return { statusCode: 403, statusDescription: 'Forbidden' };
            }
            """;

    /** A store is opened with {@code cf.kvs()} (CloudFront Developer Guide, helper methods for key value stores). */
    private static final Pattern KEY_VALUE_STORE = Pattern.compile("\\bkvs\\s{0,100}\\(");

    private static final int MOST_BYTES = Quotas.of("cloudfront.bytes.per.function");

    private final ExpansionContext context;
    private final Map<String, Value> byFile = new HashMap<>();
    private @Nullable Value takedown;

    EdgeFunctionResources(ExpansionContext context) {
        this.context = context;
    }

    /** What a behaviour is told so that it answers 403 to whoever asks. */
    Value.Fields refusing(Span at) {
        if (takedown == null) {
            takedown = add(Expansion.TAKEDOWN, "livestream: a channel off the air", REFUSES_ALL, at);
        }
        return Value.fields(
                "FunctionAssociations",
                Value.items(List.of(Value.fields("FunctionARN", takedown, "EventType", VIEWER_REQUEST))));
    }

    /** What a behaviour is told of its functions. */
    Value.Fields associations(EdgeFunctions functions) {
        Map<String, EdgeFunction> byEvent = new LinkedHashMap<>();
        put(byEvent, VIEWER_REQUEST, functions.viewerRequest());
        put(byEvent, "viewer-response", functions.viewerResponse());
        put(byEvent, "origin-request", functions.originRequest());
        put(byEvent, "origin-response", functions.originResponse());
        List<Value> own = new ArrayList<>();
        List<Value> lambda = new ArrayList<>();
        byEvent.forEach((event, function) -> {
            if (function instanceof EdgeFunction.Existing existing && existing.isLambda()) {
                lambda.add(Value.fields("LambdaFunctionARN", existing.arn(), "EventType", event));
            } else {
                own.add(Value.fields("FunctionARN", arn(function), "EventType", event));
            }
        });
        Value.Fields told = Value.fields();
        told = own.isEmpty() ? told : told.with("FunctionAssociations", Value.items(own));
        return lambda.isEmpty() ? told : told.with("LambdaFunctionAssociations", Value.items(lambda));
    }

    private static void put(Map<String, EdgeFunction> byEvent, String event, @Nullable EdgeFunction function) {
        if (function != null) {
            byEvent.put(event, function);
        }
    }

    private Value arn(EdgeFunction function) {
        if (function instanceof EdgeFunction.Existing existing) {
            return Value.text(existing.arn());
        }
        EdgeFunction.OfFile file = (EdgeFunction.OfFile) function;
        Value made = byFile.get(file.path());
        if (made == null) {
            made = read(file);
            byFile.put(file.path(), made);
        }
        return made;
    }

    private Value read(EdgeFunction.OfFile file) {
        Optional<String> code = context.inputSource().file(file.path());
        if (code.isEmpty()) {
            context.diagnostics().add(missing("JavaScript", file.path(), file.at()));
        } else if (KEY_VALUE_STORE.matcher(code.get()).find()) {
            context.diagnostics().add(withoutStore(file));
        }
        code.map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .filter(bytes -> bytes > MOST_BYTES)
                .ifPresent(bytes -> context.diagnostics().add(tooLong(file, bytes)));
        String stem = stem(file.path());
        Address bare = new Address(FUNCTION, stem);
        boolean taken = bare.equals(Expansion.TAKEDOWN) || byFile.containsValue(new Value.Reference(bare, "Arn"));
        Address address = taken ? new Address(FUNCTION, stem + "-" + ResourceNames.digest(file.path())) : bare;
        return add(address, "livestream: " + file.path(), code.orElse(""), file.at());
    }

    private Value add(Address address, String comment, String code, Span at) {
        Value.Fields inputs = Value.fields(
                "Name",
                ResourceNames.limited(context.resourceNames().policy(address.key()), 64),
                "FunctionConfig",
                Value.fields("Comment", ResourceNames.limited(comment, 128), "Runtime", "cloudfront-js-2.0"),
                "FunctionCode",
                code);
        context.graph().add(Resource.of(address, inputs, at));
        return new Value.Reference(address, "Arn");
    }

    private static Diagnostic withoutStore(EdgeFunction.OfFile file) {
        return Diagnostic.error(
                        "no-key-value-store",
                        "`" + file.path() + "` asks for a key value store, and a function made here has none.")
                .at(file.at())
                .help(
                        "associate the store with a function that you make elsewhere, and write the ARN of that function in"
                                + " place of the file. Without one each call of `kvs()` throws, and each viewer gets an error.");
    }

    /** A file's bare name, of characters that names in AWS may have. */
    static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private static Diagnostic tooLong(EdgeFunction.OfFile file, int bytes) {
        return Diagnostic.error(
                        "function-too-long",
                        "`" + file.path() + "` has " + bytes + " bytes, and CloudFront takes " + MOST_BYTES
                                + " of a function.")
                .at(file.at())
                .help("leave comments out, or have a tool shorten the code; a function of Lambda@Edge may be longer.");
    }

    /** A file that cannot be read where the livestream file says it is. */
    static Diagnostic missing(String what, String path, Span at) {
        return Diagnostic.error("missing-file", "There is no " + what + " to be read in `" + path + "`.")
                .at(at)
                .help("name it relative to this file, and make it readable.");
    }
}
