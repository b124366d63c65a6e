package livestream.simulator.http;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose requests are answered: those of programs that the simulator's user runs. A browser on the same machine sends requests as
 * well, for whatever page it shows: with the page's {@code Origin}, or, when the page's own name is made to lead here (DNS
 * rebinding), under that name. No program is so; so nothing else of a request is asked, and no header of a proxy counts.
 *
 * <p>Names that lead here: loopback as AWS's clients write it, the names below {@code localhost}, of which RFC 6761 promises
 * that they stay on the machine, and those of AWS, which nobody else can make lead here. Beyond loopback also every address, for
 * an address cannot be made to lead elsewhere, and the names that the user has given.
 *
 * @param beyondLoopback whether other machines may ask
 * @param names more names under which it is asked, in lower case
 */
record Welcome(boolean beyondLoopback, Set<String> names) {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,255})(?::[0-9]{1,5})?");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String LOCAL = ".localhost";
    private static final String AWS = ".amazonaws.com";
    private static final Pattern ADDRESS = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|\\[.*]");

    /** The address that stands for all others and is none itself. */
    private static final Set<String> NO_ADDRESS = Set.of("0.0.0.0", "[::]");

    /** What a browser says of a request that a person or the page itself has asked for. */
    private static final Set<String> OWN = Set.of("none", "same-origin");

    Welcome {
        names = Set.copyOf(names);
    }

    /** Why a request is not answered; empty when it is. What is for the simulator itself never comes under a name of AWS. */
    Optional<String> refusal(URI target, Headers headers) {
        List<String> hosts = headers.getOrDefault("Host", List.of());
        String host = hosts.size() == 1 ? hosts.get(0) : "";
        boolean admin = target.getRawPath() != null && target.getRawPath().startsWith(HttpFrontend.ADMIN);
        String authority = target.getRawAuthority();
        if (!isOurs(host, admin) || authority != null && !isOurs(authority, admin)) {
            return Optional.of(
                    "The simulator answers under 127.0.0.1, localhost and names below localhost. This request is for"
                            + " `" + (isOurs(host, admin) ? authority : String.join(", ", hosts)) + "`.");
        }
        boolean foreign = headers.getOrDefault("Origin", List.of()).stream()
                .anyMatch(origin -> !origin.equalsIgnoreCase("http://" + host));
        boolean crossed =
                headers.getOrDefault("Sec-Fetch-Site", List.of()).stream().anyMatch(site -> !OWN.contains(site));
        return foreign || crossed
                ? Optional.of("The simulator answers programs. This request is of a web page of another origin.")
                : Optional.empty();
    }

    /** Whether a {@code Host} is one of its own, with whatever port. */
    private boolean isOurs(String host, boolean admin) {
        Matcher matcher = HOST.matcher(host.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group(1);
        return LOOPBACK.contains(name)
                || name.endsWith(LOCAL)
                || !admin && name.endsWith(AWS)
                || beyondLoopback && (names.contains(name) || isAddress(name));
    }

    private static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches() && !NO_ADDRESS.contains(name);
    }
}
