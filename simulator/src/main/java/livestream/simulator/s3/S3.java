package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;
import livestream.simulator.http.Routes;
import livestream.simulator.http.Service;
import livestream.simulator.shape.Misfit;
import livestream.simulator.shape.Shapes;
import livestream.simulator.shape.XmlForm;
import livestream.simulator.store.World;

/**
 * S3: REST with XML bodies, one service a region, whose buckets share one name space.
 *
 * <p>Every operation, query parameter and header that is not pretended here is refused with NotImplemented: nothing is taken
 * and then ignored. Source: S3 API reference. There is no versioning, no multipart upload and no ACL.
 */
public final class S3 implements Service {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final Routes routes = new Routes();
    private final Map<String, Set<String>> parameters = new LinkedHashMap<>();
    private final XmlForm form = new XmlForm(Shapes.beside(S3.class), NAMESPACE);

    /** S3 of a world. */
    public S3(World world) {
        Buckets buckets = new Buckets(world, this);
        new BucketSettings(buckets, this).register();
        new BucketPolicies(buckets, this).register();
        Objects objects = new Objects(world, buckets, this);
        objects.register();
        new ObjectListing(buckets, objects, this).register();
        // Last, for their paths have no parameter that would tell them from the others.
        buckets.register(objects);
    }

    @Override
    public String signingName() {
        return "s3";
    }

    /**
     * Adds an operation.
     *
     * @param template as {@link Routes} take it; a bucket is one segment and a key is the other
     * @param taken query parameters that it knows beside that of its template
     */
    void on(String method, String template, String operation, Function<Request, Answer> handler, String... taken) {
        routes.on(method, template, operation, handler);
        String own = template.substring(template.indexOf('?') + 1).replaceFirst("=.*", "");
        // The SDKs name the operation in x-id, for their own logs.
        parameters.put(
                operation,
                Stream.concat(Arrays.stream(taken), Stream.of(own, "x-id")).collect(Collectors.toSet()));
    }

    @Override
    public Operation find(Request request) {
        Headers.checkTaken(request);
        Request sent = ChunkedBody.unwrapped(Addressed.of(request).pathStyle(request));
        Operation found = routes.find(sent).orElseThrow(() -> notImplemented("this operation"));
        for (String name : request.query().keySet()) {
            if (!parameters.getOrDefault(found.name(), Set.of()).contains(name)) {
                throw notImplemented("the query parameter " + name + " of " + found.name());
            }
        }
        return found;
    }

    @Override
    public Answer refuse(Refusal refusal, String requestId) {
        String code = refusal.status() == 500 ? "InternalError" : refusal.code();
        Answer answer = xml(
                refusal.status(),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                        + XmlForm.escape(refusal.text()) + "</Message><RequestId>" + requestId
                        + "</RequestId><HostId>simulator</HostId></Error>");
        for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer.with("x-amz-request-id", requestId);
    }

    /** Reads the body of a request. */
    ObjectNode read(Request request, String root) {
        if (request.body().length == 0) {
            throw new Refusal(400, "MissingRequestBodyError", "Request body is empty.");
        }
        try {
            return form.read(request.body(), root);
        } catch (Misfit misfit) {
            throw malformed(misfit.text());
        }
    }

    /** Writes an answer. */
    Answer answer(String root, ObjectNode tree) {
        return xml(200, form.write(root, tree));
    }

    /** An answer that is XML already. */
    static Answer xml(int status, String body) {
        return Answer.xml(status, body).with("Content-Type", "application/xml");
    }

    /** The refusal of what the simulator does not pretend. */
    static Refusal notImplemented(String what) {
        return new Refusal(501, "NotImplemented", "The simulator's S3 does not implement " + what + ".");
    }

    /** The refusal of a body that does not fit the published schema. */
    static Refusal malformed(String why) {
        return new Refusal(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema (" + why
                        + ")");
    }

    /** The refusal of a value. */
    static Refusal invalid(String text) {
        return new Refusal(400, "InvalidArgument", text);
    }
}
