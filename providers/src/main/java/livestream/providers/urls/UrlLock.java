package livestream.providers.urls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Published URLs that must not change: a text file, a line each, sorted, to be kept in version control.
 *
 * <p>A hole that AWS had not filled when the file was written, as in {@code (domain of main)}, stands for anything.
 */
public final class UrlLock {
    private static final Pattern HOLE = Pattern.compile("\\([^()]*\\)");
    private static final String HEAD =
            "# Published viewer URLs. `livestream urls --check` fails when one would change.\n";

    private final SortedMap<String, String> urls;

    private UrlLock(SortedMap<String, String> urls) {
        this.urls = urls;
    }

    /**
     * A URL that would not stay.
     *
     * @param after empty when there would be none
     */
    public record Broken(String endpoint, String before, Optional<String> after) {}

    /** Of these URLs. */
    public static UrlLock of(List<ViewerUrl> current) {
        SortedMap<String, String> urls = new TreeMap<>();
        current.forEach(each -> urls.put(each.endpoint(), each.url()));
        return new UrlLock(urls);
    }

    /** Reads {@link #text()}; empty when a line is none of its. */
    public static Optional<UrlLock> parse(String text) {
        SortedMap<String, String> urls = new TreeMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split("\\s+", 2);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            } else if (words.length < 2 || !words[1].startsWith("https://")) {
                return Optional.empty();
            }
            urls.put(words[0], words[1]);
        }
        return Optional.of(new UrlLock(urls));
    }

    /** Whether a text was written as one, whatever a merge has left in it. */
    public static boolean isOne(String text) {
        return text.startsWith(HEAD) || parse(text).isPresent();
    }

    /** The same bytes for the same URLs. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD);
        urls.forEach(
                (endpoint, url) -> text.append(endpoint).append(' ').append(url).append('\n'));
        return text.toString();
    }

    /**
     * What would not stay, by name.
     *
     * @param deployed whether what AWS gave is at hand; otherwise a hole in a current URL stands for anything too
     */
    public List<Broken> broken(List<ViewerUrl> current, boolean deployed) {
        SortedMap<String, String> now = of(current).urls;
        List<Broken> broken = new ArrayList<>();
        urls.forEach((endpoint, before) -> {
            String after = now.get(endpoint);
            boolean stays = after != null && (fits(before, after) || (!deployed && fits(after, before)));
            if (!stays) {
                broken.add(new Broken(endpoint, before, Optional.ofNullable(after)));
            }
        });
        return broken;
    }

    /** Endpoints that are not in the lock. */
    public List<ViewerUrl> unlocked(List<ViewerUrl> current) {
        return current.stream()
                .filter(each -> !urls.containsKey(each.endpoint()))
                .toList();
    }

    private static boolean fits(String withHoles, String url) {
        StringBuilder expression = new StringBuilder();
        Matcher hole = HOLE.matcher(withHoles);
        int from = 0;
        while (hole.find()) {
            expression
                    .append(Pattern.quote(withHoles.substring(from, hole.start())))
                    .append(".+");
            from = hole.end();
        }
        return url.matches(
                expression.append(Pattern.quote(withHoles.substring(from))).toString());
    }
}
