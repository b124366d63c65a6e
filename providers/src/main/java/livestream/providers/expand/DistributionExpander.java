package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.engine.Output;
import livestream.engine.PlanNote;
import livestream.providers.routing.PathPattern;
import livestream.providers.routing.Route;
import livestream.providers.routing.RoutedEndpoint;
import livestream.providers.routing.Router;
import livestream.providers.routing.Routing;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.DefaultBehavior;
import livestream.schema.Livestream;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import livestream.schema.Value;

/** One distribution and the endpoints behind it: how their URLs are told apart, and what CloudFront is told of them. */
final class DistributionExpander {
    private static final int LONGEST_PATTERN = 255;

    private final ExpansionContext context;
    private final ShardPlacement.Placed placed;
    private final Address address;
    private final Livestream livestream;
    private final Map<String, Boolean> timeShift;
    private final SharedResources parts;
    private final MainDistribution main;
    private final List<ServedEndpoint> sites;
    private final List<ServedEndpoint> serving = new ArrayList<>();
    private final List<RoutedEndpoint> endpoints = new ArrayList<>();
    private Routing routing = Routing.none();

    /**
     * @param all the endpoints of the file, by channel
     * @param timeShift by channel, whether viewers may go back in time
     */
    DistributionExpander(
            ExpansionContext context,
            ShardPlacement.Placed placed,
            Map<String, List<ServedEndpoint>> all,
            Map<String, Boolean> timeShift,
            StorageOrigins storageOrigins,
            SharedResources parts) {
        this.context = context;
        this.placed = placed;
        this.address = placed.address();
        this.livestream = placed.livestream();
        this.timeShift = timeShift;
        this.parts = parts;
        this.main = new MainDistribution(context, placed, storageOrigins, parts);
        this.sites = livestream.channels().stream()
                .flatMap(channel -> all.getOrDefault(channel.key(), List.of()).stream())
                .toList();
    }

    /** The file with this distribution alone. */
    Livestream livestream() {
        return livestream;
    }

    /** What was superseded and serves on. */
    List<ServedEndpoint> serving() {
        return serving;
    }

    Value arn() {
        return new Value.Reference(address, "Arn");
    }

    ExpandedDistribution placed() {
        return new ExpandedDistribution(address, livestream, endpoints, routing);
    }

    /** What the file has this distribution ask must be behind it. */
    void checkOrigins() {
        List<String> there = sites.stream().map(ServedEndpoint::name).toList();
        if (livestream.distribution().defaultBehavior() instanceof DefaultBehavior.Origin origin) {
            check(origin.endpoint(), livestream.distribution().place().of("defaultBehavior"), there);
        }
        livestream.distribution().customBehaviors().forEach(behavior -> {
            if (behavior.origin() instanceof CustomBehavior.Target.OfEndpoint endpoint) {
                check(endpoint.name(), behavior.place().of("origin"), there);
            }
        });
    }

    private void check(String endpoint, Span at, List<String> there) {
        if (!there.contains(endpoint)) {
            String where =
                    context.livestream().distributions().isEmpty() ? "of this file" : "behind `" + address.key() + "`";
            context.diagnostics()
                    .add(Diagnostic.error("missing-endpoint", "No endpoint " + where + " is called `" + endpoint + "`.")
                            .at(at)
                            .help("it has " + String.join(", ", there) + "."));
        }
    }

    /** Decides the routing; the distribution joins the graph, with what it needs and what serves on. */
    void add(List<SupersededEndpoint> superseded) {
        Set<String> channels = livestream.channels().stream().map(Channel::key).collect(Collectors.toSet());
        sites.forEach(site -> endpoints.add(routed(site)));
        keep(superseded.stream()
                .filter(earlier ->
                        channels.contains(earlier.endpoint().channel().key()))
                .toList());
        routing = decide(endpoints, context.diagnostics());
        checkLimits();
        Map<String, ServedEndpoint> byName = new LinkedHashMap<>();
        sites.forEach(site -> byName.put(site.name(), site));
        serving.forEach(site -> byName.put(site.name(), site));
        context.graph().add(main.of(byName, routing, timeShift));
    }

    /** What a reader of the plan is told of its routing. */
    List<PlanNote> explanations() {
        return Explanations.of(placed.isAlone() ? "" : address.key(), routing, sites);
    }

