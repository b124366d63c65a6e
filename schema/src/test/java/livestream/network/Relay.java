package livestream.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback that hands each connection to a thread of its own, and ends them all when it is closed. */
abstract class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Relay(ServerSocket server) {
        this.server = server;
    }

    final void start() {
        begin(() -> {
            while (true) {
                Socket client = server.accept();
                open.add(client);
                begin(() -> {
                    try (client) {
                        serve(client);
                    }
                });
            }
        });
    }

    /** Serves a connection to its end. */
    abstract void serve(Socket client) throws IOException;

    /** The port at which it listens. */
    public final int port() {
        return server.getLocalPort();
    }

    /** Carries bytes in both directions until one side ends. */
    final void join(Socket client, Socket target) throws IOException {
        open.add(target);
        try (target) {
            begin(() -> {
                copy(target, client);
                client.close();
            });
            copy(client, target);
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        in.transferTo(out);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void begin(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
