package livestream.providers.route;

import java.util.List;
import livestream.schema.Value;

/**
 * Which query strings, headers or cookies a policy takes.
 *
 * @param mode the API's word: {@code none}, {@code whitelist}, {@code allExcept}, {@code all} or, of headers, {@code
 *     allViewer} and {@code allViewerAndWhitelistCloudFront}
 * @param names those that the mode speaks of
 * @param anyCase whether the case of a name does not count, as in headers
 */
record Selection(String mode, List<String> names, boolean anyCase) {
    static final Selection NONE = new Selection("none", List.of(), false);
    static final Selection ALL = new Selection("all", List.of(), false);

    static Selection queries(Value.Fields tree) {
        return of(tree, "QueryString", false);
    }

    static Selection headers(Value.Fields tree) {
        return of(tree, "Header", true);
    }

    static Selection cookies(Value.Fields tree) {
        return of(tree, "Cookie", false);
    }

    private static Selection of(Value.Fields tree, String what, boolean anyCase) {
        Value.Fields config = Members.fields(tree, what + "sConfig");
        return new Selection(
                Members.text(config, what + "Behavior", "none"), Members.texts(config, what + "s"), anyCase);
    }

    static Selection only(List<String> names, boolean anyCase) {
        return new Selection(names.isEmpty() ? "none" : "whitelist", names, anyCase);
    }

    boolean takes(String name) {
        boolean listed = names.stream().anyMatch(each -> anyCase ? each.equalsIgnoreCase(name) : each.equals(name));
        return switch (mode) {
            case "none" -> false;
            case "whitelist" -> listed;
            case "allExcept" -> !listed;
            default -> true;
        };
    }

    /** The names that are taken when they are sent; empty unless they are listed. */
    List<String> listed() {
        return mode.equals("whitelist") ? names : List.of();
    }
}