    private Routing decide(List<RoutedEndpoint> among, Diagnostics findings) {
        return Router.decide(
                among,
                ownRoutes(true),
                ownRoutes(false),
                livestream.distribution().defaultBehavior(),
                livestream.distribution().behaviorQuota(),
                findings);
    }

    /**
     * What was superseded serves on as long as its URLs are its own; both it and its routes join the others. Where its successor
     * takes the same URLs over, nobody would reach it any more.
     */
    private void keep(List<SupersededEndpoint> superseded) {
        List<RoutedEndpoint> with = new ArrayList<>(endpoints);
        superseded.forEach(earlier -> with.add(routed(earlier.endpoint())));
        boolean together = !superseded.isEmpty() && sound(with).isPresent();
        for (SupersededEndpoint earlier : superseded) {
            endpoints.add(routed(earlier.endpoint()));
            boolean serves = together || sound(endpoints).isPresent();
            if (serves) {
                context.graph().add(earlier.resource());
                serving.add(earlier.endpoint());
            } else {
                endpoints.remove(endpoints.size() - 1);
            }
            context.graph().note(Explanations.of(earlier, serves));
        }
    }

    private Optional<Routing> sound(List<RoutedEndpoint> among) {
        Diagnostics collisions = new Diagnostics();
        Routing decided = decide(among, collisions);
        return collisions.hasErrors() ? Optional.empty() : Optional.of(decided);
    }

    private List<Route> ownRoutes(boolean first) {
        return livestream.distribution().behaviors().stream()
                .filter(behavior -> behavior.first() == first)
                .map(behavior -> new Route(
                        new PathPattern(Value.text(behavior.path())),
                        behavior.origin() instanceof CustomBehavior.Target.OfEndpoint endpoint
                                ? endpoint.name()
                                : Route.OF_THE_USER,
                        Route.Kind.OWN,
                        behavior.place().of("path")))
                .toList();
    }

    private RoutedEndpoint routed(ServedEndpoint site) {
        return new RoutedEndpoint(
                site.name(),
                site.format(),
                site.origin().id(),
                site.origin().host(),
                site.stored(),
                site.pathPrefix(),
                site.manifestName(),
                site.segmentPrefix(),
                timeShift.getOrDefault(site.channel().key(), false),
                site.wanted(),
                main.serving(site.name()),
                site.patternPrefix(),
                site.at());
    }

    private void checkLimits() {
        routing.routes().stream()
                .filter(route -> route.pattern().toString().length() > LONGEST_PATTERN)
                .forEach(route -> context.diagnostics()
                        .add(Diagnostic.error(
                                        "pattern-too-long",
                                        "The path pattern of `" + route.endpoint() + "` has "
                                                + route.pattern().toString().length()
                                                + " characters, and CloudFront takes " + LONGEST_PATTERN + ".")
                                .at(livestream.distribution().place().self())
                                .help("shorten the manifest name, or use `routing: path`.")));
        boolean full = routing.routes().size() > livestream.distribution().behaviorQuota();
        if (full && parts.full().add(placed.of())) {
            context.diagnostics().add(new TooManyBehaviors(placed, endpoints, routing).finding(this::sound));
        }
    }

    /** Where viewers find it, and under which other names. */
    Output viewerUrl(String group, ServedEndpoint site) {
        List<Value> urls = hosts().stream().map(host -> url(host, site)).toList();
        return new Output(group, site.name(), urls.get(0), urls.subList(1, urls.size()));
    }

    /** The names of the file, then CloudFront's own, which serves on beside them. */
    private List<Value> hosts() {
        List<Value> hosts = new ArrayList<>();
        livestream.distribution().aliases().forEach(alias -> hosts.add(Value.text(alias)));
        hosts.add(domain());
        return hosts;
    }

    Value domain() {
        return new Value.Reference(address, "Domain");
    }

    private Value url(Value domain, ServedEndpoint site) {
        RoutingMode form = routing.forms().getOrDefault(site.name(), RoutingMode.LITERAL);
        Value host = Value.template(Value.text("https://"), domain, Value.text("/"));
        if (site.patternPrefix() != null) {
            return Value.template(host, Value.text(site.patternPrefix() + "/"), site.manifestPath());
        }
        return Origins.isPathSet(form) || site.pathPrefix().isNeutral()
                ? Value.template(host, site.manifestPath())
                : Value.template(host, site.pathPrefix(), Value.text("/"), site.manifestPath());
    }
}
