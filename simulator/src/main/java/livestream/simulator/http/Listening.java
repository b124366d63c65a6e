package livestream.simulator.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Where a simulator listens, and as whom.
 *
 * @param address at which it takes connections
 * @param names more names under which it is asked, in lower case; they count beyond loopback alone
 */
public record Listening(InetAddress address, Set<String> names) {

    /** On this machine alone. */
    public static final Listening LOOPBACK = new Listening(loopback(), Set.of());

    public Listening {
        names = Set.copyOf(names);
    }

    /** Not {@code InetAddress.getLoopbackAddress()}, which is an IPv6 address where that is preferred. */
    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
