package livestream.providers.route;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Value;

/**
 * How long CloudFront keeps an answer before it asks again; it may forget sooner what few ask for.
 *
 * <p>Source: CloudFront developer guide, "Managing how long content stays in the cache" and "How CloudFront processes and
 * caches HTTP 4xx and 5xx status codes from your origin". Unknown: what counts when {@code no-cache}, {@code no-store} or
 * {@code private} stand beside an age (here they win), and whether statuses outside of the guide's two lists are kept.
 *
 * @param seconds none when it cannot be told
 * @param rule why, in words
 */
public record TtlEvaluation(Optional<Long> seconds, String rule) {
    private static final Set<Integer> ALWAYS_KEPT = Set.of(404, 405, 414, 500, 501, 502, 503, 504);
    private static final Set<Integer> KEPT_WITH_AN_AGE = Set.of(400, 403, 412, 415);
    private static final long ERROR_SECONDS = 10;
    private static final Pattern AGE = Pattern.compile("(s-maxage|max-age)\\s*=\\s*\"?(\\d{1,12})\"?");

    /**
     * @param now when the answer comes, for one whose {@code Expires} has no {@code Date} beside it
     */
    static TtlEvaluation of(
            DistributionView view,
            Value.Fields behavior,
            ViewerRequest request,
            BehaviorSettings settings,
            OriginResponse answer,
            Instant now) {
        Value.Fields methods = ApiMembers.fields(behavior, "AllowedMethods");
        boolean kept = Set.of("GET", "HEAD").contains(request.method())
                || (request.method().equals("OPTIONS")
                        && ApiMembers.texts(methods, "CachedMethods").contains("OPTIONS"));
        if (!kept) {
            return new TtlEvaluation(Optional.of(0L), "answers to " + request.method() + " are not kept");
        } else if (answer.status() >= 400) {
            return ofError(view, answer);
        } else if (settings.ttl().isEmpty()) {
            return new TtlEvaluation(Optional.empty(), "depends on a policy whose content is not known here");
        }
        return settings.cachingIsOff()
                ? new TtlEvaluation(Optional.of(0L), "caching is off: the policy's TTLs are 0")
                : ofObject(settings.ttl().get(), answer, now);
    }

    private static TtlEvaluation ofObject(BehaviorSettings.Ttl ttl, OriginResponse answer, Instant now) {
        List<String> directives = directives(answer);
        Optional<String> forbidden = Set.of("no-store", "no-cache", "private").stream()
                .sorted()
                .filter(word -> directives.stream().anyMatch(each -> each.equals(word) || each.startsWith(word + "=")))
                .findFirst();
        if (forbidden.isPresent()) {
            return new TtlEvaluation(
                    Optional.of(ttl.min()),
                    ttl.min() == 0
                            ? "the origin says " + forbidden.get()
                            : "the origin says " + forbidden.get() + ", and MinTTL " + ttl.min() + " overrides it");
        }
        Optional<Long> shared = age(directives, "s-maxage");
        Optional<Long> any = shared.isPresent() ? shared : age(directives, "max-age");
        if (any.isPresent()) {
            String said = "the origin says " + (shared.isPresent() ? "s-maxage=" : "max-age=") + any.get();
            return bounded(any.get(), ttl, said);
        }
        Optional<String> expires = answer.header("Expires");
        if (expires.isPresent()) {
            return expiring(expires.get(), ttl, answer, now);
        }
        long otherwise = Math.max(ttl.min(), ttl.otherwise());
        return new TtlEvaluation(
                Optional.of(otherwise),
                "the origin does not say, so " + (otherwise == ttl.otherwise() ? "DefaultTTL" : "MinTTL"));
    }

    private static TtlEvaluation expiring(
            String expires, BehaviorSettings.Ttl ttl, OriginResponse answer, Instant now) {
        Optional<Instant> end = date(expires);
        if (end.isEmpty()) {
            return bounded(0, ttl, "the origin says Expires: " + expires + ", which is no date and so is past");
        }
        Instant start = answer.header("Date").flatMap(TtlEvaluation::date).orElse(now);
        long left = Math.max(0, Duration.between(start, end.get()).toSeconds());
        return bounded(left, ttl, "the origin says Expires: " + expires);
    }

    private static TtlEvaluation bounded(long seconds, BehaviorSettings.Ttl ttl, String said) {
        if (seconds < ttl.min()) {
            return new TtlEvaluation(Optional.of(ttl.min()), said + ", and MinTTL is more");
        } else if (seconds > ttl.max()) {
            return new TtlEvaluation(Optional.of(ttl.max()), said + ", and MaxTTL is less");
        }
        return new TtlEvaluation(Optional.of(seconds), said);
    }

    /** The larger of the distribution's minimum for errors and what the origin says. */
    private static TtlEvaluation ofError(DistributionView view, OriginResponse answer) {
        List<String> directives = directives(answer);
        Optional<Long> shared = age(directives, "s-maxage");
        Optional<Long> age = shared.isPresent() ? shared : age(directives, "max-age");
        Optional<Value.Fields> response = ApiMembers.structures(view.config(), "CustomErrorResponses").stream()
                .filter(each -> ApiMembers.number(each, "ErrorCode").orElse(0L) == answer.status())
                .findFirst();
        long least = response.flatMap(each -> ApiMembers.number(each, "ErrorCachingMinTTL"))
                .orElse(ERROR_SECONDS);
        String page = response.map(each -> ApiMembers.text(each, "ResponsePagePath", ""))
                .filter(path -> !path.isEmpty())
                .map(path -> "; viewers get " + path + " as "
                        + ApiMembers.text(response.get(), "ResponseCode", String.valueOf(answer.status())))
                .orElse("");
        String minimum = response.isPresent() ? "ErrorCachingMinTTL " + least : "10 s unless the distribution says";
        if (KEPT_WITH_AN_AGE.contains(answer.status()) && age.isEmpty()) {
            return new TtlEvaluation(
                    Optional.of(0L), "a " + answer.status() + " is kept only when the origin says an age" + page);
        } else if (!ALWAYS_KEPT.contains(answer.status()) && !KEPT_WITH_AN_AGE.contains(answer.status())) {
            return new TtlEvaluation(
                    Optional.empty(), "AWS does not say whether a " + answer.status() + " is kept; " + minimum + page);
        }
        String stale =
                answer.status() >= 500 ? "; meanwhile an older copy in the cache is served, if there is one" : "";
        return age.isPresent() && age.get() > least
                ? new TtlEvaluation(
                        age, "the origin says " + age.get() + ", and " + minimum + " is less" + page + stale)
                : new TtlEvaluation(Optional.of(least), minimum + page + stale);
    }

    private static List<String> directives(OriginResponse answer) {
        return Arrays.stream(answer.header("Cache-Control")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .split(","))
                .map(String::strip)
                .toList();
    }

    private static Optional<Long> age(List<String> directives, String name) {
        for (String directive : directives) {
            Matcher age = AGE.matcher(directive);
            if (age.matches() && age.group(1).equals(name)) {
                return Optional.of(Long.valueOf(age.group(2)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
