package livestream.providers.routing;

/** Path patterns matched character by character, which shares nothing with the automata that it judges. */
public final class DirectMatcher {
    private DirectMatcher() {}

    /** Whether a pattern matches a path, each with or without its leading slash. */
    public static boolean matches(String pattern, String path) {
        return matches(bare(pattern), 0, bare(path), 0);
    }

    private static String bare(String text) {
        return text.startsWith("/") ? text.substring(1) : text;
    }

    private static boolean matches(String pattern, int p, String path, int at) {
        if (p == pattern.length()) {
            return at == path.length();
        }
        if (pattern.charAt(p) == '*') {
            for (int skip = at; skip <= path.length(); skip++) {
                if (matches(pattern, p + 1, path, skip)) {
                    return true;
                }
            }
            return false;
        }
        return at < path.length()
                && (pattern.charAt(p) == '?' || pattern.charAt(p) == path.charAt(at))
                && matches(pattern, p + 1, path, at + 1);
    }
}
