package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.engine.Output;
import livestream.engine.ResourceGraph;
import livestream.providers.aws.Quotas;
import livestream.providers.routing.PathPattern;
import livestream.providers.routing.Route;
import livestream.providers.routing.RoutedEndpoint;
import livestream.providers.routing.Router;
import livestream.providers.routing.Routing;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution;
import livestream.schema.Distribution.DefaultBehavior;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.OwnBehavior;
import livestream.schema.RoutingForm;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import livestream.state.State;

/**
 * One Livestream becomes one ResourceGraph: what the live-streaming guide tells a person to click.
 *
 * <p>Pure: the same file, survey and state give the same graph to the byte.
 */
public final class LivestreamExpander {
    private static final int LONGEST_PATTERN = 255;
    private static final int MOST_BEHAVIORS = Quotas.of("cloudfront.behaviors.per.distribution");

    private final Draft draft;
    private final Livestream livestream;
    private final Diagnostics diagnostics;
    private final ResourceGraph.Builder graph = new ResourceGraph.Builder();
    private final CdnProtection protection;
    private final Storages storages;
    private final PackagedSites packaged;
    private final Outputs outputs = new Outputs();
    private final Explanations explanations;
    private final MainDistribution main;

    private LivestreamExpander(
            Livestream livestream, Survey survey, State state, Attachments attachments, Diagnostics diagnostics) {
        this.livestream = livestream;
        this.diagnostics = diagnostics;
        this.draft = new Draft(
                livestream, survey, state.resources(), new Names(livestream), attachments, graph, diagnostics);
        this.protection = new CdnProtection(draft);
        this.storages = new Storages(draft);
        this.packaged = new PackagedSites(draft, protection);
        this.explanations = new Explanations(livestream);
        this.main = new MainDistribution(draft, storages, explanations);
    }

    /**
     * Expands.
     *
     * @param survey what AWS has of the things that the file only uses
     * @param state what is deployed, whose viewer URLs stay
     * @param attachments texts that the file refers to
     */
    public static Expansion expand(
            Livestream livestream, Survey survey, State state, Attachments attachments, Diagnostics diagnostics) {
        return new LivestreamExpander(livestream, survey, state, attachments, diagnostics).expand();
    }

    private Expansion expand() {
        List<Site> all = sites();
        if (all.isEmpty() || diagnostics.hasErrors()) {
            return nothing();
        }
        Map<String, Site> sites = new LinkedHashMap<>();
        all.forEach(site -> sites.put(site.name(), site));
        Map<String, Boolean> timeShift = timeShift(all);
        Distribution distribution = livestream.distribution();
        if (!checkDefaultOrigin(distribution, sites)) {
            return nothing();
        }
        List<RoutedEndpoint> endpoints = new ArrayList<>();
        all.forEach(site -> endpoints.add(routed(site, timeShift)));
        List<Site> serving = superseded(endpoints, timeShift);
        serving.forEach(site -> sites.put(site.name(), site));
        Routing routing = decide(endpoints, diagnostics);
        checkLimits(routing);
        graph.add(main.of(sites, routing, timeShift));
        storages.grant(new Value.Reference(Expansion.DISTRIBUTION, "Arn"));
        all.forEach(site -> {
            Value url = viewerUrl(site, routing);
            graph.output(new Output("Viewer URLs", site.name(), url));
            String endpoint = site.name().substring(site.name().indexOf('/') + 1);
            outputs.know(site.channel().key(), "endpoints." + endpoint + ".viewerUrl", url);
        });
        serving.forEach(
                site -> graph.output(new Output("Superseded viewer URLs", site.name(), viewerUrl(site, routing))));
        livestream.channels().stream()
                .filter(channel -> channel.origin() instanceof MediaPackage mediapackage && mediapackage.managed())
                .forEach(this::ingest);
        outputs.of(livestream.outputs(), diagnostics).forEach(graph::output);
        explanations.of(routing, all).forEach(graph::note);
        ResourceGraph overridden = new Overrides(livestream.overrides(), spared(), diagnostics).over(graph.build());
        ResourceGraph guarded = new Lifecycles(draft).over(overridden);
        return new Expansion(guarded, endpoints, routing, draft.survey());
    }

    private Routing decide(List<RoutedEndpoint> endpoints, Diagnostics findings) {
        return Router.decide(
                endpoints,
                ownRoutes(true),
                ownRoutes(false),
                livestream.distribution().defaultBehavior(),
                findings);
    }

    /**
     * What was superseded serves on as long as its URLs are its own; both it and its routes join the others. Where its successor
     * takes the same URLs over, nobody would reach it any more.
     */
    private List<Site> superseded(List<RoutedEndpoint> endpoints, Map<String, Boolean> timeShift) {
        List<SupersededSite> all = packaged.superseded();
        List<RoutedEndpoint> with = new ArrayList<>(endpoints);
        all.forEach(earlier -> with.add(routed(earlier.site(), timeShift)));
        boolean together = !all.isEmpty() && isSound(with);
        List<Site> serving = new ArrayList<>();
        for (SupersededSite earlier : all) {
            endpoints.add(routed(earlier.site(), timeShift));
            boolean serves = together || isSound(endpoints);
            if (serves) {
                graph.add(earlier.resource());
                serving.add(earlier.site());
            } else {
                endpoints.remove(endpoints.size() - 1);
            }
            graph.note(explanations.of(earlier, serves));
        }
        return serving;
    }

