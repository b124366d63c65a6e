package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.iam.KnownPrincipals;
import livestream.simulator.shape.ShapeViolation;
import livestream.simulator.shape.Shapes;
import livestream.simulator.shape.XmlForm;
import livestream.simulator.store.Ids;
import livestream.simulator.store.SimulatorContext;

/**
 * S3: REST with XML bodies, one service a region, whose buckets share one name space.
 *
 * <p>Every operation, query parameter and header that is not simulated here is refused with NotImplemented: nothing is taken
 * and then ignored. Source: S3 API reference. There is no versioning, and no ACL but the owner's.
 */
public final class S3 implements Service {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final SimulatorContext context;
    private final Routes routes = new Routes();
    private final Map<String, Set<String>> parameters = new LinkedHashMap<>();
    private final XmlForm form = new XmlForm(Shapes.beside(S3.class), NAMESPACE);
    private final CallerAccess callers;

    /** S3 of a world. */
    public S3(SimulatorContext context) {
        this.context = context;
        this.callers = new CallerAccess(context.store().table(Buckets.TABLE, ""), context.bucketsOfOthers());
        Buckets buckets = new Buckets(context, this);
        new BucketSettings(buckets, this).register();
        new BucketPolicies(buckets, new KnownPrincipals(context), this).register();
        new UnsetSettings(buckets, this).register();
        Encryption encryption = new Encryption(context);
        Objects objects = new Objects(context, buckets, encryption, callers, this);
        new Acls(buckets, objects, this).register();
        new ObjectTags(buckets, objects, this).register();
        CopySources sources = new CopySources(context.account(), buckets, objects, encryption);
        Uploads uploads = new Uploads(context, buckets, objects, this);
        uploads.register();
        new UploadParts(context, buckets, uploads, sources, encryption, this).register();
        new UploadCompletion(buckets, objects, uploads, this).register();
        new Copying(buckets, objects, sources, encryption, this).register();
        new BatchDelete(buckets, objects, this).register();
        new ObjectReading(buckets, objects, encryption, this).register();
        new BucketListing(context.store().table(Buckets.TABLE, ""), buckets.owner(), this).register();
        // Last, for their paths have no parameter that would tell them from the others.
        objects.register();
        buckets.register(objects, uploads::endAll);
        new ObjectListing(buckets, objects, this).register();
    }

    @Override
    public String signingName() {
        return "s3";
    }

    /** Whatever names a bucket and no operation of JSON. */
    @Override
    public boolean takesUnsigned(Request request) {
        return request.header("x-amz-target") == null
                && !BucketAddress.of(request).bucket().isEmpty();
    }

    @Override
    public boolean takesPresigned() {
        return true;
    }

    /**
     * Adds an operation.
     *
     * @param template as {@link Routes} take it; a bucket is one segment and a key is the other
     * @param taken query parameters that it knows beside that of its template
     */
    void on(String method, String template, String operation, Function<Request, Response> handler, String... taken) {
        on(method, template, request -> true, operation, handler, taken);
    }

    /** Adds an operation that something of a request beside its template asks for. */
    void on(
            String method,
            String template,
            Predicate<Request> condition,
            String operation,
            Function<Request, Response> handler,
            String... taken) {
        routes.on(method, template, condition, operation, request -> {
            callers.check(request, operation);
            return handler.apply(request);
        });
        String own = template.substring(template.indexOf('?') + 1).replaceFirst("=.*", "");
        // The SDKs name the operation in x-id, for their own logs.
        parameters.put(
                operation,
                Stream.concat(Arrays.stream(taken), Stream.of(own, "x-id")).collect(Collectors.toSet()));
    }

    @Override
    public Operation find(Request request) {
        CallerAccess.checkScheme(request);
        Request sent = Presigned.unwrapped(
                BucketAddress.of(request).pathStyle(request), context.clock().instant());
        Headers.checkTaken(sent);
        sent = ChunkedBody.unwrapped(sent);
        Operation found = routes.find(sent).orElseThrow(() -> S3Errors.notImplemented("this operation"));
        for (String name : sent.query().keySet()) {
            if (!parameters.getOrDefault(found.name(), Set.of()).contains(name)) {
                throw S3Errors.notImplemented("the query parameter " + name + " of " + found.name());
            }
        }
        return found;
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        String code = serviceError.status() == 500 ? "InternalError" : serviceError.code();
        StringBuilder body = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
        element(body, "Code", code);
        element(body, "Message", serviceError.text());
        serviceError.members().forEach((name, value) -> element(body, name, value));
        element(body, "RequestId", requestId(requestId));
        element(body, "HostId", hostId(requestId));
        Response response = xml(serviceError.status(), body.append("</Error>").toString());
        for (Map.Entry<String, String> header : serviceError.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }

    @Override
    public Response identified(Response response, String requestId) {
        return response.with("x-amz-request-id", requestId(requestId)).with("x-amz-id-2", hostId(requestId));
    }

    /** Reads the body of a request. */
    ObjectNode read(Request request, String root) {
        if (request.body().length == 0) {
            throw new ServiceError(400, "MissingRequestBodyError", "Request body is empty.");
        }
        try {
            return form.read(request.body(), root);
        } catch (ShapeViolation shapeViolation) {
            throw S3Errors.malformed();
        }
    }

    /** Writes an answer. */
    Response answer(String root, ObjectNode tree) {
        return xml(200, form.write(root, tree));
    }

    /** An answer that is XML already. */
    static Response xml(int status, String body) {
        return Response.xml(status, body).with("Content-Type", "application/xml");
    }

    /** Now, to the second: S3 keeps no finer time, and writes milliseconds all the same. */
    static String now(SimulatorContext context) {
        return context.clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("Z", ".000Z");
    }

    /** As S3 writes the id of a request. */
    private static String requestId(String id) {
        return Ids.fixedUpper("request " + id, 16);
    }

    private static String hostId(String id) {
        return Ids.fixedUpper("host " + id, 76).toLowerCase(Locale.ROOT);
    }

    private static void element(StringBuilder body, String name, String text) {
        body.append('<')
                .append(name)
                .append('>')
                .append(XmlForm.escape(text))
                .append("</")
                .append(name)
                .append('>');
    }
}
