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
record ForwardedNames(String mode, List<String> names, boolean anyCase) {
    static final ForwardedNames NONE = new ForwardedNames("none", List.of(), false);
    static final ForwardedNames ALL = new ForwardedNames("all", List.of(), false);

    static ForwardedNames queries(Value.Fields tree) {
        return of(tree, "QueryString", false);
    }

    static ForwardedNames headers(Value.Fields tree) {
        return of(tree, "Header", true);
    }

    static ForwardedNames cookies(Value.Fields tree) {
        return of(tree, "Cookie", false);
    }

    private static ForwardedNames of(Value.Fields tree, String what, boolean anyCase) {
        Value.Fields config = ApiMembers.fields(tree, what + "sConfig");
        return new ForwardedNames(
                ApiMembers.text(config, what + "Behavior", "none"), ApiMembers.texts(config, what + "s"), anyCase);
    }

    static ForwardedNames only(List<String> names, boolean anyCase) {
        return new ForwardedNames(names.isEmpty() ? "none" : "whitelist", names, anyCase);
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
