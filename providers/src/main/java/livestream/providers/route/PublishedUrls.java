package livestream.providers.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.engine.Observation.Present;
import livestream.engine.PlanNote;
import livestream.engine.Resource;
import livestream.engine.plan.Change;
import livestream.engine.plan.OutputChange;
import livestream.engine.plan.OutputChange.Fate;
import livestream.engine.plan.Plan;
import livestream.providers.expand.Expansion;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;

/**
 * The URLs under which viewers reached the manifests of a file before its distribution was imported. Nobody wrote them down: they
 * are what the distribution, as it was found, answers with the object of the origin that a viewer URL of the file is for.
 */
public final class PublishedUrls {
    private static final String SCHEME = "https://";

    private final Value.Fields before;
    private final List<String> hosts;
    private final Value.Fields after;
    private final List<OutputChange> ending = new ArrayList<>();
    private boolean isWholePath;

    private PublishedUrls(Present observed, Resource desired) {
        this.before = observed.properties();
        this.hosts = Stream.concat(
                        ApiMembers.texts(before, "Aliases").stream(),
                        Stream.of(String.valueOf(observed.outputs().get("Domain"))))
                .filter(host -> !host.startsWith("*"))
                .toList();
        this.after = desired.inputs();
    }

    /** The plan, which also says of each of them that would end that it does. */
    public static Plan into(Plan plan, State state) {
        Plan told = plan;
        for (Change change : plan.changes()) {
            ResourceState recorded = state.resources().get(change.address());
            boolean imported = recorded != null && recorded.inputs().fields().isEmpty();
            if (imported
                    && change.address().type().equals(Expansion.DISTRIBUTION.type())
                    && change instanceof Change.Update update) {
                PublishedUrls urls = new PublishedUrls(update.observed(), update.desired());
                plan.outputs().forEach(urls::look);
                told = urls.addTo(told);
            }
        }
        return told;
    }

    private Plan addTo(Plan told) {
        if (ending.isEmpty()) {
            return told;
        }
        Plan more = told.giving(ending);
        return isWholePath
                ? more.noting(new PlanNote(
                        "Imported",
                        "",
                        "`routing: path` keeps the URLs that end: viewers have the path that the origin itself has."))
                : more;
    }

    private void look(OutputChange output) {
        if (!(output.after() instanceof Value.Text url) || !url.text().startsWith(SCHEME)) {
            return;
        }
        String path = path(url.text());
        asked(after, path).ifPresent(object -> {
            for (Value.Fields origin : ApiMembers.structures(before, "Origins")) {
                published(origin, object).ifPresent(old -> end(output, origin, object, old));
            }
        });
    }

    private static String path(String url) {
        int slash = url.indexOf('/', SCHEME.length());
        return slash < 0 ? "/" : url.substring(slash);
    }

    /** Host and path of what the origin is asked for; empty where a part of it is not known yet, and for a group. */
    private static Optional<String> asked(Value.Fields config, String path) {
        String target = ApiMembers.text(BehaviorMatch.of(config, path).behavior(), "TargetOriginId", "");
        return ApiMembers.structures(config, "Origins").stream()
                .filter(origin -> ApiMembers.text(origin, "Id", "").equals(target))
                .filter(origin -> origin.references().isEmpty())
                .map(origin -> at(origin) + path)
                .findFirst();
    }

    private static String at(Value.Fields origin) {
        return ApiMembers.text(origin, "DomainName", "") + ApiMembers.text(origin, "OriginPath", "");
    }

    /** The path under which an origin of the old distribution gave the object to viewers. */
    private Optional<String> published(Value.Fields origin, String object) {
        String folder = at(origin);
        return object.startsWith(folder + "/")
                ? Optional.of(object.substring(folder.length()))
                        .filter(path ->
                                asked(before, path).filter(object::equals).isPresent())
                : Optional.empty();
    }

    private void end(OutputChange output, Value.Fields origin, String object, String path) {
        boolean answered = asked(after, path).filter(object::equals).isPresent();
        for (String host : hosts) {
            String url = SCHEME + host + path;
            boolean named = host.endsWith(".cloudfront.net")
                    || ApiMembers.texts(after, "Aliases").contains(host);
            boolean listed = ending.stream().anyMatch(known -> Objects.equals(known.before(), Value.text(url)));
            if (!(answered && named) && !listed) {
                ending.add(new OutputChange("Ends", output.name(), Value.text(url), null, Fate.STOPS));
                isWholePath |= ApiMembers.text(origin, "OriginPath", "").isEmpty();
            }
        }
    }
}
