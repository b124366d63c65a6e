package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * CloudFront functions: known by their name, written in the stage DEVELOPMENT, and copied to the stage LIVE by a publish.
 * A function is kept as its stages, each with an ETag of its own.
 *
 * <p>Source: CloudFront API reference and quotas (100 functions an account, 10 KB of code); UpdateFunction answers its ETag
 * in a header that the service model spells {@code ETtag}. The simulator runs no JavaScript: it takes any code that is not
 * empty, and refuses TestFunction. UNKNOWN: which stage is meant when a request names none (here DEVELOPMENT, in a listing
 * both), whether AWS parses the code when it is written, and the ETag of the stage LIVE after a second publish. Tags of a function are not simulated, and refused.
 */
final class Functions {

    private static final int QUOTA = 100;
    private static final int BYTES = 10_240;
    private static final String DEVELOPMENT = "DEVELOPMENT";
    private static final String LIVE = "LIVE";
    private static final String CODE = "FunctionCode";
    private static final String METADATA = "FunctionMetadata";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final SimulatorContext context;
    private final CloudFront cloudFront;
    private final ReferenceIndex referenceIndex;
    private final Table table;

    Functions(SimulatorContext context, CloudFront cloudFront, ReferenceIndex referenceIndex) {
        this.context = context;
        this.cloudFront = cloudFront;
        this.referenceIndex = referenceIndex;
        this.table = context.store().table("cloudfront Function", "");
    }

    /** Adds the operations. */
    void addTo(Routes routes) {
        String path = CloudFront.ROOT + "/function";
        routes.on("POST", path, "CreateFunction", this::create);
        routes.on("GET", path, "ListFunctions", this::list);
        routes.on("GET", path + "/{Name}", "GetFunction", this::get);
        routes.on("GET", path + "/{Name}/describe", "DescribeFunction", this::describe);
        routes.on("PUT", path + "/{Name}", "UpdateFunction", this::update);
        routes.on("POST", path + "/{Name}/publish", "PublishFunction", this::publish);
        routes.on("POST", path + "/{Name}/test", "TestFunction", this::test);
        routes.on("DELETE", path + "/{Name}", "DeleteFunction", this::delete);
    }

    /** Whether there is a function of this ARN and it was published. */
    boolean isLive(String arn) {
        return table.all().stream()
                .anyMatch(function -> function.has(LIVE)
                        && QuantityLists.text(function.path(LIVE).path(METADATA), "FunctionARN")
                                .equals(arn));
    }

    private Response create(Request request) {
        ObjectNode body = checked(cloudFront.read(request, "CreateFunctionRequest"));
        String name = QuantityLists.text(body, "Name");
        if (!NAME.matcher(name).matches()) {
            throw Errors.invalid("The parameter Name contains invalid characters or is too long.");
        }
        if (table.has(name)) {
            throw Errors.refusal("FunctionAlreadyExists");
        }
        if (table.size() >= QUOTA) {
            throw Errors.refusal("TooManyFunctions");
        }
        ObjectNode function = JsonNodeFactory.instance.objectNode();
        function.put("Name", name);
        function.put("CreatedTime", context.now());
        ObjectNode written = write(function, body);
        return cloudFront
                .answer(201, "FunctionSummary", summary(function, DEVELOPMENT))
                .with("ETag", QuantityLists.text(written, "ETag"))
                .with("Location", "https://cloudfront.amazonaws.com" + CloudFront.ROOT + "/function/" + arn(function));
    }

    private Response update(Request request) {
        ObjectNode function = existing(request);
        Versions.check(request, function.path(DEVELOPMENT));
        ObjectNode written = write(function, checked(cloudFront.read(request, "UpdateFunctionRequest")));
        return cloudFront
                .answer(200, "FunctionSummary", summary(function, DEVELOPMENT))
                .with("ETtag", QuantityLists.text(written, "ETag"));
    }

    private ObjectNode write(ObjectNode function, ObjectNode body) {
        ObjectNode stage = stage(function, DEVELOPMENT, body.path(CODE).asText());
        stage.set("FunctionConfig", body.path("FunctionConfig"));
        table.put(QuantityLists.text(function, "Name"), function);
        return stage;
    }

    private Response publish(Request request) {
        ObjectNode function = existing(request);
        ObjectNode written = QuantityLists.structure(function, DEVELOPMENT);
        Versions.check(request, written);
        ObjectNode live = stage(function, LIVE, QuantityLists.text(written, CODE));
        live.set("FunctionConfig", written.path("FunctionConfig").deepCopy());
        table.put(QuantityLists.text(function, "Name"), function);
        return cloudFront.answer(200, "FunctionSummary", summary(function, LIVE));
    }

