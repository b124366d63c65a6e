package livestream.schema.shape;

import java.util.List;

/** The keys whose value may be a reference to a secret, {@code ${secret:...}}: nothing else in the file takes one. */
public final class SecretKeys {
    /** Ends of paths; {@code *} is any key. */
    private static final List<List<String>> ONLY_SECRETS =
            List.of(List.of("cdnAuthorization", "value"), List.of("encryption", "passphrase"));

    private static final List<List<String>> ALSO_SECRETS = List.of(List.of("headers", "*"));

    private SecretKeys() {}

    /** Whether the value at a path of keys takes a secret. */
    public static boolean takes(List<String> path) {
        return takesNothingElse(path) || ALSO_SECRETS.stream().anyMatch(place -> endsWith(path, place));
    }

    /** Whether the value at a path of keys cannot be a plain text. */
    static boolean takesNothingElse(List<String> path) {
        return ONLY_SECRETS.stream().anyMatch(place -> endsWith(path, place));
    }

    /** The places in words, for help. */
    public static String words() {
        return "`cdnAuthorization.value`, as `state.encryption.passphrase` and in `headers` of an origin";
    }

    private static boolean endsWith(List<String> path, List<String> place) {
        int before = path.size() - place.size();
        if (before < 0) {
            return false;
        }
        for (int i = 0; i < place.size(); i++) {
            if (!place.get(i).equals("*") && !place.get(i).equals(path.get(before + i))) {
                return false;
            }
        }
        return true;
    }
}
