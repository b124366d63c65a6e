package livestream.providers.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** A route for a pipeline: a stable form, documented in docs/json.md. */
public final class RouteJson {
    /** Grows when something that is there changes its meaning or goes; new members do not count. */
    public static final int FORMAT = 1;

    private RouteJson() {}

    /** The answer as one object. */
    public static ObjectNode of(RouteResult answer) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        root.put("method", answer.request().method());
        root.put("url", answer.request().url());
        answer.object().ifPresent(owner -> root.putObject("object")
                .put("endpoint", owner.endpoint())
                .put("kind", word(owner.kind())));
        root.put("offTheAir", answer.takedown() != Takedown.NONE);
        choice(root.putObject("behavior"), answer.choice());
        admission(root.putObject("viewer"), answer.admission());
        ArrayNode key = root.putArray("request");
        answer.parts().forEach(part -> key.addObject()
                .put("kind", word(part.kind()))
                .put("name", part.name())
                .put("value", part.value())
                .put("inKey", part.inKey())
                .put("sent", part.sent())
                .put("note", part.note()));
        ArrayNode origins = root.putArray("origins");
        answer.origins().forEach(origin -> origin(origins.addObject(), origin));
        ObjectNode kept = root.putObject("kept");
        kept.put("status", answer.answer().status());
        answer.lifetime().seconds().ifPresentOrElse(each -> kept.put("seconds", each), () -> kept.putNull("seconds"));
        kept.put("rule", answer.lifetime().rule());
        ObjectNode cors = root.putObject("cors");
        ObjectNode headers = cors.putObject("headers");
        answer.crossOrigin().headers().forEach(headers::put);
        cors.put("rule", answer.crossOrigin().rule());
        texts(cors.putArray("missing"), answer.crossOrigin().missing());
        texts(root.putArray("unknown"), answer.unknown());
        return root;
    }

    private static void choice(ObjectNode node, BehaviorMatch choice) {
        node.put("pattern", choice.pattern()).put("default", choice.byDefault());
        ArrayNode tried = node.putArray("tried");
        choice.tried().forEach(trial -> tried.addObject()
                .put("pattern", trial.pattern())
                .put("matches", word(trial.verdict()))
                .put("why", trial.words()));
        texts(node.putArray("notes"), choice.notes());
    }

    private static void admission(ObjectNode node, AccessEvaluation admission) {
        node.put("served", admission.served());
        node.put("protocol", admission.protocol());
        node.put("method", admission.method());
        node.put("access", admission.access());
        texts(node.putArray("functions"), admission.functions());
        texts(node.putArray("also"), admission.others());
    }

    private static void origin(ObjectNode node, OriginRequest origin) {
        node.put("origin", origin.origin()).put("url", origin.url()).put("host", origin.host());
        ObjectNode added = node.putObject("added");
        origin.added().forEach(header -> added.put(header.name(), header.value()));
        node.put("signed", origin.signed()).put("shield", origin.shield()).put("when", origin.when());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
