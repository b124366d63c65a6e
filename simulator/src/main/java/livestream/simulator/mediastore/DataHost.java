package livestream.simulator.mediastore;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;

/**
 * How a request for objects says whose: by the host of the container's endpoint, as in
 * {@code abc.data.mediastore.us-west-2.amazonaws.com}. AWS takes it from the {@code Host} header. A client that can only be
 * told another endpoint puts it at the beginning of the path: {@code http://127.0.0.1:4580/abc.data.mediastore...}.
 *
 * @param name the host
 * @param path what is left of the path, percent-encoded, without the slash in front
 */
record DataHost(String name, String region, String path) {

    private static final String HOST = "([a-z0-9]+\\.data\\.mediastore\\.([a-z0-9-]+)\\.amazonaws\\.com)";
    private static final Pattern HEADER = Pattern.compile(HOST + "(?::\\d+)?");
    private static final Pattern PATH = Pattern.compile("/" + HOST + "(?:/(.*))?");

    /** The host of a request; empty when it is for no container. */
    static Optional<DataHost> of(Request request) {
        String header = request.header("host");
        Matcher host = HEADER.matcher(header == null ? "" : header);
        if (host.matches()) {
            return Optional.of(
                    new DataHost(host.group(1), host.group(2), request.path().substring(1)));
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        return Optional.of(new DataHost(path.group(1), path.group(2), path.group(3) == null ? "" : path.group(3)));
    }
}
