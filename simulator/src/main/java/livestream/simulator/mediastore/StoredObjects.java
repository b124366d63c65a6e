package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;

/**
 * The objects of containers: put, got whole or in part, described and deleted by their path.
 *
 * <p>Source: MediaStore Data API reference and user guide, quotas. Whoever signs is the owner of the account and may do all;
 * whoever does not may do what the container's policy allows everybody ({@link Access}). CORS rules have no effect here, and a
 * streaming upload is readable once it is whole. UNKNOWN: the refusal of an object that is too large.
 */
final class StoredObjects {

    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_.\\-~]+/){0,10}[A-Za-z0-9_.\\-~]+");
    private static final Pattern CONTENT_TYPE = Pattern.compile("[\\w\\-/.+]{1,255}");
    private static final int LARGEST = 25 * 1024 * 1024;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final SimulatorContext context;
    private final Containers containers;

    StoredObjects(SimulatorContext context, Containers containers) {
        this.context = context;
        this.containers = containers;
    }

    /** The operation that a request asks for. */
    Operation find(Request request) {
        DataHost host = DataHost.of(request)
                .orElseThrow(() -> new ServiceError(
                        400,
                        "UnknownOperationException",
                        "The simulator's MediaStore needs the header X-Amz-Target for containers, or the host of a"
                                + " container's endpoint, in the Host header or at the beginning of the path."));
        String operation = operation(request.method(), host.path());
        return new Operation(operation, () -> answer(operation, host, request));
    }

    private static String operation(String method, String path) {
        if (path.isEmpty() && method.equals("GET")) {
            return "ListItems";
        }
        return switch (method) {
            case "GET" -> "GetObject";
            case "HEAD" -> "DescribeObject";
            case "PUT" -> "PutObject";
            case "DELETE" -> "DeleteObject";
            default ->
                throw new ServiceError(400, "UnknownOperationException", "The method " + method + " means nothing.");
        };
    }

    private Response answer(String operation, DataHost host, Request request) {
        ObjectNode container = containers.byHost(host).orElseThrow(() -> Containers.notFound(404));
        String path = URLDecoder.decode(host.path().replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!request.isSigned()) {
            Access.check(container, operation, path, request);
        } else if (!request.region().equals(host.region())) {
            throw new ServiceError(403, "InvalidSignatureException", "Credential should be scoped to a valid region.");
        }
        if (operation.equals("ListItems")) {
            return Folders.list(request, containers.objectsOf(container, host.region()));
        }
        MediaStore.require(path.length() <= 900 && PATH.matcher(path).matches(), "Path is not a path of an object");
        return switch (operation) {
            case "PutObject" -> put(container, path, host.region(), request);
            case "DeleteObject" -> delete(container, path, host.region());
            case "DescribeObject" -> describe(existing(container, path, host.region()));
            default -> get(existing(container, path, host.region()), request);
        };
    }

    private Response put(ObjectNode container, String path, String region, Request request) {
        byte[] body = request.body();
        MediaStore.require(body.length <= LARGEST, "An object can have at most " + LARGEST + " bytes");
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("Container", container.path("Name").asText());
        object.put("Path", path);
        object.put("ContentType", header(request, "content-type", "application/octet-stream"));
        MediaStore.require(
                CONTENT_TYPE.matcher(object.path("ContentType").asText()).matches(), "ContentType is not valid");
        object.put("CacheControl", header(request, "cache-control", ""));
        one(request, "x-amz-storage-class", List.of("TEMPORAL"));
        one(request, "x-amz-upload-availability", List.of("STANDARD", "STREAMING"));
        object.put("ETag", context.ids().hex("mediastore object", region, 64));
        object.put("LastModified", context.now());
        object.put("Body", Base64.getEncoder().encodeToString(body));
        containers.objects(region).put(Containers.key(container, path), object);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ContentSHA256", sha256(body));
        answer.set("ETag", object.path("ETag"));
        answer.put("StorageClass", "TEMPORAL");
        return Response.json(200, answer.toString());
    }

    private Response delete(ObjectNode container, String path, String region) {
        existing(container, path, region);
        containers.objects(region).remove(Containers.key(container, path));
        return Response.empty(200);
    }

    private static Response get(ObjectNode object, Request request) {
        byte[] body = body(object);
        Optional<ByteRange> range = ByteRange.of(request.header("range"), body.length);
        if (range.isEmpty()) {
            return described(object, new Response(200, Map.of(), body));
        }
        Response part = new Response(206, Map.of(), range.get().of(body));
        return described(object, part.with("Content-Range", range.get().words(body.length)));
    }

    private static Response describe(ObjectNode object) {
        return described(object, Response.empty(200)).with("Content-Length", String.valueOf(body(object).length));
    }

    private static Response described(ObjectNode object, Response response) {
        Instant modified = Instant.parse(object.path("LastModified").asText());
        String cacheControl = object.path("CacheControl").asText();
        Response described = response.with("ETag", object.path("ETag").asText())
                .with("Content-Type", object.path("ContentType").asText())
                .with("Last-Modified", DATE.format(modified));
        return cacheControl.isEmpty() ? described : described.with("Cache-Control", cacheControl);
    }

    private ObjectNode existing(ObjectNode container, String path, String region) {
        return containers
                .objects(region)
                .get(Containers.key(container, path))
                .orElseThrow(
                        () -> new ServiceError(404, "ObjectNotFoundException", "The specified object does not exist."));
    }

    /** How many bytes an object has. */
    static int length(ObjectNode object) {
        return body(object).length;
    }

    private static byte[] body(ObjectNode object) {
        return Base64.getDecoder().decode(object.path("Body").asText());
    }

    private static void one(Request request, String header, List<String> words) {
        String given = request.header(header);
        MediaStore.require(given == null || words.contains(given), header + " must be one of " + words);
    }

    private static String header(Request request, String name, String otherwise) {
        String given = request.header(name);
        return given == null ? otherwise : given;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