    private boolean isSound(List<RoutedEndpoint> endpoints) {
        Diagnostics collisions = new Diagnostics();
        decide(endpoints, collisions);
        return !collisions.hasErrors();
    }

    private Set<Address> spared() {
        return packaged.superseded().stream()
                .map(earlier -> earlier.resource().address())
                .collect(Collectors.toSet());
    }

    /** What remains of a file with errors. */
    private Expansion nothing() {
        Routing none = new Routing(List.of(), Map.of(), Map.of(), Optional.empty());
        return new Expansion(ResourceGraph.empty(), List.of(), none, draft.survey());
    }

    /** In document order. */
    private List<Site> sites() {
        StoredSites stored = new StoredSites(draft, storages);
        List<Site> sites = new ArrayList<>();
        for (Channel channel : livestream.channels()) {
            sites.addAll(
                    channel.origin() instanceof MediaPackage mediapackage
                            ? packaged.of(channel, mediapackage)
                            : stored.of(channel, (StorageOrigin) channel.origin()));
        }
        return sites;
    }

    private List<Route> ownRoutes(boolean first) {
        return livestream.distribution().behaviors().stream()
                .filter(behavior -> behavior.first() == first)
                .map(behavior -> new Route(
                        new PathPattern(Value.text(behavior.path())),
                        behavior.origin() instanceof OwnBehavior.Target.OfEndpoint endpoint
                                ? endpoint.name()
                                : Route.OF_THE_USER,
                        Route.Kind.OWN,
                        behavior.place().of("path")))
                .toList();
    }

    private static Map<String, Boolean> timeShift(List<Site> sites) {
        Map<String, Boolean> timeShift = new LinkedHashMap<>();
        for (Site site : sites) {
            Channel channel = site.channel();
            boolean wanted = channel.timeShift() == null ? site.hasStartover() : channel.timeShift();
            timeShift.merge(channel.key(), wanted, Boolean::logicalOr);
        }
        return timeShift;
    }

    private RoutedEndpoint routed(Site site, Map<String, Boolean> timeShift) {
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

    private boolean checkDefaultOrigin(Distribution distribution, Map<String, Site> sites) {
        if (distribution.defaultBehavior() instanceof DefaultBehavior.Origin origin
                && !sites.containsKey(origin.endpoint())) {
            diagnostics.add(Diagnostic.error(
                            "missing-endpoint", "No endpoint of this file is called `" + origin.endpoint() + "`.")
                    .at(distribution.place().of("defaultBehavior"))
                    .help("it has " + String.join(", ", sites.keySet()) + "."));
            return false;
        }
        return true;
    }

    private void checkLimits(Routing routing) {
        routing.routes().stream()
                .filter(route -> route.pattern().toString().length() > LONGEST_PATTERN)
                .forEach(route -> diagnostics.add(Diagnostic.error(
                                "pattern-too-long",
                                "The path pattern of `" + route.endpoint() + "` has "
                                        + route.pattern().toString().length() + " characters, and CloudFront takes "
                                        + LONGEST_PATTERN + ".")
                        .at(livestream.distribution().place().self())
                        .help("shorten the manifest name, or use `routing: path`.")));
        if (routing.routes().size() > MOST_BEHAVIORS) {
            diagnostics.add(Diagnostic.error(
                            "too-many-behaviors",
                            "The distribution needs " + routing.routes().size()
                                    + " cache behaviors, and CloudFront allows " + MOST_BEHAVIORS + ".")
                    .at(livestream.distribution().place().of("routing"))
                    .help("use `routing: shared`, which needs one set for all channels of a host."));
        }
    }

    private Value viewerUrl(Site site, Routing routing) {
        RoutingForm form = routing.forms().getOrDefault(site.name(), RoutingForm.LITERAL);
        List<String> aliases = livestream.distribution().aliases();
        Value domain =
                aliases.isEmpty() ? new Value.Reference(Expansion.DISTRIBUTION, "Domain") : Value.text(aliases.get(0));
        Value host = Value.template(Value.text("https://"), domain, Value.text("/"));
        return Origins.isPathSet(form) || site.pathPrefix().isNeutral()
                ? Value.template(host, site.manifestPath())
                : Value.template(host, site.pathPrefix(), Value.text("/"), site.manifestPath());
    }

    /** Where the encoder sends to; its user names and passwords stay in AWS. */
    private void ingest(Channel channel) {
        Address address = new Address(ManagedSites.CHANNEL, channel.key());
        for (String number : List.of("1", "2")) {
            String which = number.equals("1") ? "primary" : "secondary";
            Value url = new Value.Reference(address, "IngestUrl" + number);
            outputs.know(channel.key(), "ingest." + which + ".url", url);
            graph.output(new Output(
                    "Ingest URLs (user names and passwords: aws mediapackage describe-channel)",
                    channel.key() + "/ingest-" + number,
                    url));
        }
    }
}
