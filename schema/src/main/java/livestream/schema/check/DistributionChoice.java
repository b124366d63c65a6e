package livestream.schema.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution;
import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.NamedDistribution;
import livestream.schema.Span;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;

/** Which distribution a channel goes to: exactly one, and nobody guesses which. */
public final class DistributionChoice {
    private final Livestream livestream;
    private final Diagnostics diagnostics;

    private DistributionChoice(Livestream livestream, Diagnostics diagnostics) {
        this.livestream = livestream;
        this.diagnostics = diagnostics;
    }

    /** Adds what it finds; unlike other rules it looks at all distributions of a file together. */
    public static void check(Livestream livestream, Diagnostics diagnostics) {
        DistributionChoice choice = new DistributionChoice(livestream, diagnostics);
        choice.outsideOfSeveral();
        livestream.channels().forEach(choice::channel);
        if (livestream.distributions().isEmpty()) {
            livestream.distribution().aliases().stream()
                    .filter(alias -> alias.contains(Distribution.SHARD))
                    .forEach(alias -> choice.withoutShard(
                            alias,
                            "distribution",
                            livestream.distribution().place().of("aliases")));
        }
        if (!livestream.distributions().isEmpty()) {
            choice.names();
            choice.aliases();
            if (!diagnostics.hasErrors()) {
                choice.unused();
            }
        }
    }

    private void outsideOfSeveral() {
        KeySpans place = livestream.distribution().place();
        for (String key : List.of("match", "shard")) {
            if (livestream.place().has("distribution") && place.has(key)) {
                diagnostics.add(Diagnostic.error(
                                "choice-outside",
                                "`" + key + "` chooses among `distributions`, found in `distribution`.")
                        .at(place.of(key))
                        .help("write it in one of `distributions`, as in `distributions: { main: { " + key + ": "
                                + (key.equals("shard") ? "3" : "{ tier: gold }") + " } }`."));
            }
        }
    }

    private void channel(Channel channel) {
        List<NamedDistribution> choices = livestream.choices(channel);
        String wanted = channel.distribution();
        if (choices.size() == 1 || wanted == null && livestream.distributions().isEmpty()) {
            return;
        }
        Span at = channel.place().has("labels")
                ? channel.place().of("labels")
                : channel.place().self();
        if (wanted != null) {
            diagnostics.add(unknown(wanted).at(channel.place().of("distribution")));
        } else if (choices.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                            "no-distribution",
                            "Channel " + MessageText.quoted(channel.key()) + " goes to none of `distributions`: "
                                    + (channel.labels().isEmpty()
                                            ? "it has no `labels`."
                                            : "no `match` fits its labels."))
                    .at(at)
                    .help("give it the labels of one, or `distribution: "
                            + livestream.distributions().get(0).key()
                            + "`; or leave `match` out of one, which then takes what no other matches."));
        } else {
            diagnostics.add(Diagnostic.error(
                            "several-distributions",
                            "Channel " + MessageText.quoted(channel.key()) + " may go to " + listed(choices)
                                    + " of `distributions`, expected one.")
                    .at(at)
                    .help("write `distribution: " + choices.get(0).key()
                            + "` in the channel, or tell them apart by `match`."));
        }
    }

    private Diagnostic unknown(String wanted) {
        if (livestream.distributions().isEmpty()) {
            return Diagnostic.error(
                            "unknown-distribution",
                            "`distribution` of a channel names one of `distributions`, and the file has none.")
                    .help("leave it out, or write `distributions: { " + wanted + ": }`.");
        }
        List<String> known = livestream.distributions().stream()
                .flatMap(named -> named.names().stream())
                .toList();
        return Diagnostic.error(
                        "unknown-distribution", "None of `distributions` is called " + MessageText.quoted(wanted) + ".")
                .help(Suggestions.of(wanted, known)
                        .map(near -> "did you mean `" + near + "`? The file has " + String.join(", ", known) + ".")
                        .orElse("the file has " + String.join(", ", known) + "."));
    }

    private static String listed(List<NamedDistribution> choices) {
        return choices.stream().map(named -> "`" + named.key() + "`").collect(Collectors.joining(" and "));
    }

    /** One of several alike is called like a distribution with a key of its own. */
    private void names() {
        Map<String, NamedDistribution> seen = new HashMap<>();
        for (NamedDistribution named : livestream.distributions()) {
            for (String name : named.names()) {
                NamedDistribution first = seen.putIfAbsent(name, named);
                if (first != null) {
                    diagnostics.add(Diagnostic.error(
                                    "duplicate-distribution",
                                    "Two of `distributions` would be called `" + name + "`: of `" + first.key()
                                            + "` and of `" + named.key() + "`.")
                            .at(named.settings().place().self())
                            .help("choose another key for one of the two."));
                }
            }
        }
    }

    /** CloudFront lets one distribution alone have a host name. */
    private void aliases() {
        Map<String, NamedDistribution> seen = new LinkedHashMap<>();
        for (NamedDistribution named : livestream.distributions()) {
            Span at = named.settings().place().of("aliases");
            for (String alias : named.settings().aliases()) {
                NamedDistribution first = seen.putIfAbsent(alias, named);
                boolean numbered = alias.contains(Distribution.SHARD);
                if (first != null) {
                    diagnostics.add(Diagnostic.error(
                                    "duplicate-alias",
                                    "The alias `" + alias + "` would belong to `" + first.key() + "` and to `"
                                            + named.key() + "`, and CloudFront gives it to one distribution.")
                            .at(at)
                            .help("give each distribution aliases of its own."));
                } else if (named.shards() > 0 && !numbered) {
                    diagnostics.add(Diagnostic.error(
                                    "duplicate-alias",
                                    "The alias `" + alias + "` would belong to each of the " + named.shards()
                                            + " distributions of `" + named.key() + "`.")
                            .at(at)
                            .help("write `{shard}` where the number of each goes, as in `live-{shard}.example.com`."));
                } else if (named.shards() == 0 && numbered) {
                    withoutShard(alias, named.key(), at);
                }
            }
        }
    }

    private void withoutShard(String alias, String key, Span at) {
        diagnostics.add(Diagnostic.error(
                        "alias-without-shard",
                        "The alias `" + alias + "` has a number, and `" + key + "` has no `shard`.")
                .at(at)
                .help("write the number itself; or, in one of `distributions`, `shard` beside it."));
    }

    private void unused() {
        for (NamedDistribution named : livestream.distributions()) {
            if (livestream.channels().stream()
                    .noneMatch(channel -> livestream.choices(channel).contains(named))) {
                diagnostics.add(Diagnostic.warning(
                                "distribution-without-channels",
                                "No channel goes to `" + named.key() + "` of `distributions`, so it is not made.")
                        .at(named.settings().place().self())
                        .help("give a channel its labels or its name, or take it out."));
            }
        }
    }
}
