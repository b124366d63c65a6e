package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.engine.Note;
import livestream.engine.Output;
import livestream.engine.Resource;
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
import livestream.schema.Place;
import livestream.schema.RoutingForm;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import livestream.schema.ViewerAccess;
import livestream.state.Recorded;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/**
 * One Livestream becomes one ResourceGraph: what the live-streaming guide tells a person to click.
 *
 * <p>Pure: the same file, survey and state give the same graph to the byte.
 */
public final class LivestreamExpander {
    private static final Address MAIN = new Address("cloudfront_distribution", "main");
    private static final String FORM_OF = "routing ";
    private static final int LONGEST_PATTERN = 255;
    private static final int MOST_BEHAVIORS = Quotas.of("cloudfront.behaviors.per.distribution");
    /** Seconds of a segment, for what is no video. */
    private static final long DEFAULT_SEGMENT = 6;

    private static final String ANY_REGION = "us-east-1";

    private final Draft draft;
    private final Livestream livestream;
    private final Diagnostics diagnostics;
    private final ResourceGraph.Builder graph = new ResourceGraph.Builder();
    private final Names names;
    private final CdnProtection protection;
    private final Storages storages;
    private final Outputs outputs = new Outputs();

    private LivestreamExpander(
            Livestream livestream, Survey survey, State state, Attachments attachments, Diagnostics diagnostics) {
        this.livestream = livestream;
        this.diagnostics = diagnostics;
        this.names = new Names(livestream);
        this.draft = new Draft(livestream, survey, state.resources(), names, attachments, graph, diagnostics);
        this.protection = new CdnProtection(draft);
        this.storages = new Storages(draft);
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
        List<RoutedEndpoint> endpoints = all.stream()
                .map(site -> routed(site, timeShift.getOrDefault(site.channel().key(), false)))
                .toList();
        Routing routing = Router.decide(
                endpoints, ownRoutes(true), ownRoutes(false), distribution.defaultBehavior(), diagnostics);
        checkLimits(routing);
        graph.add(distribution(distribution, sites, routing, timeShift));
        storages.grant(new Value.Reference(MAIN, "Arn"));
        all.forEach(site -> {
            Value url = viewerUrl(site, routing);
            graph.output(new Output("Viewer URLs", site.name(), url));
            String endpoint = site.name().substring(site.name().indexOf('/') + 1);
            outputs.know(site.channel().key(), "endpoints." + endpoint + ".viewerUrl", url);
        });
        livestream.channels().stream()
                .filter(channel -> channel.origin() instanceof MediaPackage mediapackage && mediapackage.managed())
                .forEach(this::ingest);
        outputs.of(livestream.outputs(), diagnostics).forEach(graph::output);
        explain(routing, all);
        ResourceGraph overridden = new Overrides(livestream.overrides(), diagnostics).over(graph.build());
        return new Expansion(overridden, endpoints, routing, draft.survey());
    }

    /** What remains of a file with errors. */
    private Expansion nothing() {
        Routing none = new Routing(List.of(), Map.of(), Map.of(), Optional.empty());
        return new Expansion(ResourceGraph.empty(), List.of(), none, draft.survey());
    }