    private ObjectNode stage(ObjectNode function, String name, String code) {
        ObjectNode stage = QuantityLists.structure(function, name);
        stage.put("Name", QuantityLists.text(function, "Name"));
        Versions.next(stage, Versions.OF_A_RECORD);
        stage.put(CODE, code);
        ObjectNode metadata = stage.putObject(METADATA);
        metadata.put(
                "FunctionARN",
                "arn:aws:cloudfront::" + context.account() + ":function/" + QuantityLists.text(function, "Name"));
        metadata.put("Stage", name);
        metadata.put("CreatedTime", QuantityLists.text(function, "CreatedTime"));
        metadata.put("LastModifiedTime", context.now());
        return stage;
    }

    private Response get(Request request) {
        ObjectNode stage = asked(request);
        byte[] code = Base64.getDecoder().decode(QuantityLists.text(stage, CODE));
        return new Response(200, Map.of("Content-Type", "application/octet-stream"), code)
                .with("ETag", QuantityLists.text(stage, "ETag"));
    }

    private Response describe(Request request) {
        ObjectNode stage = asked(request);
        String name = QuantityLists.text(stage.path(METADATA), "Stage");
        return cloudFront
                .answer(200, "FunctionSummary", summary(existing(request), name))
                .with("ETag", QuantityLists.text(stage, "ETag"));
    }

    private Response delete(Request request) {
        ObjectNode function = existing(request);
        Versions.check(request, function.path(DEVELOPMENT));
        int users = referenceIndex.byFunction(arn(function)).size();
        if (users > 0) {
            String name = request.variable("Name");
            throw Errors.refusal(
                    "FunctionInUse",
                    "Cannot delete function " + name + ", it is in use by " + users + " distributions");
        }
        table.remove(request.variable("Name"));
        return Response.empty(204);
    }

    private Response test(Request request) {
        existing(request);
        throw Errors.refusal("UnsupportedOperation", "The simulator runs no JavaScript.");
    }

    private Response list(Request request) {
        List<ObjectNode> all = new ArrayList<>();
        String only = stageOf(request, "");
        for (ObjectNode function : table.all()) {
            for (String stage : List.of(DEVELOPMENT, LIVE)) {
                if (function.has(stage) && (only.isEmpty() || only.equals(stage))) {
                    all.add(summary(function, stage));
                }
            }
        }
        Page<ObjectNode> page = Page.of(
                request,
                all,
                each -> QuantityLists.text(each, "Name") + "/" + QuantityLists.text(each.path(METADATA), "Stage"));
        return cloudFront.answer(200, "FunctionList", page.tree(summary -> summary));
    }

    /** A stage as a listing shows it; the writer leaves out its code and ETag. */
    private ObjectNode summary(ObjectNode function, String stage) {
        ObjectNode summary = QuantityLists.structure(function, stage).deepCopy();
        boolean same = QuantityLists.text(function.path(LIVE), CODE).equals(QuantityLists.text(summary, CODE));
        return summary.put("Status", !same ? "UNPUBLISHED" : isUsed(function) ? "DEPLOYED" : "UNASSOCIATED");
    }

    private boolean isUsed(ObjectNode function) {
        return !referenceIndex.byFunction(arn(function)).isEmpty();
    }

    private static String arn(ObjectNode function) {
        return QuantityLists.text(function.path(DEVELOPMENT).path(METADATA), "FunctionARN");
    }

    private static ObjectNode checked(ObjectNode body) {
        if (QuantityLists.text(body.path("FunctionConfig"), "Comment").length() > 128) {
            throw Errors.invalid("The parameter Comment is too long.");
        }
        if (!QuantityLists.items(body.path("FunctionConfig"), "KeyValueStoreAssociations")
                .isEmpty()) {
            throw Errors.invalid("The parameter KeyValueStoreAssociations names a store that does not exist.");
        }
        int length;
        try {
            length = Base64.getMimeDecoder().decode(QuantityLists.text(body, CODE)).length;
        } catch (IllegalArgumentException e) {
            throw Errors.invalid("The parameter FunctionCode is not base64.");
        }
        if (length == 0) {
            throw Errors.invalid("The parameter FunctionCode is empty.");
        }
        if (length > BYTES) {
            throw Errors.refusal("FunctionSizeLimitExceeded");
        }
        return body;
    }

    private ObjectNode asked(Request request) {
        ObjectNode function = existing(request);
        String stage = stageOf(request, DEVELOPMENT);
        if (!function.has(stage)) {
            throw Errors.refusal("NoSuchFunctionExists");
        }
        return QuantityLists.structure(function, stage);
    }

    private static String stageOf(Request request, String usual) {
        String stage = request.parameter("Stage");
        if (stage == null || stage.isEmpty()) {
            return usual;
        }
        if (!stage.equals(DEVELOPMENT) && !stage.equals(LIVE)) {
            throw Errors.invalid("The parameter Stage is not one of [DEVELOPMENT, LIVE].");
        }
        return stage;
    }

    private ObjectNode existing(Request request) {
        return table.get(request.variable("Name")).orElseThrow(() -> Errors.refusal("NoSuchFunctionExists"));
    }
}
