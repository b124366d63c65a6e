package livestream.providers.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** An answer as the SDK has read it, held against what AWS always says. A flaw is told in words that go on "AWS answered ...". */
final class ResponseParsing {
    private static final Set<String> NEXT = Set.of("NextMarker", "NextToken", "ContinuationToken", "Marker");
    private static final Set<String> FROM = Set.of("Marker", "NextToken", "ContinuationToken");
    private static final Pattern SEGMENT = Pattern.compile("([\\w|]+)(\\?)?(\\[])?");

    private final SdkPojo request;
    private final SdkPojo answer;

    ResponseParsing(SdkPojo request, SdkPojo answer) {
        this.request = request;
        this.answer = answer;
    }

    /**
     * What is wrong with it; null when nothing is.
     *
     * @param expected lines of {@link ExpectedMembers}
     */
    @Nullable
    String flaw(List<String> expected) {
        for (String line : expected) {
            int equals = line.indexOf('=');
            String path = equals < 0 ? line : line.substring(0, equals);
            Object wanted = equals < 0 ? null : only(request, line.substring(equals + 1));
            String flaw = flaw(answer, List.of(path.split("\\.")), "", wanted);
            if (flaw != null) {
                return flaw;
            }
        }
        String hole = hole(answer, "");
        if (hole != null) {
            return hole;
        }
        String endless = endless();
        return endless != null ? endless : elsewhere();
    }

    /** CloudFront says of what it made where that is: an id that is not of there is another's. */
    private @Nullable String elsewhere() {
        return member(answer, "Location") instanceof String location
                        && member(page(), "Id") instanceof String id
                        && !location.endsWith("/" + id)
                ? "with another `Id` than that of its `Location`, which is `" + id + "`"
                : null;
    }

    /** Follows a path to its end, through every item of the lists on its way. */
    private static @Nullable String flaw(SdkPojo shape, List<String> path, String above, @Nullable Object wanted) {
        Matcher segment = SEGMENT.matcher(path.get(0));
        if (!segment.matches()) {
            throw new IllegalArgumentException(path + " is no path of members");
        }
        String at = above + segment.group(1).replace("|", "` or `" + above);
        List<Object> there = List.of(segment.group(1).split("\\|")).stream()
                .map(name -> member(shape, name))
                .filter(value -> !isMissing(value))
                .toList();
        if (there.isEmpty()) {
            return segment.group(2) == null ? without(at) : null;
        } else if (path.size() == 1) {
            return end(there, at, wanted);
        }
        boolean list = segment.group(3) != null;
        for (Object each : list ? (List<?>) there.get(0) : there) {
            String inside = at + (list ? "[]." : ".");
            String flaw = each == null
                    ? without(inside + path.get(1))
                    : flaw((SdkPojo) each, path.subList(1, path.size()), inside, wanted);
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private static @Nullable String end(List<Object> there, String at, @Nullable Object wanted) {
        if (wanted != null && there.stream().noneMatch(wanted::equals)) {
            return "with another `" + at + "`, which is `" + there.get(0) + "`";
        }
        return null;
    }

    /** What no list of AWS is: of nothing, of fewer items than it says, cut off without a way to the rest. */
    private static @Nullable String hole(@Nullable Object held, String path) {
        if (held instanceof List<?> list) {
            return list.stream()
                    .map(item -> item == null ? "with an item of `" + path + "` that is null" : hole(item, path))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } else if (held instanceof Map<?, ?> map) {
            return map.containsValue(null) ? "with a value of `" + path + "` that is null" : null;
        }
        if (!(held instanceof SdkPojo shape)) {
            return null;
        }
        if (member(shape, "Quantity") instanceof Integer quantity
                && quantity > 0
                && isMissing(member(shape, "Items"))) {
            return "with " + quantity + " items of `" + path + "` that are not there";
        } else if (Boolean.TRUE.equals(member(shape, "IsTruncated")) && next(shape) == null) {
            return "a part of `" + path + "` that does not say where the next one begins";
        }
        for (SdkField<?> field : shape.sdkFields()) {
            String hole = hole(
                    field.getValueOrDefault(shape),
                    path.isEmpty() ? field.memberName() : path + "." + field.memberName());
            if (hole != null) {
                return hole;
            }
        }
        return null;
    }

    /** A page that leads to itself. */
    private @Nullable String endless() {
        Object from = FROM.stream()
                .map(name -> member(request, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return from != null && from.equals(next(page())) ? "a page that leads to itself" : null;
    }

    /** A page is the answer, or the one structure that it holds. */
    private SdkPojo page() {
        List<Object> structures = answer.sdkFields().stream()
                .<Object>map(field -> field.getValueOrDefault(answer))
                .filter(SdkPojo.class::isInstance)
                .toList();
        return structures.size() == 1 ? (SdkPojo) structures.get(0) : answer;
    }

    /** Where the next page begins; CloudFront's {@code Marker} is where this one does. */
    private static @Nullable Object next(SdkPojo page) {
        Object marker = member(page, "NextMarker");
        boolean hasNext =
                page.sdkFields().stream().anyMatch(field -> field.memberName().equals("NextMarker"));
        return hasNext
                ? marker
                : NEXT.stream()
                        .map(name -> member(page, name))
                        .filter(value -> !isMissing(value))
                        .findFirst()
                        .orElse(null);
    }

    private static String without(String member) {
        return "without `" + member + "`";
    }

    /** Not there, or a text that says nothing. */
    private static boolean isMissing(@Nullable Object value) {
        return value == null || isUnset(value) || value instanceof String text && text.isBlank();
    }

    /** What the SDK puts in the place of a list or a map that was not in the answer. */
    private static boolean isUnset(Object value) {
        return value instanceof SdkAutoConstructList<?> || value instanceof SdkAutoConstructMap<?, ?>;
    }

    private static @Nullable Object only(SdkPojo shape, String path) {
        Object at = shape;
        for (String name : path.split("\\.")) {
            at = at instanceof SdkPojo inner ? member(inner, name) : null;
        }
        return at;
    }

    private static @Nullable Object member(SdkPojo shape, String name) {
        for (SdkField<?> field : shape.sdkFields()) {
            if (field.memberName().equals(name)) {
                return field.getValueOrDefault(shape);
            }
        }
        return null;
    }
}
