package livestream.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** TLS in front of a server that has none. */
public final class TlsFront extends Relay {
    private final int behind;

    private TlsFront(ServerSocket server, int behind) {
        super(server);
        this.behind = behind;
    }

    /**
     * Starts one.
     *
     * @param behind the port of the server on this machine
     */
    public static TlsFront start(TestAuthority authority, int behind) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        TlsFront front =
                new TlsFront(authority.server().getServerSocketFactory().createServerSocket(0, 50, loopback), behind);
        front.start();
        return front;
    }

    @Override
    void serve(Socket client) throws IOException {
        join(client, new Socket(InetAddress.getLoopbackAddress(), behind));
    }
}