    /** In document order. */
    private List<Site> sites() {
        PackagedSites packaged = new PackagedSites(draft, protection);
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

    private Resource distribution(
            Distribution distribution, Map<String, Site> sites, Routing routing, Map<String, Boolean> timeShift) {
        CachePolicies policies = new CachePolicies(distribution.cache(), cacheSpan(), names, graph);
        Value cors = CorsPolicy.add(distribution, distributionSpan(), names, graph);
        ViewerAccess access = distribution.viewerAccess();
        Value trusted = access == null || access.keyGroup() == null
                ? null
                : new ViewerKeys(draft)
                        .trusted(access.keyGroup(), access.place().of("keyGroup"));
        Map<OwnBehavior, SiteOrigin> ownOrigins = ownOrigins(distribution);
        Origins origins = new Origins(distribution, sites, routing);
        Behaviors behaviors = new Behaviors(
                distribution,
                sites,
                routing,
                origins,
                policies,
                timeShift,
                cors,
                new EdgeCode(draft),
                trusted,
                ownOrigins);
        Site first = sites.values().iterator().next();
        Value.Fields inputs = new DistributionInputs(distribution)
                .of(
                        comment(distribution),
                        origins.inputs(List.copyOf(ownOrigins.values()), denyingHost(first)),
                        behaviors.inputs(),
                        behaviors.inputsOfDefault(),
                        tags());
        return Resource.of(MAIN, inputs, distributionSpan())
                .because(why(routing))
                .remembering(forms(routing))
                .awaited(distribution.waitForDeployed());
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

    /** Behaviours that bring an origin of their own, each called like its first folder. */
    private Map<OwnBehavior, SiteOrigin> ownOrigins(Distribution distribution) {
        Map<OwnBehavior, SiteOrigin> origins = new LinkedHashMap<>();
        for (OwnBehavior behavior : distribution.behaviors()) {
            if (behavior.origin() instanceof OwnBehavior.Target.OfStorage target) {
                origins.put(behavior, storages.origin(behavior.path(), null, target.storage(), DEFAULT_SEGMENT));
            }
        }
        return origins;
    }

    /** A distribution that the file says nothing of is asked for by the file's name. */
    private Span distributionSpan() {
        return livestream.place().has("distribution")
                ? livestream.distribution().place().self()
                : livestream.place().of("name");
    }

    private Span cacheSpan() {
        Place place = livestream.distribution().place();
        return place.has("cache") ? place.of("cache") : distributionSpan();
    }

    private String comment(Distribution distribution) {
        return distribution.comment() == null ? names.words() + " (livestream)" : distribution.comment();
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

    private RoutedEndpoint routed(Site site, boolean timeShift) {
        return new RoutedEndpoint(
                site.name(),
                site.format(),
                site.origin().id(),
                site.origin().host(),
                site.stored(),
                site.pathPrefix(),
                site.manifestName(),
                site.segmentPrefix(),
                timeShift,
                site.wanted(),
                serving(site.name()),
                site.patternPrefix(),
                site.at());
    }

    /** The form under which viewers know an endpoint: remembered with the distribution that serves it. */
    private @Nullable RoutingForm serving(String endpoint) {
        Recorded distribution = draft.recorded().get(MAIN);
        String word = distribution == null ? null : distribution.memory().get(FORM_OF + endpoint);
        return word == null ? null : RoutingForm.of(word);
    }

    private static SortedMap<String, String> forms(Routing routing) {
        SortedMap<String, String> forms = new TreeMap<>();
        routing.forms().forEach((endpoint, form) -> forms.put(FORM_OF + endpoint, form.word()));
        return forms;
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

    /**
     * A host of MediaPackage without the label of an account: it answers 404 to everything (live-streaming guide, present
     * text).
     */
    private String denyingHost(Site first) {
        String region = first.channel().origin() instanceof MediaPackage mediapackage
                ? Survey.region(livestream, mediapackage)
                : livestream.region();
        String host = first.origin().host();
        if (region == null && !first.stored()) {
            return host.substring(host.indexOf('.') + 1);
        }
        return "mediapackage." + (region == null ? ANY_REGION : region) + ".amazonaws.com";
    }

    /** With one channel, the tag by which MediaPackage's console shows the distribution as the channel's own. */
    private Value.Fields tags() {
        Value.Fields tags = names.tags(MAIN);
        if (livestream.channels().size() != 1
                || !(livestream.channels().get(0).origin() instanceof MediaPackage mediapackage)) {
            return tags;
        }
        String only = livestream.channels().get(0).key();
        ExistingChannel existing = draft.survey().channels().get(only);
        if (mediapackage.managed()) {
            return tags.with(
                    "mediapackage:cloudfront_assoc",
                    new Value.Reference(new Address(PackagedSites.CHANNEL, only), "Arn"));
        }
        return existing == null ? tags : tags.with("mediapackage:cloudfront_assoc", Value.text(existing.arn()));
    }

    private Map<String, String> why(Routing routing) {
        boolean packaged = livestream.channels().stream().anyMatch(channel -> channel.origin() instanceof MediaPackage);
        Map<String, String> why = new LinkedHashMap<>();
        why.put(
                "Origins",
                packaged
                        ? "the guide, steps 1 and 2: one for each endpoint, HTTPS only"
                        : "the guide: where the objects are stored");
        why.put(
                "CacheBehaviors",
                packaged
                        ? "the guide, step 3; CloudFront tries them in this order"
                        : "CloudFront tries them in this order");
        String first = packaged ? "the guide, step 1: the first endpoint" : "segments, and whatever else is stored";
        why.put(
                "DefaultCacheBehavior",
                routing.defaultEndpoint().isPresent() ? first : "what is not listed answers 404");
        why.put("CustomErrorResponses", "a segment that is a moment late must not stay missing");
        return why;
    }

    private Value viewerUrl(Site site, Routing routing) {
        RoutingForm form = routing.forms().getOrDefault(site.name(), RoutingForm.LITERAL);
        List<String> aliases = livestream.distribution().aliases();
        Value domain = aliases.isEmpty() ? new Value.Reference(MAIN, "Domain") : Value.text(aliases.get(0));
        Value host = Value.template(Value.text("https://"), domain, Value.text("/"));
        return Origins.isPathSet(form) || site.pathPrefix().isNeutral()
                ? Value.template(host, site.manifestPath())
                : Value.template(host, site.pathPrefix(), Value.text("/"), site.manifestPath());
    }

    /** Where the encoder sends to; its user names and passwords stay in AWS. */
    private void ingest(Channel channel) {
        Address address = new Address(PackagedSites.CHANNEL, channel.key());
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

    /** One line for all when they have the same form for the same reason; else one each. */
    private void explain(Routing routing, List<Site> sites) {
        Set<String> different = new LinkedHashSet<>();
        sites.forEach(site -> different.add(words(routing, site.name())));
        if (different.size() == 1) {
            graph.note(new Note("Routing", "", different.iterator().next()));
            return;
        }
        sites.forEach(site -> graph.note(new Note("Routing", site.name(), words(routing, site.name()))));
    }

    private static String words(Routing routing, String name) {
        RoutingForm form = routing.forms().getOrDefault(name, RoutingForm.LITERAL);
        return form.word() + ": " + routing.reasons().get(name);
    }
}
