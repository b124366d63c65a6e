package livestream.providers.expand;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import livestream.engine.Note;
import livestream.engine.Output;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
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
import livestream.schema.Place;
import livestream.schema.RoutingForm;
import livestream.schema.SecretSource;
import livestream.schema.Span;
import livestream.schema.Value;
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
    private static final int MOST_BEHAVIORS = 75;

    private final Livestream livestream;
    private final Survey survey;
    private final SortedMap<Address, Recorded> recorded;
    private final Diagnostics diagnostics;
    private final ResourceGraph.Builder graph = new ResourceGraph.Builder();
    private final Names names;
    private final CdnProtection protection;

    private LivestreamExpander(
            Livestream livestream,
            Survey survey,
            State state,
            Function<SecretSource, Optional<String>> secrets,
            Diagnostics diagnostics) {
        this.livestream = livestream;
        this.survey = survey;
        this.recorded = state.resources();
        this.diagnostics = diagnostics;
        this.names = new Names(livestream);
        this.protection = new CdnProtection(livestream, survey, names, secrets, graph, diagnostics);
    }

    /**
     * Expands.
     *
     * @param survey what AWS has of the things that the file only uses
     * @param state what is deployed, whose viewer URLs stay
     * @param secrets the content of a secret, when there is one
     */
    public static ResourceGraph expand(
            Livestream livestream,
            Survey survey,
            State state,
            Function<SecretSource, Optional<String>> secrets,
            Diagnostics diagnostics) {
        return new LivestreamExpander(livestream, survey, state, secrets, diagnostics).expand();
    }

    private ResourceGraph expand() {
        List<Site> all = new Sites(livestream, survey, recorded, names, protection, graph, diagnostics).all();
        if (all.isEmpty() || diagnostics.hasErrors()) {
            return new ResourceGraph.Builder().build();
        }
        Map<String, Site> sites = new LinkedHashMap<>();
        all.forEach(site -> sites.put(site.name(), site));
        Map<String, Boolean> timeShift = timeShift(all);
        Distribution distribution = livestream.distribution();
        if (!checkDefaultOrigin(distribution, sites)) {
            return new ResourceGraph.Builder().build();
        }
        Routing routing = Router.decide(
                all.stream()
                        .map(site -> routed(
                                site, timeShift.getOrDefault(site.channel().key(), false)))
                        .toList(),
                distribution.defaultBehavior(),
                diagnostics);
        checkLimits(routing);
        CachePolicies policies = new CachePolicies(distribution.cache(), cacheSpan(), names, graph);
        Value cors = CorsPolicy.add(distribution, distributionSpan(), names, graph);
        Value.Fields inputs = new DistributionInputs(
                        distribution, sites, routing, policies, timeShift, cors, denyingHost(all.get(0)))
                .of(comment(distribution), tags());
        graph.add(Resource.of(MAIN, inputs, distributionSpan())
                .because(why(routing))
                .remembering(forms(routing))
                .awaited(distribution.waitForDeployed()));
        all.forEach(site -> graph.output(new Output("Viewer URLs", site.name(), viewerUrl(site, routing))));
        livestream.channels().stream()
                .filter(channel -> channel.mediapackage().managed())
                .forEach(this::ingest);
        explain(routing, all);
        return graph.build();
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
                site.host(),
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
        Recorded distribution = recorded.get(MAIN);
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

    /** The host without the label of an account: it answers 404 to everything (live-streaming guide, present text). */
    private String denyingHost(Site first) {
        String region = Survey.region(livestream, first.channel().mediapackage());
        return region == null
                ? first.host().substring(first.host().indexOf('.') + 1)
                : "mediapackage." + region + ".amazonaws.com";
    }

    /** With one channel, the tag by which MediaPackage's console shows the distribution as the channel's own. */
    private Value.Fields tags() {
        Value.Fields tags = names.tags(MAIN);
        if (livestream.channels().size() != 1) {
            return tags;
        }
        Channel only = livestream.channels().get(0);
        ExistingChannel existing = survey.channels().get(only.key());
        if (only.mediapackage().managed()) {
            return tags.with(
                    "mediapackage:cloudfront_assoc",
                    new Value.Reference(new Address(Sites.CHANNEL, only.key()), "Arn"));
        }
        return existing == null ? tags : tags.with("mediapackage:cloudfront_assoc", Value.text(existing.arn()));
    }

    private static Map<String, String> why(Routing routing) {
        Map<String, String> why = new LinkedHashMap<>();
        why.put("Origins", "the guide, steps 1 and 2: one for each endpoint, HTTPS only");
        why.put("CacheBehaviors", "the guide, step 3; CloudFront tries them in this order");
        why.put(
                "DefaultCacheBehavior",
                routing.defaultEndpoint().isPresent()
                        ? "the guide, step 1: the first endpoint"
                        : "what is not listed answers 404");
        why.put("CustomErrorResponses", "a segment that is a moment late must not stay missing");
        return why;
    }

    private Value viewerUrl(Site site, Routing routing) {
        RoutingForm form = routing.forms().getOrDefault(site.name(), RoutingForm.LITERAL);
        boolean originPathSet = form == RoutingForm.LITERAL || form == RoutingForm.NAME;
        Value host = Value.template(Value.text("https://"), new Value.Reference(MAIN, "Domain"), Value.text("/"));
        return originPathSet
                ? Value.template(host, site.manifestPath())
                : Value.template(host, site.pathPrefix(), Value.text("/"), site.manifestPath());
    }

    /** Where the encoder sends to; its user names and passwords stay in AWS. */
    private void ingest(Channel channel) {
        Address address = new Address(Sites.CHANNEL, channel.key());
        for (String number : List.of("1", "2")) {
            graph.output(new Output(
                    "Ingest URLs (user names and passwords: aws mediapackage describe-channel)",
                    channel.key() + "/ingest-" + number,
                    new Value.Reference(address, "IngestUrl" + number)));
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
